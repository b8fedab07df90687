"""Chains of many thousand objects, hung together in every way, are freed."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

DEEP = 20_000


class Count:
    dead: int = 0


class InList:
    def __init__(self, below: "InList | None") -> None:
        self.items = [below] if below is not None else []

    def __del__(self) -> None:
        Count.dead += 1


class InDict:
    def __init__(self, below: "InDict | None") -> None:
        self.items: dict[str, InDict] = {}
        if below is not None:
            self.items["below"] = below

    def __del__(self) -> None:
        Count.dead += 1


class InKey:
    def __init__(self, below: "InKey | None") -> None:
        self.items: dict[InKey, int] = {}
        if below is not None:
            self.items[below] = 1

    def __hash__(self) -> int:
        return 7

    def __eq__(self, other: object) -> bool:
        return self is other

    def __del__(self) -> None:
        Count.dead += 1


class InSet:
    def __init__(self, below: "InSet | None") -> None:
        self.items = {below} if below is not None else set()

    def __hash__(self) -> int:
        return 7

    def __del__(self) -> None:
        Count.dead += 1


class InTuple:
    def __init__(self, below: "InTuple | None") -> None:
        self.pair = (1, below)

    def __del__(self) -> None:
        Count.dead += 1


class InTuples:
    def __init__(self, below: "InTuples | None") -> None:
        self.pair: tuple[InTuples, ...] = (below,) if below is not None else ()

    def __del__(self) -> None:
        Count.dead += 1


class Pair(NamedTuple):
    number: int
    below: "InNamed | None"


class InNamed:
    def __init__(self, below: "InNamed | None") -> None:
        self.pair = Pair(1, below)

    def __del__(self) -> None:
        Count.dead += 1


class InDeque:
    def __init__(self, below: "InDeque | None") -> None:
        self.row = deque([below])

    def __del__(self) -> None:
        Count.dead += 1


class InClosure:
    def __init__(self, below: "InClosure | None") -> None:
        self.held: Callable[[], InClosure | None] = lambda: below

    def __del__(self) -> None:
        Count.dead += 1


class InCell:
    def __init__(self, below: "InCell | None") -> None:
        variable = below

        def change() -> None:
            nonlocal variable
            variable = None

        self.held = change

    def __del__(self) -> None:
        Count.dead += 1


class InPartial:
    def __init__(self, below: "InPartial | None") -> None:
        self.held: Callable[[], bool] = partial(is_none, below)

    def __del__(self) -> None:
        Count.dead += 1


def is_none(value: object) -> bool:
    return value is None


class InMethod:
    def __init__(self, below: "InMethod | None") -> None:
        self.held: Callable[[], int] | None = below.method if below is not None else None

    def method(self) -> int:
        return 1

    def __del__(self) -> None:
        Count.dead += 1


class InGenerator:
    def __init__(self, below: "InGenerator | None") -> None:
        self.held = self.numbers(below)
        next(self.held)

    @staticmethod
    def numbers(below: "InGenerator | None") -> Iterator[int]:
        yield 1
        print(below)

    def __del__(self) -> None:
        Count.dead += 1


class InFinally:
    def __init__(self, below: "InFinally | None") -> None:
        self.held = self.numbers(below)
        next(self.held)

    @staticmethod
    def numbers(below: "InFinally | None") -> Iterator[int]:
        try:
            yield 1
        finally:
            Count.dead += 1
            below = None


class InObject:
    def __init__(self, below: "InObject | None") -> None:
        self.held: object = below

    def __del__(self) -> None:
        Count.dead += 1


class InUnion:
    def __init__(self, below: "InUnion | None") -> None:
        self.held: InUnion | int | str = below if below is not None else 1

    def __del__(self) -> None:
        Count.dead += 1


class InException(Exception):
    def __init__(self, below: "InException | None") -> None:
        super().__init__("text")
        self.__cause__ = below

    def __del__(self) -> None:
        Count.dead += 1


class InMap:
    def __init__(self, below: "InMap | None") -> None:
        self.held: Iterator[bool] = map(is_none, [below])

    def __del__(self) -> None:
        Count.dead += 1


@dataclass
class InRecord:
    below: "InRecord | None"
    others: list["InRecord"] = field(default_factory=list)

    def __del__(self) -> None:
        Count.dead += 1


def told(name: str, dead: int) -> None:
    print(name, Count.dead - dead)


def freed() -> None:
    dead = Count.dead
    a: InList | None = None
    for _ in range(DEEP):
        a = InList(a)
    del a
    told("list", dead)
    dead = Count.dead
    b: InDict | None = None
    for _ in range(DEEP):
        b = InDict(b)
    del b
    told("dict", dead)
    dead = Count.dead
    c: InKey | None = None
    for _ in range(DEEP):
        c = InKey(c)
    del c
    told("key", dead)
    dead = Count.dead
    d: InSet | None = None
    for _ in range(DEEP):
        d = InSet(d)
    del d
    told("set", dead)
    dead = Count.dead
    e: InTuple | None = None
    for _ in range(DEEP):
        e = InTuple(e)
    del e
    told("tuple", dead)
    dead = Count.dead
    f: InTuples | None = None
    for _ in range(DEEP):
        f = InTuples(f)
    del f
    told("tuples", dead)
    dead = Count.dead
    g: InNamed | None = None
    for _ in range(DEEP):
        g = InNamed(g)
    del g
    told("named", dead)
    dead = Count.dead
    h: InDeque | None = None
    for _ in range(DEEP):
        h = InDeque(h)
    del h
    told("deque", dead)


def freed_functions() -> None:
    dead = Count.dead
    a: InClosure | None = None
    for _ in range(DEEP):
        a = InClosure(a)
    del a
    told("closure", dead)
    dead = Count.dead
    b: InCell | None = None
    for _ in range(DEEP):
        b = InCell(b)
    del b
    told("cell", dead)
    dead = Count.dead
    c: InPartial | None = None
    for _ in range(DEEP):
        c = InPartial(c)
    del c
    told("partial", dead)
    dead = Count.dead
    d: InMethod | None = None
    for _ in range(DEEP):
        d = InMethod(d)
    del d
    told("method", dead)
    dead = Count.dead
    e: InGenerator | None = None
    for _ in range(DEEP):
        e = InGenerator(e)
    del e
    told("generator", dead)
    dead = Count.dead
    g: InMap | None = None
    for _ in range(DEEP):
        g = InMap(g)
    del g
    told("map", dead)


def freed_objects() -> None:
    dead = Count.dead
    a: InObject | None = None
    for _ in range(DEEP):
        a = InObject(a)
    del a
    told("object", dead)
    dead = Count.dead
    b: InUnion | None = None
    for _ in range(DEEP):
        b = InUnion(b)
    del b
    told("union", dead)
    dead = Count.dead
    c: InException | None = None
    for _ in range(DEEP):
        c = InException(c)
    del c
    told("exception", dead)
    dead = Count.dead
    d: InRecord | None = None
    for _ in range(DEEP):
        d = InRecord(d, [])
    del d
    told("record", dead)
    lists: list[object] = []
    for _ in range(DEEP):
        lists = [lists]
    del lists
    tables: dict[str, object] = {}
    for _ in range(DEEP):
        tables = {"a": tables}
    del tables
    iterator: Iterator[int] = iter([1])
    for _ in range(DEEP):
        iterator = map(abs, iterator)
    del iterator
    function: Callable[[], int] = wrapped(int)
    for _ in range(DEEP):
        function = wrapped(function)
    del function
    print("end")


def wrapped(function: Callable[[], int]) -> Callable[[], int]:
    return lambda: function() + 1


freed()
freed_functions()
freed_objects()
