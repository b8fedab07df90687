"""Named tuples and dataclasses as wholes, and patterns of dicts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, astuple, dataclass, field, replace
from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int = 0
    name: str = "p"

    def moved(self, dx: int) -> Point:
        return self._replace(x=self.x + dx)

    @property
    def length(self) -> int:
        return abs(self.x) + abs(self.y)

    @classmethod
    def origin(cls, name: str = "o") -> Point:
        return cls(0, 0, name)

    @staticmethod
    def unit() -> Point:
        return Point(1, 1)

    def __str__(self) -> str:
        return f"<{self.name} {self.x},{self.y}>"


class Vector(NamedTuple):
    x: float
    y: float

    def __add__(self, other: object) -> Vector:
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k: object) -> Vector:
        return Vector(self.x * k, self.y * k) if isinstance(k, int | float) else NotImplemented

    def __neg__(self) -> Vector:
        return Vector(-self.x, -self.y)


p = Point(1, 2)
print(str(p), p.length, Point.origin(), Point.origin("z").name, Point.unit().moved(2), [p])
v = Vector(1.0, 2.0) + Vector(0.5, 0.5)
print(v, v * 2, -v, v.x, sum([v.x, v.y]), v == Vector(1.5, 2.5), max(v, Vector(1.6, 0.0)))
print(p._replace(x=5), p._replace(y=7, name="q"), p.moved(3), p._asdict(), Point._fields, p == (1, 2, "p"))
print([q._replace(name=str(i)) for i, q in enumerate([p, Point(9)])], p._asdict()["name"])


@dataclass(frozen=True)
class Place:
    latitude: float
    longitude: float = 0.5


@dataclass
class Person:
    name: str
    age: int = 0
    home: Place = field(default_factory=lambda: Place(1.0))
    tags: list[str] = field(default_factory=list)
    nick: str | None = None

    def __post_init__(self) -> None:
        self.name = self.name.strip()


@dataclass(kw_only=True, slots=True)
class Options:
    width: int
    height: int = 2
    title: str = "t"


ann = Person(" ann ", 3)
older = replace(ann, age=4, tags=["x"])
print(ann, older, replace(older, nick="a"), replace(Place(2.0), longitude=9.0))
print(asdict(older), astuple(older), asdict(Place(3.0)))
tags = asdict(older)["tags"]
older.tags.append("y")
print(tags, older.tags)
latitude, longitude = astuple(Place(1.0))
print(
    latitude,
    longitude,
    Options(width=1),
    replace(Options(width=5), title="u"),
    asdict(Options(height=1, width=7)),
)

JSON = dict[str, "JSON"] | list["JSON"] | str | int | None


def describe(value: JSON) -> str:
    match value:
        case {"type": "circle", "r": int(r)}:
            return f"circle {r}"
        case {"type": "group", "items": [first, *rest]}:
            return f"group of {describe(first)} and {len(rest)}"
        case {"type": str(kind), **others}:
            return f"{kind} with {others}"
        case {}:
            return f"dict of {len(value) if isinstance(value, dict) else 0}"
        case [*items]:
            return f"list of {len(items)}"
        case None:
            return "nothing"
        case _:
            return f"value {value}"


shapes: list[JSON] = [
    {"type": "circle", "r": 3},
    {"type": "circle", "r": "x"},
    {"type": "group", "items": [{"type": "circle", "r": 1}, 2, 3]},
    {"type": "line", "from": 1, "to": 2},
    {"other": 1},
    {},
    [1, 2],
    None,
    "text",
]
print([describe(shape) for shape in shapes])


def route(request: dict[str, str]) -> str:
    match request:
        case {"method": "GET", "path": path}:
            return f"get {path}"
        case {"method": "POST" | "PUT" as method, "path": path, **rest} if rest:
            return f"{method} {path} {rest}"
        case {"method": method}:
            return f"no path for {method}"
        case _:
            return "bad"


print(route({"method": "GET", "path": "/"}), route({"path": "/a", "method": "PUT", "body": "b"}))
print(route({"method": "POST", "path": "/"}), route({}), route({"path": "x"}))


def count(numbers: defaultdict[int, int] | None) -> str:
    match numbers:
        case {1: one, 2: two}:
            return f"{one} {two}"
        case {1: one, **rest}:
            return f"{one} {dict(rest)}"
    return "none"


numbers: defaultdict[int, int] = defaultdict(int)
print(count(numbers), count(None), len(numbers))
numbers[1] = 5
numbers[3] += 6
print(count(numbers))
numbers[2] = 7
print(count(numbers))
merged = {**{"a": 1}, "b": 2, **{"a": 3}}
print(merged, {"z": 0} | merged)
