"""`**mapping` in calls: parameters that are looked up by their names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Generic, NamedTuple, TypedDict, TypeVar

T = TypeVar("T")


@dataclass
class Item:
    name: str
    price: float
    count: int = 1
    tags: list[str] = field(default_factory=list)
    _: KW_ONLY
    hidden: bool = False

    @classmethod
    def of(cls, row: dict[str, Any]) -> Item:
        return cls(**row)


@dataclass
class Sized(Item):
    size: int = 7


class Point(NamedTuple):
    x: int
    y: int = 5


class Row(TypedDict, total=False):
    a: int
    b: str


class Shape:
    def __init__(self, width: int, *, height: int = 2) -> None:
        self.area = width * height

    def scaled(self, by: int, offset: int = 0) -> int:
        return self.area * by + offset

    @staticmethod
    def named(name: str, times: int = 1) -> str:
        return name * times


class Square(Shape):
    def __init__(self, width: int, **options: int) -> None:
        super().__init__(width, **options)
        self.side = width


class Named(Shape):
    def __init__(self, label: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.label = label


class Box(Generic[T]):
    def __init__(self, value: T, note: str = "none") -> None:
        self.value = value
        self.note = note


def two(a: int, b: str = "b") -> str:
    return f"{a}/{b}"


def several(a: int, b: int, c: int, *, d: int, e: int = 0) -> int:
    return a + b + c + d + e


def options(width: int = 1, **values: int) -> str:
    return f"{width} {values}"


def anything(**values: Any) -> dict[str, Any]:
    return values


def positional(first: int, second: int = 2, /, **values: int) -> str:
    return f"{first} {second} {values}"


def nothing() -> str:
    return "nothing"


def shown(call: Callable[[], object]) -> None:
    try:
        print(call())
    except TypeError as problem:
        print("TypeError:", problem)


def say(text: str) -> str:
    print("say", text)
    return text


def rows() -> None:
    row: dict[str, Any] = {"name": "nut", "price": 0.5}
    shown(lambda: Item(**row))
    shown(lambda: Item.of({**row, "count": 3, "hidden": True}))
    shown(lambda: Sized.of({**row, "size": 9}))
    shown(lambda: Item(**anything(name="x"), price=2.5))
    several: list[dict[str, Any]] = [{"name": "x"}, {"nam": "x"}, {"name": "a", "price": 1.5, "size": 3}, {}]
    for held in several:
        shown(lambda: Item(**held))
        shown(lambda: Item("first", **held))
    shown(lambda: Item(name="x", **row))
    first, second = Item(**row), Item(**row)
    first.tags.append("mine")
    print(first.tags, second.tags)
    numbers: dict[str, int] = {"x": 1}
    print(Point(**numbers), Point(**numbers, y=2))
    shown(lambda: Point(**{"y": 1}))
    shown(lambda: Point(**{"x": 1, "z": 2}))
    shown(lambda: Point(3, **numbers))
    shown(lambda: Point(x=3, **numbers))


def typed() -> None:
    row: Row = {"a": 4}
    print(two(**row))
    row["b"] = "bee"
    print(two(**row))
    empty: Row = {}
    shown(lambda: two(**empty))


def functions() -> None:
    values = {"a": 1, "b": 2, "c": 3, "d": 4}
    print(several(**values), several(**values, e=10))
    shown(lambda: several(5, **values))
    shown(lambda: several(**{"a": 1}))
    shown(lambda: several(**{"a": 1, "b": 2, "c": 3}))
    shown(lambda: several(**{"d": 1}))
    shown(lambda: several(1, 2, **{"d": 1, "q": 2}))
    shown(lambda: several(d=4, **values))
    print(options(**values), options(2, **values), options(**{"width": 9, "other": 3}))
    shown(lambda: options(2, **{"width": 3}))
    shown(lambda: options(width=2, **{"width": 3}))
    print(positional(1, **values), positional(1, 3, **{"first": 7, "": 8}))
    shown(lambda: several(1, 2, 3, **{"": 4}))
    none: dict[str, Any] = {}
    print(nothing(**none))
    none["x"] = 1
    shown(lambda: nothing(**none))

    def inner(first: str, second: int = 2) -> str:
        return first * second

    given: dict[str, Any] = {"first": "ab"}
    print(inner(**given))
    given["third"] = 1
    shown(lambda: inner(**given))
    print(two(len(say("abc")), **{"b": say("after")}))


def objects() -> None:
    row: dict[str, Any] = {"width": 4}
    print(Shape(**row).area, Shape(**row, height=5).area, Square(3, **{"height": 4}).area)
    shown(lambda: Square(3, **{"heigh": 4}))
    print(Named("n", **row).area, Named(**anything(label="m", width=2, height=9)).area)
    shown(lambda: Named("n", **{"height": 2}))
    shape = Shape(2)
    print(shape.scaled(**{"by": 3}), shape.scaled(**{"by": 3, "offset": 1}), Shape.scaled(shape, **{"by": 2}))
    shown(lambda: shape.scaled(**{"offset": 1}))
    print(Shape.named(**anything(name="q")), shape.named("r", **{"times": 2}))
    box: Box[int] = Box(**anything(value=4))
    print(box.value + 1, box.note)
    text: dict[str, Any] = {"value": "t", "note": "u"}
    other: Box[str] = Box(**text)
    print(other.value, other.note)


def unknown(rows: Any) -> None:
    for row in rows:
        shown(lambda: two(**row))


rows()
typed()
functions()
objects()
unknown([{"a": 1}, {"a": 2, "b": "x"}, {"b": ""}])
