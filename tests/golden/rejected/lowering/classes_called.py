"""Classes that are no values, or are called where nobody knows which it is."""

from enum import Enum
from typing import Any, cast


class Pair(tuple[int, int]):
    pass


class Color(Enum):
    RED = 1


def from_text(kind: type[int]) -> int:
    return kind("3")


def by_name() -> int:
    kind = int
    return kind("3")


def shown(thing: object) -> str:
    return str(thing()) if callable(thing) else str(thing)


def below(kind: int) -> bool:
    return issubclass(kind, Color)  # type: ignore[arg-type]


def members(kind: type[Color]) -> None:
    for color in kind:
        print(color)


print(Pair((1, 2)))
print(from_text(int))
print(by_name())
print(shown(1))
print(below(1))
members(Color)
