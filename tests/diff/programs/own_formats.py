"""How values of classes are shown: __format__ of their own, named tuples, flags, divmod."""

from enum import IntFlag
from typing import NamedTuple


class Length:
    def __init__(self, metres: int) -> None:
        self.metres = metres

    def __format__(self, spec: str) -> str:
        return f"{self.metres * 100} cm" if spec == "cm" else f"{self.metres} m"

    def __str__(self) -> str:
        return "a length"

    def __divmod__(self, parts: int) -> tuple[int, int]:
        return divmod(self.metres, parts)


class Point(NamedTuple):
    x: int
    y: int = 2
    name: str = "p"


class Single(NamedTuple):
    only: str


print(f"{Length(2)} {Length(2):cm} {Length(2)!s}", str(Length(3)), format(Length(4), "cm"))
point = Point(1)
print(point, repr(point), point.x, point[1], f"{point}")
print(Single("a"), [Point(1, 2), Point(3, 4)])
x, y, name = point
print(x, y, name, point == (1, 2, "p"), len(point))


class Permission(IntFlag):
    READ = 4
    WRITE = 2


both = Permission(6)
print(int(both), Permission.READ in both, bool(Permission(0)), int(Permission(9)), divmod(Length(7), 2))
