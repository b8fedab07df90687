"""Classes as values, and what is asked of them."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


class Base:
    pass


class Below(Base):
    def shown(self) -> str:
        return super().__str__()


def made(kind: type[Base], other: tuple[type[Base] | tuple[type[Base], ...], ...]) -> None:
    print(issubclass(kind, other))
    print(issubclass(kind, Box))


class Number(Enum):
    ONE = int("1")


@dataclass
class Row:
    cells: list[int] = field(default_factory=lambda: [1])


def call(box: type[Box[int]]) -> None:
    print(box(1).value)


made(Base, (Base,))
print(Below().shown(), Number.ONE, Row())
call(Box)


def ended(values: Iterator[int]) -> bool:
    return isinstance(values, Generator)


print(ended(iter([1])))
