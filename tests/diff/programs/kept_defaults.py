"""Defaults that are made once."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, field
from itertools import count
from typing import Callable, Iterable, TextIO, TypeVar

T = TypeVar("T")
made = 0


@dataclass(frozen=True)
class Material:
    color: str = "white"
    shine: int = 32


def number() -> int:
    global made
    made += 1
    return made


def append(n: int, seen: list[int] = []) -> list[int]:
    seen.append(n)
    return seen


def counted(n: int = number(), *, table: dict[str, int] | None = {"a": 1}) -> int:
    return n + (len(table) if table else 0)


class Shape:
    NAMES = ["a", "b"]

    def __init__(self, material: Material = Material(shine=number()), tags: set[str] = set()) -> None:
        self.material = material
        self.tags = tags

    @staticmethod
    def roll(rng: random.Random = random.Random(5)) -> int:
        return rng.randint(1, 100)

    @classmethod
    def of(cls, color: str = "red".upper()) -> Shape:
        return cls(Material(color))


class Sphere(Shape):
    def __init__(self, r: float, material: Material = Material("blue")) -> None:
        super().__init__(material)
        self.r = r


def first(items: Iterable[T], test: Callable[[T], bool] = lambda _: True) -> T | None:
    return next((x for x in items if test(x)), None)


def show(text: str, out: TextIO = sys.stdout, width: int = max(3, 5)) -> None:
    print(text.rjust(width), file=out)


print(append(1), append(2), append(3, [9]), append(4))
print(counted(), counted(), counted(5, table=None), made)
a, b = Shape(), Shape()
a.tags.add("x")
print(a.material is b.material, b.tags, Sphere(1).material, Shape.of().material)
print(Shape.roll(), Shape.roll(), first([1, 2]), first([1, 2], lambda x: x > 1), first(""))
show("a")
f: Callable[[int], list[int]] = append
print(f(7))


empty: Callable[[], list[int]] = list


@dataclass
class Numbered:
    cells: list[int] = field(default_factory=empty)
    number: int = field(default_factory=count(1).__next__)
    letter: str = field(default_factory=iter("abc").__next__, compare=False)


print([Numbered(), Numbered(), Numbered(number=7)])


class Place:
    def __init__(self, name: str = "here") -> None:
        print("made", name)
        self.name = name


@dataclass
class Person:
    name: str
    home: Place = Place()
    skin: Material = Material("pink", shine=number())
    tags: tuple[str, ...] = tuple("ab")


@dataclass
class Worker(Person):
    office: Place = Place("there")


ann, bob = Person("ann"), Worker("bob", skin=Material("green"))
print(ann.home is bob.home, ann.skin is Person("x").skin, ann.skin, bob.skin, ann.tags, bob.office.name)
