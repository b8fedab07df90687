"""functools: reduce and cmp_to_key. `cache` and `lru_cache` are the compiler's.

`reduce_with_initial` is what reduce does where it is given a first value.
"""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")
S = TypeVar("S")


def reduce(function: Callable[[T, T], T], iterable: Iterable[T], initial: None = None, /) -> T:
    """function(function(first, second), third), ... TypeError where there is no item."""
    made: list[T] = []
    for item in iterable:
        if len(made) == 0:
            made.append(item)
        else:
            made[0] = function(made[0], item)
    if len(made) == 0:
        raise TypeError("reduce() of empty iterable with no initial value")
    return made[0]


def reduce_with_initial(function: Callable[[T, S], T], iterable: Iterable[S], initial: T, /) -> T:
    """function(function(initial, first), second), ..."""
    made = initial
    for item in iterable:
        made = function(made, item)
    return made


class _Compared(Generic[T]):
    """A value in the order that a comparison function gives."""

    def __init__(self, value: T, compare: Callable[[T, T], int]) -> None:
        self.value = value
        self.compare = compare

    def __lt__(self, other: "_Compared[T]") -> bool:
        return self.compare(self.value, other.value) < 0

    def __gt__(self, other: "_Compared[T]") -> bool:
        return self.compare(self.value, other.value) > 0

    def __le__(self, other: "_Compared[T]") -> bool:
        return self.compare(self.value, other.value) <= 0

    def __ge__(self, other: "_Compared[T]") -> bool:
        return self.compare(self.value, other.value) >= 0

    def __eq__(self, other: "_Compared[T]") -> bool:  # type: ignore[override]
        return self.compare(self.value, other.value) == 0


def cmp_to_key(mycmp: Callable[[T, T], int]) -> Callable[[T], _Compared[T]]:
    """A key= from a function that compares: negative, 0 or positive."""
    return lambda value: _Compared(value, mycmp)
