"""The functions of `itertools` that select and arrange items.

Where the length of the rows is known when compiling they are tuples of fixed shape, of `NAME_in_LENGTH`.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def permutations(iterable: Iterable[T], r: int | None = None) -> Iterator[tuple[T, ...]]:
    """All arrangements of r items, in the order of their places. ValueError for a negative r."""
    pool = list(iterable)
    size = len(pool) if r is None else r
    if size < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, size)


def _permutations(pool: list[T], size: int) -> Iterator[tuple[T, ...]]:
    total = len(pool)
    if size > total:
        return
    places = list(range(total))
    cycles = list(range(total, total - size, -1))
    yield tuple([pool[place] for place in places[:size]])
    while total > 0:
        turn = size - 1
        while turn >= 0:
            cycles[turn] -= 1
            if cycles[turn] > 0:
                other = total - cycles[turn]
                places[turn], places[other] = places[other], places[turn]
                yield tuple([pool[place] for place in places[:size]])
                break
            places[turn:] = places[turn + 1 :] + places[turn : turn + 1]
            cycles[turn] = total - turn
            turn -= 1
        if turn < 0:
            return


def combinations(iterable: Iterable[T], r: int) -> Iterator[tuple[T, ...]]:
    """All selections of r items, in the order of their places. ValueError for a negative r."""
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(list(iterable), r)


def _combinations(pool: list[T], r: int) -> Iterator[tuple[T, ...]]:
    total = len(pool)
    if r > total:
        return
    places = list(range(r))
    yield tuple([pool[place] for place in places])
    while True:
        turn = r - 1
        while turn >= 0 and places[turn] == turn + total - r:
            turn -= 1
        if turn < 0:
            return
        places[turn] += 1
        for after in range(turn + 1, r):
            places[after] = places[after - 1] + 1
        yield tuple([pool[place] for place in places])


def combinations_with_replacement(iterable: Iterable[T], r: int) -> Iterator[tuple[T, ...]]:
    """All selections of r items, each as often as wanted. ValueError for a negative r."""
    if r < 0:
        raise ValueError("r must be non-negative")
    return _repeated_combinations(list(iterable), r)


def _repeated_combinations(pool: list[T], r: int) -> Iterator[tuple[T, ...]]:
    total = len(pool)
    if total == 0 and r > 0:
        return
    places = [0] * r
    yield tuple([pool[place] for place in places])
    while True:
        turn = r - 1
        while turn >= 0 and places[turn] == total - 1:
            turn -= 1
        if turn < 0:
            return
        places[turn:] = [places[turn] + 1] * (r - turn)
        yield tuple([pool[place] for place in places])


# --- rows of a length that is known: tuples of fixed shape ---


def combinations_in_2(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T]]:
    """combinations(iterable, 2)"""
    for row in combinations(iterable, r):
        yield row[0], row[1]


def combinations_in_3(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T]]:
    """combinations(iterable, 3)"""
    for row in combinations(iterable, r):
        yield row[0], row[1], row[2]


def combinations_in_4(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T, T]]:
    """combinations(iterable, 4)"""
    for row in combinations(iterable, r):
        yield row[0], row[1], row[2], row[3]


def combinations_in_5(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T, T, T]]:
    """combinations(iterable, 5)"""
    for row in combinations(iterable, r):
        yield row[0], row[1], row[2], row[3], row[4]


def permutations_in_2(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T]]:
    """permutations(iterable, 2)"""
    for row in permutations(iterable, r):
        yield row[0], row[1]


def permutations_in_3(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T]]:
    """permutations(iterable, 3)"""
    for row in permutations(iterable, r):
        yield row[0], row[1], row[2]


def permutations_in_4(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T, T]]:
    """permutations(iterable, 4)"""
    for row in permutations(iterable, r):
        yield row[0], row[1], row[2], row[3]


def permutations_in_5(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T, T, T]]:
    """permutations(iterable, 5)"""
    for row in permutations(iterable, r):
        yield row[0], row[1], row[2], row[3], row[4]


def combinations_with_replacement_in_2(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T]]:
    """combinations_with_replacement(iterable, 2)"""
    for row in combinations_with_replacement(iterable, r):
        yield row[0], row[1]


def combinations_with_replacement_in_3(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T]]:
    """combinations_with_replacement(iterable, 3)"""
    for row in combinations_with_replacement(iterable, r):
        yield row[0], row[1], row[2]


def combinations_with_replacement_in_4(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T, T]]:
    """combinations_with_replacement(iterable, 4)"""
    for row in combinations_with_replacement(iterable, r):
        yield row[0], row[1], row[2], row[3]


def combinations_with_replacement_in_5(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T, T, T]]:
    """combinations_with_replacement(iterable, 5)"""
    for row in combinations_with_replacement(iterable, r):
        yield row[0], row[1], row[2], row[3], row[4]
