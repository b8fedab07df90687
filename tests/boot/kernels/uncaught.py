"""A kernel in which nothing catches an exception."""

from kernel import console
from kernel.arch import init_processor


def choose(number: int) -> int:
    """One of two numbers."""
    return [1, 2][number]


def main() -> None:
    """Called by the boot code."""
    console.init()
    init_processor()
    print(choose(2))
