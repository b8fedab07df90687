"""Classes below the abstract ones of collections.abc: overriding, generic ones, errors on the way."""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class Cache(MutableMapping[K, V], Generic[K, V]):
    """Keeps the last used."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.held: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        value = self.held.pop(key)
        self.held[key] = value
        return value

    def __setitem__(self, key: K, value: V) -> None:
        self.held.pop(key, None)
        if len(self.held) >= self.size:
            del self.held[next(iter(self.held))]
        self.held[key] = value

    def __delitem__(self, key: K) -> None:
        del self.held[key]

    def __iter__(self) -> Iterator[K]:
        return iter(list(self.held))

    def __len__(self) -> int:
        return len(self.held)


c: Cache[str, int] = Cache(2)
c["a"] = 1
c["b"] = 2
print(c["a"])
c["c"] = 3
print(list(c), "b" in c, c.get("b", -1), sorted(c.items()))
c.update([("x", 1), ("y", 2)])
c.update({"z": 3}, w=4)
print(dict(c))
d: Cache[int, list[str]] = Cache(3)
d.setdefault(1, []).append("one")
d.setdefault(1, []).append("uno")
print(d[1], d.get(2), d.get(2, ["none"]), len(d))
print(d == {1: ["one", "uno"]}, d != {1: ["one"]}, {1: ["one", "uno"]} == d, c == {"z": 3, "w": 4})


class Counting(Mapping[str, int]):
    """Says what is asked of it."""

    def __init__(self, data: dict[str, int]) -> None:
        self.data = data
        self.asked: list[str] = []

    def __getitem__(self, key: str) -> int:
        self.asked.append(key)
        return self.data[key]

    def __iter__(self) -> Iterator[str]:
        self.asked.append("iter")
        return iter(self.data)

    def __len__(self) -> int:
        self.asked.append("len")
        return len(self.data)

    def get_or_none(self, key: str) -> str:
        """Of the program's own."""
        return "own " + key


m = Counting({"a": 1, "b": 2})
print("a" in m, "z" in m, m.get("b"), m.get("q", 7), m.get_or_none("x"))
print(m.asked)
m.asked.clear()
print(
    sum(m.values()),
    2 in m.values(),
    ("a", 1) in m.items(),
    ("a", 2) in m.items(),
    "b" in m.keys(),
    len(m.items()),
)
print(m.asked)
m.asked.clear()
print(m == Counting({"b": 2, "a": 1}), m.asked)
print(
    m.keys() & {"a", "q"},
    sorted(m.keys() | {"q"}),
    m.keys() == {"a", "b"},
    m.keys() - {"a"},
    m.keys().isdisjoint(["z"]),
)
try:
    print(m["nothing"])
except KeyError as e:
    print("KeyError", e)
try:
    hash(m)
except TypeError as e:
    print(e)


def total(values: Mapping[str, int]) -> int:
    return sum(values[k] for k in values) + sum(values.values()) + values.get("none", 0)


print(total(m), total({"a": 5}), max(m, key=lambda k: m[k]), bool(m), bool(Counting({})))
print({**m, "z": 3}, dict(m, y=1))


class Defaulting(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return len(key)


class Own(MutableMapping[str, int]):
    def __init__(self) -> None:
        self.d: dict[str, int] = {}

    def __getitem__(self, key: str) -> int:
        if key.startswith("!"):
            raise ValueError(key)
        return self.d[key]

    def __setitem__(self, key: str, value: int) -> None:
        if value < 0:
            raise ValueError(value)
        self.d[key] = value

    def __delitem__(self, key: str) -> None:
        print("del", key)
        del self.d[key]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.d))

    def __len__(self) -> int:
        return len(self.d)

    def __contains__(self, key: object) -> bool:
        return key in self.d

    def keys(self) -> KeysView[str]:
        print("keys asked")
        return super().keys()

    def pop_all(self) -> list[tuple[str, int]]:
        found = []
        while self:
            found.append(self.popitem())
        return found

    def __repr__(self) -> str:
        return f"Own({self.d})"


o = Own()
o["b"] = 1
o["a"] = 2
for bad in ("!x", "none"):
    try:
        print(o.get(bad, 3))
    except ValueError as e:
        print("ValueError", e)
try:
    o.update(c=3, d=-1)
except ValueError as e:
    print("ValueError", e, o)
print(o.keys(), o.values(), o.items())
print(o.pop("a"), o.pop("zz", 0), o.pop("zz", None))
print(o.pop_all(), o.pop_all())
try:
    o.popitem()
except KeyError as e:
    print("empty", repr(e))


@dataclass
class Point:
    x: int
    y: int


class Path(Sequence[Point]):
    def __init__(self, *points: Point) -> None:
        self.points = list(points)

    @overload
    def __getitem__(self, index: int) -> Point: ...
    @overload
    def __getitem__(self, index: slice) -> Path: ...
    def __getitem__(self, index: int | slice) -> Point | Path:
        if isinstance(index, slice):
            return Path(*self.points[index])
        return self.points[index]

    def __len__(self) -> int:
        return len(self.points)


p = Path(Point(1, 2), Point(3, 4), Point(1, 2))
print(
    len(p),
    p[0],
    p[-1] in p,
    Point(9, 9) in p,
    p.count(Point(1, 2)),
    p.index(Point(3, 4)),
    p.index(Point(1, 2), 1),
)
print([q.x for q in p], [q.y for q in reversed(p)], len(p[1:]), p[1:][0])
for i, q in enumerate(p):
    print(i, q)
first, *rest = p
print(first, rest)
try:
    p.index(Point(0, 0))
except ValueError as e:
    print(repr(e))
