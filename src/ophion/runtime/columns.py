"""zip(*rows): the columns of rows whose number is only known when the program runs."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def columns(rows: Iterable[Iterable[T]], strict: bool = False) -> Iterator[tuple[T, ...]]:
    """Tuples of the first items of all rows, of the second ones, ... as far as the shortest row goes.

    ValueError where `strict` and the rows differ in length.
    """
    return _columns([iter(row) for row in rows], strict)


def _columns(sources: list[Iterator[T]], strict: bool) -> Iterator[tuple[T, ...]]:
    while sources:
        column: list[T] = []
        for source in sources:
            for item in source:
                column.append(item)
                break
            else:
                if strict:
                    _check_ended(sources, len(column))
                return
        yield tuple(column)


def _check_ended(sources: list[Iterator[T]], ended: int) -> None:
    """ValueError where the row `ended` is shorter than those before it, or one behind it is longer."""
    if ended > 0:
        raise ValueError(_difference(ended, "shorter"))
    for place in range(1, len(sources)):
        for _ in sources[place]:
            raise ValueError(_difference(place, "longer"))


def _difference(place: int, how: str) -> str:
    others = "argument 1" if place == 1 else f"arguments 1-{place}"
    return f"zip() argument {place + 1} is {how} than {others}"
