"""A value of which nothing is known cannot be taken for a function."""

from collections.abc import Callable
from typing import Any


def call(data: Any) -> int:
    function: Callable[[int], int] = data
    return function(3)


call(lambda x: x + 1)
