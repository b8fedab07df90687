"""Fields, items and results of the abstract types of collections.abc."""

from collections.abc import (
    Callable,
    Collection,
    Container,
    Hashable,
    Iterable,
    Mapping,
    MutableMapping,
    MutableSequence,
    Reversible,
    Sequence,
    Sized,
)
from dataclasses import dataclass
from typing import AbstractSet, SupportsIndex


@dataclass
class A:
    size: Sized
    cont: Container[int]
    coll: Collection[int]
    rev: Reversible[int]
    h: Hashable
    i: SupportsIndex
    m: Mapping[str, int]
    mm: MutableMapping[str, int]
    s: Sequence[int]
    ms: MutableSequence[int]
    it: Iterable[int]
    c: Callable[[int], int]
    st: AbstractSet[int]


a = A(
    [1, 2],
    {1, 2},
    (1, 2),
    [1, 2],
    "x",
    3,
    {"a": 1},
    {"b": 2},
    [1],
    [2],
    range(3),
    lambda x: x + 1,
    frozenset({1}),
)
print(
    len(a.size), 1 in a.cont, len(a.coll), list(reversed(a.rev)), hash(a.h) == hash("x"), a.i, a.m["a"], a.mm
)
print(a.s[0], a.ms, list(a.it), a.c(1), 1 in a.st, len(a.st))
sizes: list[Sized] = [[1], "ab", {1: 2}, (1, 2, 3), range(9)]
print([len(s) for s in sizes])
conts: list[Container[int]] = [[1], {2}, {3: 4}, range(5)]
print([3 in c for c in conts])
hs: list[Hashable] = [1, "a", (1, 2), None, 2.5]
print([hash(h) == hash(h) for h in hs], len(set(hs)), hs)
d: dict[Hashable, int] = {1: 1, "a": 2, (1, 2): 3}
print(d["a"], d[(1, 2)])


class B:
    def __len__(self) -> int:
        return 7

    def __contains__(self, x: object) -> bool:
        return x == 4


sizes.append(B())
conts.append(B())
print([len(s) for s in sizes], [4 in c for c in conts])


def total(xs: list[Sized]) -> int:
    return sum(map(len, xs))


print(total(sizes))


def size(x: Sized) -> int:
    return len(x)


print(size([1]), size("abc"), size(B()))


def give(n: int) -> Sized:
    return [0] * n


def givec(n: int) -> Container[int]:
    return [0] * n


print(len(give(3)), 0 in givec(1))
r: Reversible[int] = {1: 2, 3: 4}
print(list(reversed(r)))


class Shelf:
    def __init__(self, things: Sized | None = None) -> None:
        self.things = things

    def swap(self, things: Sized) -> Sized | None:
        before, self.things = self.things, things
        return before


shelf = Shelf()
print(shelf.things is None, shelf.swap([1, 2]), shelf.swap("abc"), shelf.swap((1, "x", 2.5)), shelf.things)
print("full" if shelf.things else "empty", len(shelf.things) if shelf.things is not None else -1)
shelf.swap([])
print("full" if shelf.things else "empty")
pair: tuple[Sized, Container[str]] = ({1: 2}, "text")
print(len(pair[0]), "ex" in pair[1])
table: dict[str, Reversible[str]] = {"list": ["a", "b"], "text": "xy"}
print({name: list(reversed(item)) for name, item in table.items()}, [list(item) for item in table.values()])
collection: Collection[int] = [1, 2]
sized: Sized = collection
print(len(sized), sized)
