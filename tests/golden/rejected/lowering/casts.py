"""Casts that nothing could test when the program runs."""

from enum import Enum
from typing import cast


class Animal:
    pass


class Dog(Animal):
    pass


class Color(Enum):
    RED = 1


def dogs(animals: list[Animal]) -> list[Dog]:
    return cast("list[Dog]", animals)


def color(number: int) -> Color:
    return cast(Color, number)


print(dogs([]), color(1))
