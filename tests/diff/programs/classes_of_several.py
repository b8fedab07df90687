"""One of several classes that is called, and the items of a tuple of several types by a position that varies."""

from __future__ import annotations

from abc import ABC, abstractmethod


class Shape(ABC):
    def __init__(self, size: int) -> None:
        self.size = size

    @abstractmethod
    def area(self) -> int: ...


class Square(Shape):
    def area(self) -> int:
        return self.size * self.size


class Row(Shape):
    def __init__(self, size: int, height: int = 2) -> None:
        super().__init__(size)
        self.height = height

    def area(self) -> int:
        return self.size * self.height


def widths(rows: list[tuple[str, float, int]], header: tuple[str, str, str]) -> list[int]:
    return [max(len(str(row[place])) for row in [header, *rows]) for place in range(3)]


for cls in (Square, Row):
    print(cls.__name__, cls(3).area())
print(widths([("apple", 1.5, 10)], ("name", "price", "count")))
mixed: tuple[str, object, object] = ("a", 1, None)
print([mixed[place] for place in range(-3, 3)])
try:
    print(mixed[len(mixed)])
except IndexError as error:
    print(error)
