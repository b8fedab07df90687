"""Operator methods."""

from __future__ import annotations

from typing import Self


class Vector:
    """Two components."""

    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    def __add__(self, other: "Vector") -> "Vector":
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other: "Vector") -> "Vector":
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor: int) -> "Vector":
        return Vector(self.x * factor, self.y * factor)

    def __rmul__(self, factor: int) -> "Vector":
        return self * factor

    def __neg__(self) -> "Vector":
        return Vector(-self.x, -self.y)

    def __abs__(self) -> int:
        return abs(self.x) + abs(self.y)

    def __lt__(self, other: "Vector") -> bool:
        return abs(self) < abs(other)

    def __bool__(self) -> bool:
        return self.x != 0 or self.y != 0

    def __iadd__(self, other: "Vector") -> "Vector":
        self.x += other.x
        self.y += other.y
        return self

    def __str__(self) -> str:
        return f"({self.x}, {self.y})"


class Grid:
    """Cells by row and column."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], str] = {}

    def __getitem__(self, place: tuple[int, int]) -> str:
        return self.cells.get(place, ".")

    def __setitem__(self, place: tuple[int, int], value: str) -> None:
        self.cells[place] = value

    def __delitem__(self, place: tuple[int, int]) -> None:
        del self.cells[place]


a, b = Vector(1, 2), Vector(3, -4)
print(a + b, a - b, a * 3, 2 * a, -a, abs(b), a < b, bool(a), bool(Vector(0, 0)))
alias = a
a += b
print(a, alias is a, str(max([a, b], key=abs)), min(a, b))
grid = Grid()
grid[1, 2] = "x"
print(grid[1, 2], grid[0, 0])
del grid[1, 2]
print(grid[1, 2])


class Shelf:
    def __init__(self, *books: str) -> None:
        self.books = list(books)

    def __iadd__(self, book: str) -> Self:
        self.books.append(book)
        return self

    def __lshift__(self, book: str) -> Self:
        self.books.append(f"<{book}>")
        return self

    def __or__(self, other: Shelf) -> Self:
        return type(self)(*self.books, *other.books)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        print("left with", len(self.books))


class Rare(Shelf):
    pass


shelf = Shelf()
shelf += "a"
shelf << "b" << "c"
both = Rare("d") | shelf
with Rare("x") as opened:
    opened += "y"
print(shelf.books, both.books, type(both).__name__, opened.books)
