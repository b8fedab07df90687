"""Classes where functions are wanted whose results are less than the class."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


class Animal:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    pass


@dataclass
class Tag:
    text: str
    size: int = 3


class Color(Enum):
    RED = "r"


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item


def made(kind: Callable[[str], object] | None = None) -> object:
    assert kind is not None
    return kind("r")


as_object: Callable[[str], object] = Animal
as_animal: Callable[[str], Animal] = Dog
as_box: Callable[[str], Box[str]] = Box
maybe: Callable[[str], Animal | None] = Dog
print(as_object("x"), as_animal("y"), type(as_animal("z")).__name__, as_box("w").item, maybe("v"))
print(made(Tag), made(Color), made(kind=Path), made(str), made(ValueError))
table: dict[str, Callable[[str], object]] = {"a": Animal, "p": Path, "s": str, "f": lambda t: t * 2}
print({name: make("12") for name, make in table.items()})
print(list(map(Dog, "ab")))
try:
    made(int)
except ValueError as problem:
    print(problem)
