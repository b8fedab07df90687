"""isinstance and match of protocols that are @runtime_checkable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol, runtime_checkable


@runtime_checkable
class Measured(Protocol):
    def __len__(self) -> int: ...


@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...


@runtime_checkable
class Labelled(Protocol):
    label: str

    def relabel(self, label: str) -> None: ...


class Circle:
    def draw(self) -> str:
        return "circle"


class Ring(Circle):
    def draw(self) -> str:
        return "ring"


class Box:
    def __len__(self) -> int:
        return 3


@dataclass
class Tag:
    label: str

    def relabel(self, label: str) -> None:
        self.label = label

    def draw(self) -> str:
        return f"<{self.label}>"


class Base:
    pass


class Derived(Base):
    def draw(self) -> str:
        return "derived"


class Plain:
    pass


class Point(NamedTuple):
    x: int


class Color(Enum):
    RED = 1


def show(thing: object) -> None:
    if isinstance(thing, Labelled):
        thing.relabel(thing.label.upper())
        print("label", thing.label)
    if isinstance(thing, Drawable):
        print("draws", thing.draw())
    else:
        print("other", type(thing).__name__)


def total(things: list[Circle | Box | int | str]) -> int:
    size = 0
    for thing in things:
        if isinstance(thing, Measured):
            size += len(thing)
        elif isinstance(thing, Drawable):
            size += len(thing.draw()) * 100
        else:
            size += 1000
    return size


def matched(thing: Circle | Box | Plain) -> str:
    match thing:
        case Drawable():
            return thing.draw()
        case Measured():
            return str(len(thing))
        case _:
            return "nothing"


for each in (Circle(), Ring(), Tag("a"), Derived(), Base(), 3, "text", [1], Point(1), Color.RED, None):
    show(each)
print(total([Circle(), Box(), 3, "abc", Ring()]))
print([matched(each) for each in (Circle(), Ring(), Box(), Plain())])
print(
    isinstance(Circle(), Drawable),
    isinstance(3, Measured),
    isinstance([1], Measured),
    isinstance(Box(), Measured),
)
print(isinstance(Point(1), Measured), isinstance((1, 2), Measured), isinstance(Color.RED, Measured))
things: list[Plain | Tag | None] = [Plain(), None, Tag("b")]
print([isinstance(thing, Drawable) for thing in things])
