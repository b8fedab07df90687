"""Classes as values: called, compared, in containers and as functions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar


class Shape(ABC):
    def __init__(self, size: int = 1) -> None:
        self.size = size

    @classmethod
    def make(cls, size: int) -> Shape:
        return cls(size + 1)

    @abstractmethod
    def area(self) -> int: ...

    def again(self) -> Shape:
        return type(self)(self.size * 2)

    def copy(self) -> Shape:
        return self.__class__(size=self.size)

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({self.size})"


class Square(Shape):
    def area(self) -> int:
        return self.size * self.size


class Line(Shape):
    def __init__(self, size: int = 1, width: int = 3) -> None:
        super().__init__(size)
        self.width = width

    def area(self) -> int:
        return self.size * self.width


class Thin(Line):
    def area(self) -> int:
        return self.size


@dataclass
class Pair:
    left: int
    right: int = 7


def build(kind: type[Shape], size: int) -> Shape:
    return kind(size)


KINDS: dict[str, type[Shape]] = {"square": Square, "line": Line, "thin": Thin}
for name, kind in KINDS.items():
    print(name, kind.__name__, kind(4), kind(size=2).area(), build(kind, 5).again(), kind().copy())
print(Square.make(1), Line.make(2), [build(k, n).area() for k in (Square, Thin) for n in (2, 3)])
print(
    [issubclass(k, Line) for k in KINDS.values()], issubclass(Thin, Shape), issubclass(Square, (Line, Thin))
)
try:
    print(build(Shape, 1))  # type: ignore[type-abstract]
except TypeError as error:
    print(error)
print(callable(build), callable(Square), callable(len), callable(3), callable(lambda: 0))

T = TypeVar("T")


def each(make: Callable[[int], T], sizes: list[int]) -> list[T]:
    return [make(size) for size in sizes]


print(each(Square, [1, 2]), each(Thin, [3]), each(Pair, [4]), each(str, [5]), list(map(Pair, [1, 2], [3, 4])))
groups: defaultdict[str, Pair] = defaultdict(lambda: Pair(0))
groups["a"].left += 1
print(dict(groups), sorted(map(Square, [3, 1]), key=lambda s: s.area()))


class Registry:
    def __init__(self) -> None:
        self.kinds: list[type[Shape]] = []

    def register(self, kind: type[Shape]) -> type[Shape]:
        self.kinds.append(kind)
        return kind

    def all(self) -> list[Shape]:
        return [kind(index) for index, kind in enumerate(self.kinds)]


registry = Registry()
registry.register(Line)
registry.register(Square)
print(
    registry.all(), registry.kinds[0] is Line, registry.kinds.index(Square), type(registry.all()[1]) is Square
)
