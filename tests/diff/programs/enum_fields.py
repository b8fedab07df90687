"""Enums with __init__, fields, _missing_, __members__, and values of other types."""

from __future__ import annotations

from enum import Enum, IntFlag, auto


class Direction(Enum):
    label: str
    dx: int
    NORTH = (0, -1, "north")
    SOUTH = (0, 1, "south")

    def __init__(self, dx: int, dy: int, label: str) -> None:
        self.dx = dx
        self.dy = dy
        self.label = label
        self.words: list[str] = label.split("o")
        print("made", self.name, self.value)

    @property
    def opposite(self) -> Direction:
        return Direction.SOUTH if self is Direction.NORTH else Direction.NORTH


class Shade(Enum):
    LIGHT = "light"
    DARK = "dark"

    @classmethod
    def _missing_(cls, value: object) -> Shade | None:
        if isinstance(value, str):
            for shade in cls:
                if shade.value == value.lower():
                    return shade
        return None


class Step(Enum):
    A = auto()
    B = auto()

    def __init__(self, number: int) -> None:
        self.double = number * 2


class P(IntFlag):
    R = 4
    W = 2
    X = 1


class Unit(Enum):
    METRE = 1.0
    FOOT = 0.3048

    def convert(self, amount: float, to: Unit) -> float:
        return amount * self.value / to.value


def find(d: dict[Shade, int], o: object) -> None:
    try:
        print(Shade(o), d[Shade(o)])
    except ValueError as error:
        print("ValueError:", error)


def main() -> None:
    d = Direction.NORTH
    print(d.dx, d.dy, d.label, d.words, d.opposite.label, d.opposite.opposite is d)
    for each in Direction:
        each.words.append("x")
    print([e.words for e in Direction], Direction.SOUTH.value[2])
    print(Shade("LIGHT"), Shade("dark"), repr(Shade("Dark")))
    try:
        print(Shade("none"))
    except ValueError as error:
        print("ValueError:", error)
    find({Shade.LIGHT: 1}, "LIGHT")
    find({Shade.LIGHT: 1}, 5)
    try:
        print(Step(7))
    except ValueError as error:
        print("ValueError:", error)
    print([s.double for s in Step], Step(1), list(Step.__members__.items()))
    print(P.R | P.X, P(7), P(16), P.R in P(5), ~P.R, P(0), P.R | 8, [p.name for p in P(6)])
    print(round(Unit.FOOT.convert(10, Unit.METRE), 3), Unit(1.0), Unit.FOOT.name, "FOOT" in Unit.__members__)
    print("metre".upper() in [u.name for u in Unit])


main()
