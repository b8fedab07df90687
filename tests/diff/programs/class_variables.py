"""Class variables: counters, shared containers, computed values, subclasses, objects with values of their own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar


class Counted:
    made = 0
    live = 0

    def __init__(self) -> None:
        type(self).made += 1
        Counted.live += 1

    def __del__(self) -> None:
        Counted.live -= 1

    @classmethod
    def report(cls) -> str:
        return f"{cls.__name__} {cls.made}"


class Special(Counted):
    made = 100


class Plain(Counted):
    pass


def count() -> None:
    items = [Counted(), Special(), Special(), Plain(), Plain(), Plain()]
    print(Counted.made, Special.made, Plain.made, Counted.live)
    print(Counted.report(), Special.report(), Plain.report())
    print([item.made for item in items])
    items.pop()
    print(Counted.live)


count()
print(Counted.live)


class Shape(ABC):
    sides: int
    tags: list[str] = ["shape"]
    factor = 2 * 3 + len("abc")

    def __init__(self) -> None:
        self.__class__.tags.append("made")

    @abstractmethod
    def area(self) -> float: ...

    def describe(self) -> str:
        return f"{type(self).__name__} {self.sides} {self.tags} {self.factor}"


class Square(Shape):
    sides = 4

    def area(self) -> float:
        return 1.0


class Triangle(Shape):
    sides = 3
    tags = ["triangle"]
    factor = -1

    def area(self) -> float:
        return 0.5


shapes: list[Shape] = [Square(), Triangle(), Square()]
for shape in shapes:
    print(shape.describe())
print(Shape.tags is Square.tags, Triangle.tags, Shape.factor)


@dataclass
class Item:
    name: str
    price: int = 3
    tags: list[str] = field(default_factory=list)
    stock: ClassVar[dict[str, int]] = {}
    currency = "EUR"
    total: ClassVar[int] = 0

    def __post_init__(self) -> None:
        self.stock[self.name] = self.price
        Item.total += self.price


print(Item("a"), Item("b", 5), Item.stock, Item.total, Item.currency)


class Table:
    WIDTH, HEIGHT = 8, 3
    AREA = WIDTH * HEIGHT
    squares = [i * i for i in range(WIDTH)]
    first, *rest = squares
    names: dict[int, str] = {i: f"n{i}" for i in range(3)}
    pair: tuple[int, str] = (1, "x")
    origin: ClassVar[Table]
    cache: ClassVar[dict[str, Table]] = {}

    class Inner:
        seen: list[int] = []

    def __init__(self, label: str = "") -> None:
        self.label = label
        self.Inner.seen.append(len(label)) if False else Table.Inner.seen.append(len(label))

    @classmethod
    def get(cls, label: str) -> Table:
        if label not in cls.cache:
            cls.cache[label] = cls(label)
        return cls.cache[label]


Table.origin = Table("origin")
print(Table.AREA, Table.squares, Table.first, Table.rest, Table.names, Table.pair, Table.origin.label)
print(Table.get("a") is Table.get("a"), Table.get("b").label, sorted(Table.cache), Table.Inner.seen)
Table.cache.clear()


class Late:
    value: ClassVar[int]
    text: ClassVar[str]


try:
    print(Late.value)
except AttributeError as error:
    print(error)
try:
    print(Late.text)
except AttributeError as error:
    print(error)
Late.value = 0
Late.text = ""
print(Late.value, repr(Late.text))


class Config:
    debug = False
    level: int | None = None
    ratio = 0.5
    path: str | None = None

    def own(self) -> None:
        self.debug = True
        self.level = 3


one, two = Config(), Config()
one.own()
print(one.debug, two.debug, one.level, two.level)
Config.level = 9
Config.debug = True
Config.path = "/tmp"
print(one.level, two.level, two.debug, one.path, Config.ratio)
Config.ratio += 1
two.ratio += 1
print(one.ratio, two.ratio, Config.ratio)


class Registry:
    handlers: dict[str, Callable[[int], int]] = {"double": lambda n: 2 * n}

    @classmethod
    def register(cls, name: str, handler: Callable[[int], int]) -> None:
        cls.handlers[name] = handler

    @staticmethod
    def run(name: str, n: int) -> int:
        return Registry.handlers[name](n)


Registry.register("square", lambda n: n * n)
print(Registry.run("double", 4), Registry.run("square", 4), list(Registry.handlers))


class Base:
    items: list[str] = []

    def __init__(self) -> None:
        self.items = []


class Derived(Base):
    def __init__(self) -> None:
        super().__init__()
        self.items.append("d")


print(Derived().items, Base().items, Base.items)


class Stack:
    """Items by default shared, until an object replaces them."""

    items: list[int] = []

    def reset(self) -> None:
        self.items = []

    def push(self, n: int) -> None:
        self.items.append(n)


s, t = Stack(), Stack()
s.push(1)
print(t.items)
t.reset()
t.push(2)
s.push(3)
print(s.items, t.items, Stack.items)


class A:
    n = 1


class B(A):
    pass


class C(B):
    n = 5


def bump(objects: list[A]) -> None:
    for o in objects:
        type(o).n += 10
        print(A.n, B.n, C.n)


bump([A(), B(), C(), A()])
