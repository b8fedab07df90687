"""Sequence, Collection, Mapping and MutableSequence as types of fields, variables, items and results."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, MutableMapping, MutableSequence, Sequence
from dataclasses import dataclass, field


@dataclass
class Bag:
    items: Sequence[int]
    table: Mapping[str, int] = field(default_factory=dict)
    names: Collection[str] = ()
    last: Sequence[str] | None = None

    def total(self) -> int:
        return sum(self.items) + sum(self.table.values())

    def at(self, index: int) -> int:
        return self.items[index]

    def pairs(self) -> list[tuple[int, int]]:
        return [(i, item) for i, item in enumerate(self.items)]


def pick(kind: int) -> Sequence[str]:
    if kind == 0:
        return ["a", "b", "c"]
    if kind == 1:
        return ("x", "y")
    return "text" if kind == 2 else []


def longest(rows: Sequence[Sequence[int]]) -> Sequence[int]:
    best: Sequence[int] = ()
    for row in rows:
        if len(row) > len(best):
            best = row
    return best


for bag in (
    Bag([1, 2, 3], {"a": 10}, {"n", "m"}),
    Bag((4, 5)),
    Bag(range(3), {"x": 1, "y": 2}, "word", ["z"]),
    Bag(b"\x01\x02", names=["only"]),
):
    print(bag.total(), bag.at(0), bag.at(-1), len(bag.items), 2 in bag.items, bag.pairs())
    print(list(bag.items[1:]), list(reversed(bag.items)), sorted(bag.items, reverse=True), max(bag.items))
    print(len(bag.names), "n" in bag.names, sorted(bag.names), bag.last is None, bool(bag.names), bag.items)
    print(
        dict(bag.table), "x" in bag.table, bag.table.get("y", -1), [k + str(v) for k, v in bag.table.items()]
    )
    first, *rest = bag.items
    print(first, rest, bag.items.count(2), list(zip(bag.items, "abc")), *bag.items)
    try:
        print(bag.items.index(2), bag.items[7])
    except (ValueError, IndexError) as error:
        print(type(error).__name__)

for kind in range(4):
    texts = pick(kind)
    print(len(texts), list(texts), "".join(texts), texts[:2], [t.upper() for t in texts])
print(list(longest([[1], [1, 2, 3], []])), longest([]), list(longest([(1, 2), range(5)])))


class Tokens:
    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self.place = 0

    def next(self) -> str | None:
        if self.place >= len(self.tokens):
            return None
        self.place += 1
        return self.tokens[self.place - 1]


for source in (["1", "+", "2"], "1+2", ("a",)):
    tokens = Tokens(source)
    found = []
    while (token := tokens.next()) is not None:
        found.append(token)
    print(found)


class Inventory:
    def __init__(self, stock: MutableMapping[str, int], log: MutableSequence[str]) -> None:
        self.stock = stock
        self.log = log

    def add(self, name: str, count: int) -> None:
        self.stock[name] = self.stock.get(name, 0) + count
        self.log.append(f"{name}+{count}")


stock: dict[str, int] = {}
log: list[str] = []
inventory = Inventory(stock, log)
inventory.add("nut", 3)
inventory.add("nut", 2)
print(stock, log, inventory.stock is stock, inventory.log is log)

groups: dict[str, Sequence[int]] = {"list": [1, 2], "tuple": (3,), "range": range(4, 6)}
print({name: sum(group) for name, group in groups.items()})
layers: list[Sequence[float]] = [[0.5], (1.5, 2.5)]
print([layer[0] for layer in layers], sum(len(layer) for layer in layers))
point: tuple[Sequence[int], Mapping[str, Sequence[int]]] = ([1], {"k": (1, 2)})
print(list(point[0]), list(point[1]["k"]))


def flatten(rows: Iterable[Iterable[int]]) -> list[int]:
    return [n for row in rows for n in row]


print(flatten(groups.values()), flatten([range(2), (5,)]))
numbers = [1, 2]
shared: Sequence[int] = numbers
numbers.append(3)
print(len(shared), list(shared))
