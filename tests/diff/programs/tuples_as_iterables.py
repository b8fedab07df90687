"""Tuples of fixed shape where an Iterable of what is common to their items is wanted."""

from __future__ import annotations

from typing import Iterable, Iterator, Protocol, Sequence


class Shape(Protocol):
    def corners(self) -> Iterable[tuple[int, int]]: ...


class Box:
    def corners(self) -> Iterable[tuple[int, int]]:
        return ((0, 0), (2, 3))


class Nothing:
    def corners(self) -> Iterable[tuple[int, int]]:
        return ()


def line(row: Iterable[object]) -> str:
    return " | ".join(str(cell) for cell in row)


def table(rows: Iterable[Iterable[object]]) -> None:
    for row in rows:
        print(line(row))


def total(rows: Sequence[Sequence[float]]) -> float:
    return sum(sum(row) for row in rows)


def lengths(*rows: Iterable[float]) -> Iterator[int]:
    for row in rows:
        yield len(list(row))


table([("a", 1, 2.5), ("b", 2, None)])
table((n, n * n, str(n)) for n in range(2))
table([[1, 2], [3]])
table(zip("ab", [1, 2]))
table({"x": 1, "y": 2}.items())
kept: Iterable[object] = ("a", 1, [2.5])
print(line(kept), line(()), line(("one", 1)))
print(total([(1, 2), (3, 4.5)]), total(((1.0, 2.0),)), *lengths((1, 2.5), (), [3.0]))
shapes: list[Shape] = [Box(), Nothing()]
print([list(shape.corners()) for shape in shapes])
