"""bisect: places in sorted sequences. `NAME_with_key` is what NAME does where it is given a key."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ophion.runtime.ordering import less

T = TypeVar("T")
K = TypeVar("K")


def _end(length: int, lo: int, hi: int | None) -> int:
    """The place behind the part that is searched. ValueError for a negative start."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    return length if hi is None else hi


def bisect_left(a: Sequence[T], x: T, lo: int = 0, hi: int | None = None, *, key: None = None) -> int:
    """The first place at which x can be inserted."""
    end = _end(len(a), lo, hi)
    while lo < end:
        middle = (lo + end) // 2
        if less(a[middle], x):
            lo = middle + 1
        else:
            end = middle
    return lo


def bisect_left_with_key(
    a: Sequence[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K]
) -> int:
    """bisect_left(a, x, key=key): x is compared with the items' keys."""
    end = _end(len(a), lo, hi)
    while lo < end:
        middle = (lo + end) // 2
        if less(key(a[middle]), x):
            lo = middle + 1
        else:
            end = middle
    return lo


def bisect_right(a: Sequence[T], x: T, lo: int = 0, hi: int | None = None, *, key: None = None) -> int:
    """The last place at which x can be inserted."""
    end = _end(len(a), lo, hi)
    while lo < end:
        middle = (lo + end) // 2
        if less(x, a[middle]):
            end = middle
        else:
            lo = middle + 1
    return lo


def bisect_right_with_key(
    a: Sequence[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K]
) -> int:
    """bisect_right(a, x, key=key): x is compared with the items' keys."""
    end = _end(len(a), lo, hi)
    while lo < end:
        middle = (lo + end) // 2
        if less(x, key(a[middle])):
            end = middle
        else:
            lo = middle + 1
    return lo


def insort_left(a: list[T], x: T, lo: int = 0, hi: int | None = None, *, key: None = None) -> None:
    """Insert x before those that are equal."""
    a.insert(bisect_left(a, x, lo, hi), x)


def insort_left_with_key(
    a: list[T], x: T, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K]
) -> None:
    """insort_left(a, x, key=key): the key is taken of x too."""
    a.insert(bisect_left_with_key(a, key(x), lo, hi, key=key), x)


def insort_right(a: list[T], x: T, lo: int = 0, hi: int | None = None, *, key: None = None) -> None:
    """Insert x behind those that are equal."""
    a.insert(bisect_right(a, x, lo, hi), x)


def insort_right_with_key(
    a: list[T], x: T, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K]
) -> None:
    """insort_right(a, x, key=key): the key is taken of x too."""
    a.insert(bisect_right_with_key(a, key(x), lo, hi, key=key), x)
