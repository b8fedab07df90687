"""Objects of numbers alone, which may never be made: what can be seen of them is the same."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass


class Vector:
    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y

    def __add__(self, other: Vector) -> Vector:
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other: Vector) -> Vector:
        return Vector(self.x - other.x, self.y - other.y)

    def dot(self, other: Vector) -> float:
        return self.x * other.x + self.y * other.y

    def length(self) -> float:
        return math.sqrt(self.dot(self))


@dataclass(frozen=True, order=True)
class Pair:
    first: int
    second: int = 5


class Wide:
    """Beyond what is cleared where it is made."""

    def __init__(self, start: int) -> None:
        self.a = start
        self.b = start + 1
        self.c = self.d = self.e = self.f = 0
        if start > 2:
            self.f = start

    def total(self) -> int:
        return self.a + self.b + self.c + self.d + self.e + self.f


class Partly:
    """A field has no value until it is set."""

    count: int

    def __init__(self, known: bool) -> None:
        if known:
            self.count = 3
        self.other = 4


class Counter:
    def __init__(self) -> None:
        self.value = 0

    def step(self) -> Counter:
        self.value += 1
        return self


class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...


class Square(Shape):
    def __init__(self, side: float) -> None:
        self.side = side

    def area(self) -> float:
        return self.side * self.side


class Based(Vector):
    """A class that has one below it is not plain."""

    def length(self) -> float:
        return -1.0


kept: list[Counter] = []


def distance(a: Vector, b: Vector) -> float:
    return (a - b).length()


def chosen(flag: bool, a: Pair, b: Pair) -> Pair:
    made = Pair(9, 9)
    return made if flag else max(a, b)


def shared() -> int:
    one = Counter()
    other = one
    other.step().step()
    if one.value > 1:
        kept.append(one)
    del other
    return one.value


def failing(limit: int) -> str:
    vector = Vector(1.0, 2.0)
    try:
        for step in range(limit):
            vector = vector + Vector(float(step), 1.0 / (3 - step))
    except ZeroDivisionError as error:
        return f"{error} {vector.x} {vector.y:.3f}"
    return f"{vector.x}"


def maybe(number: int) -> Pair | None:
    return Pair(number) if number > 0 else None


def looped(count: int) -> int:
    last: Pair | None = None
    total = 0
    for number in range(count):
        pair = Pair(number, number * 2)
        if last is not None:
            total += pair.first - last.second
        last = pair
    return total


def area_of(side: float) -> float:
    shape: Shape = Square(side)
    return shape.area() + Square(side + 1.0).area()


def same() -> list[bool]:
    a, b = Counter(), Counter()
    return [a is b, a is a, a == b, Pair(1) == Pair(1), Pair(1) is Pair(1), hash(Pair(2)) == hash(Pair(2))]


print(distance(Vector(0.0, 3.0), Vector(4.0, 0.0)), distance(Based(0.0, 3.0), Vector(4.0, 0.0)))
print(chosen(True, Pair(1), Pair(2)), chosen(False, Pair(1), Pair(2)), sorted([Pair(3), Pair(1, 2), Pair(1)]))
print([Wide(start).total() for start in range(5)], Partly(True).count + Partly(False).other)
print(shared(), shared(), [counter.value for counter in kept], kept[0].step().value)
print(failing(2), failing(9), maybe(0), maybe(3), looped(6), area_of(2.0), same())
