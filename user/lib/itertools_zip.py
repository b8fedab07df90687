"""itertools.zip_longest: `zip_longest_in_N` of N iterables, `_with_fillvalue` where one is given."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
F = TypeVar("F")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")


class _Source(Generic[T]):
    """An iterable of `zip_longest`: it gives its items, and knows when it has ended."""

    def __init__(self, items: Iterable[T]) -> None:
        self.items = iter(items)
        self.ended = False

    def more(self) -> list[T]:
        """The next item alone; nothing at the end and behind it."""
        if not self.ended:
            for item in self.items:
                return [item]
            self.ended = True
        return []


def zip_longest_in_1(one: Iterable[A], /, *, fillvalue: object = None) -> Iterator[tuple[A]]:
    """Each item alone."""
    for item in one:
        yield (item,)


def zip_longest(
    one: Iterable[A], two: Iterable[B], /, *, fillvalue: None = None
) -> Iterator[tuple[A | None, B | None]]:
    """Rows as far as the longest iterable goes, with None for what the others do not have."""
    first, second = _Source(one), _Source(two)
    while True:
        a, b = first.more(), second.more()
        if not (a or b):
            return
        yield (a[0] if a else None), (b[0] if b else None)


def zip_longest_with_fillvalue(
    one: Iterable[A], two: Iterable[B], /, *, fillvalue: F
) -> Iterator[tuple[A | F, B | F]]:
    """Rows as far as the longest iterable goes, with `fillvalue` for what the others do not have."""
    first, second = _Source(one), _Source(two)
    while True:
        a, b = first.more(), second.more()
        if not (a or b):
            return
        yield (a[0] if a else fillvalue), (b[0] if b else fillvalue)


def zip_longest_in_3(
    one: Iterable[A], two: Iterable[B], three: Iterable[C], /, *, fillvalue: None = None
) -> Iterator[tuple[A | None, B | None, C | None]]:
    """Rows of an item of each of 3, or None."""
    first, second, third = _Source(one), _Source(two), _Source(three)
    while True:
        a, b, c = first.more(), second.more(), third.more()
        if not (a or b or c):
            return
        yield (a[0] if a else None), (b[0] if b else None), (c[0] if c else None)


def zip_longest_with_fillvalue_in_3(
    one: Iterable[A], two: Iterable[B], three: Iterable[C], /, *, fillvalue: F
) -> Iterator[tuple[A | F, B | F, C | F]]:
    """Rows of an item of each of 3, or `fillvalue`."""
    first, second, third = _Source(one), _Source(two), _Source(three)
    while True:
        a, b, c = first.more(), second.more(), third.more()
        if not (a or b or c):
            return
        yield (a[0] if a else fillvalue), (b[0] if b else fillvalue), (c[0] if c else fillvalue)


def zip_longest_in_4(
    one: Iterable[A], two: Iterable[B], three: Iterable[C], four: Iterable[D], /, *, fillvalue: None = None
) -> Iterator[tuple[A | None, B | None, C | None, D | None]]:
    """Rows of an item of each of 4, or None."""
    first, second, third, fourth = _Source(one), _Source(two), _Source(three), _Source(four)
    while True:
        a, b, c, d = first.more(), second.more(), third.more(), fourth.more()
        if not (a or b or c or d):
            return
        yield (a[0] if a else None), (b[0] if b else None), (c[0] if c else None), (d[0] if d else None)


def zip_longest_with_fillvalue_in_4(
    one: Iterable[A], two: Iterable[B], three: Iterable[C], four: Iterable[D], /, *, fillvalue: F
) -> Iterator[tuple[A | F, B | F, C | F, D | F]]:
    """Rows of an item of each of 4, or `fillvalue`."""
    first, second, third, fourth = _Source(one), _Source(two), _Source(three), _Source(four)
    while True:
        a, b, c, d = first.more(), second.more(), third.more(), fourth.more()
        if not (a or b or c or d):
            return
        yield (
            (a[0] if a else fillvalue),
            (b[0] if b else fillvalue),
            (c[0] if c else fillvalue),
            (d[0] if d else fillvalue),
        )
