"""A kernel that uses up its stack."""

from kernel import console
from kernel.arch import init_processor, read_boot_information
from kernel.mm import memory


def recurse(depth: int) -> int:
    """Never return."""
    if depth < 0:
        raise ValueError(depth)
    return recurse(depth + 1) + depth


def main() -> None:
    """Called by the boot code."""
    console.init()
    init_processor()
    memory.init(read_boot_information())
    print(recurse(0))
