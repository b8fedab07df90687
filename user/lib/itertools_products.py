"""itertools.product: `product_in_N` of N iterables, whose rows are tuples of fixed shape."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
E = TypeVar("E")
F = TypeVar("F")


def product_with_repeat(*iterables: Iterable[T], repeat: int) -> Iterator[tuple[T, ...]]:
    """product(a, b, repeat=n): rows of an item of each, n times in turn. ValueError for a negative n."""
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    pools = [list(iterable) for iterable in iterables]
    return _rows(pools * repeat)


def _rows(pools: list[list[T]]) -> Iterator[tuple[T, ...]]:
    places = [0] * len(pools)
    if any(len(pool) == 0 for pool in pools):
        return
    while True:
        yield tuple([pool[place] for pool, place in zip(pools, places, strict=True)])
        turn = len(pools) - 1
        while turn >= 0 and places[turn] == len(pools[turn]) - 1:
            places[turn] = 0
            turn -= 1
        if turn < 0:
            return
        places[turn] += 1


def product_in_1(one: Iterable[A], /) -> Iterator[tuple[A]]:
    """Each item alone."""
    return _of_1(list(one))


def product(one: Iterable[A], two: Iterable[B], /) -> Iterator[tuple[A, B]]:
    """All pairs of an item of each."""
    return _of_2(list(one), list(two))


def product_in_3(one: Iterable[A], two: Iterable[B], three: Iterable[C], /) -> Iterator[tuple[A, B, C]]:
    """All triples."""
    return _of_3(list(one), list(two), list(three))


def product_in_4(
    one: Iterable[A], two: Iterable[B], three: Iterable[C], four: Iterable[D], /
) -> Iterator[tuple[A, B, C, D]]:
    """All rows of 4."""
    return _of_4(list(one), list(two), list(three), list(four))


def product_in_5(
    one: Iterable[A], two: Iterable[B], three: Iterable[C], four: Iterable[D], five: Iterable[E], /
) -> Iterator[tuple[A, B, C, D, E]]:
    """All rows of 5."""
    return _of_5(list(one), list(two), list(three), list(four), list(five))


def product_in_6(
    one: Iterable[A],
    two: Iterable[B],
    three: Iterable[C],
    four: Iterable[D],
    five: Iterable[E],
    six: Iterable[F],
    /,
) -> Iterator[tuple[A, B, C, D, E, F]]:
    """All rows of 6."""
    return _of_6(list(one), list(two), list(three), list(four), list(five), list(six))


def _of_1(ones: list[A]) -> Iterator[tuple[A]]:
    for one in ones:
        yield (one,)


def _of_2(ones: list[A], twos: list[B]) -> Iterator[tuple[A, B]]:
    for one in ones:
        for two in twos:
            yield one, two


def _of_3(ones: list[A], twos: list[B], threes: list[C]) -> Iterator[tuple[A, B, C]]:
    for one, two in _of_2(ones, twos):
        for three in threes:
            yield one, two, three


def _of_4(ones: list[A], twos: list[B], threes: list[C], fours: list[D]) -> Iterator[tuple[A, B, C, D]]:
    for one, two, three in _of_3(ones, twos, threes):
        for four in fours:
            yield one, two, three, four


def _of_5(
    ones: list[A], twos: list[B], threes: list[C], fours: list[D], fives: list[E]
) -> Iterator[tuple[A, B, C, D, E]]:
    for one, two, three, four in _of_4(ones, twos, threes, fours):
        for five in fives:
            yield one, two, three, four, five


def _of_6(
    ones: list[A], twos: list[B], threes: list[C], fours: list[D], fives: list[E], sixes: list[F]
) -> Iterator[tuple[A, B, C, D, E, F]]:
    for one, two, three, four, five in _of_5(ones, twos, threes, fours, fives):
        for six in sixes:
            yield one, two, three, four, five, six
