"""What a system call's module says of each call: its number and the function that does it."""

from collections.abc import Callable

from kernel.syscall.call import Call


class Entry:
    """A system call that exists. The function returns the result, or raises OSError for -errno."""

    def __init__(self, number: int, function: Callable[[Call], int]) -> None:
        self.number = number
        self.function = function
