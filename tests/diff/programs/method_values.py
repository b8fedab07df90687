"""Methods of builtin types as values, sets that nothing more is known of, objects looked for in containers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Set,
)
from dataclasses import dataclass


class Row:
    def __init__(self, items: list[int]) -> None:
        self.items = items

    def __getitem__(self, key: int) -> int:
        return self.items[key]


class Vec:
    def __init__(self, items: list[int]) -> None:
        self.items = items

    def __getitem__(self, key: int) -> int:
        return self.items[key]

    def __len__(self) -> int:
        return len(self.items)


@dataclass
class Holder:
    names: Set[str]
    things: Collection[int]


def use(names: Set[str], things: Iterable[int]) -> int:
    return len(names) + sum(things)


def main() -> None:
    r = Row([1, 2, 3, 4])
    v = Vec([1, 2, 3])
    print(v[0], v[-1])
    print(
        sorted(["b", "A", "c"], key=str.lower),
        list(map(int.bit_length, [1, 5, 100])),
        list(map(str.strip, [" a", "b "])),
    )
    up: Callable[[str], str] = str.upper
    print(up("abc"), "a".__len__())
    d = defaultdict(int, {"a": 1})
    d["b"] += 2
    print(dict(d))
    dl: defaultdict[str, list[int]] = defaultdict(list, {"x": [1]})
    dl["y"].append(2)
    print(dict(dl))
    h = Holder({"a"}, [1, 2])
    print(len(h.names), "a" in h.names, len(h.things), 2 in h.things)
    print(
        use(frozenset(["x"]), [1, 2]),
        max(["aa", "b"], key=len),
        sorted({"b": 1, "a": 2}.items(), key=lambda p: p[1]),
    )
    print(list(filter(str.isdigit, ["1", "a"])), list(map(str.split, ["a b", "c d"])))


main()


def more(both: Set[int], other: Set[int]) -> None:
    print(
        sorted(both),
        both == other,
        both <= other,
        both & other == {2},
        both | other == {1, 2, 3},
        2 in both,
        bool(both),
    )
    print(both.isdisjoint(other), len(both), [x for x in both if x > 1])


class Tags:
    def __init__(self, tags: Set[str], fixed: frozenset[str]) -> None:
        self.tags: Set[str] = tags
        self.all: list[Set[str]] = [tags, fixed]

    def common(self) -> list[str]:
        return sorted(tag for tag in self.tags if tag in self.all[1])


more({1, 2}, frozenset([2, 3]))
print(Tags({"a", "b"}, frozenset({"b"})).common(), list(map(float.is_integer, [1.0, 2.5])))


def f(
    x: object,
    a: list[int],
    b: dict[str, int],
    c: set[tuple[int, int]],
    d: tuple[float, ...],
    e: frozenset[int],
) -> None:
    print(x in a, x in b, x in c, x in d, x in e)


for v in (1, "a", (1, 2), 2.0, None, True, [1]):
    try:
        f(v, [1, 2], {"a": 1}, {(1, 2)}, (2.0, 1.0), frozenset({2}))
    except TypeError as error:
        print("TypeError", error)
