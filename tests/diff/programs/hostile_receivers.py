"""The object whose method runs is held in one place, and the method takes it away from there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Thing:
    """Each of its methods takes away what holds it, then goes on."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.name = str(number) * 3
        self.parts = [self.name, self.name + "b"]

    def strike(self) -> str:
        take_away()
        churn()
        return self.name + self.parts[0]

    def method(self, more: int) -> str:
        return self.strike() + str(more)

    @property
    def prop(self) -> str:
        return self.strike()

    @prop.setter
    def prop(self, value: str) -> None:
        self.name = value + self.strike()
        print(self.name)

    @cached_property
    def cached(self) -> str:
        return self.strike()

    def __repr__(self) -> str:
        return "T" + self.strike()

    def __str__(self) -> str:
        return "t" + self.strike()

    def __format__(self, spec: str) -> str:
        return spec + self.strike()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing) and self.strike() == other.name * 2

    def __lt__(self, other: "Thing") -> bool:
        return self.strike() < other.name

    def __hash__(self) -> int:
        return len(self.strike())

    def __len__(self) -> int:
        return len(self.strike())

    def __bool__(self) -> bool:
        return self.strike() != ""

    def __contains__(self, text: str) -> bool:
        return text in self.strike()

    def __getitem__(self, index: int) -> str:
        return self.strike()[index] + self.name

    def __setitem__(self, index: int, value: str) -> None:
        self.strike()
        self.parts[index] = value
        print(self.parts)

    def __delitem__(self, index: int) -> None:
        self.strike()
        del self.parts[index]
        print(self.parts)

    def __iter__(self) -> "Iterator[str]":
        for part in self.parts:
            self.strike()
            yield part + self.name

    def __call__(self, more: str) -> str:
        return self.strike() + more

    def __add__(self, other: str) -> str:
        return self.strike() + other

    def __radd__(self, other: str) -> str:
        return other + self.strike()

    def __iadd__(self, other: str) -> "Thing":
        self.name = self.strike() + other
        return self

    def __neg__(self) -> str:
        return self.strike()

    def __int__(self) -> int:
        return len(self.strike())

    def __enter__(self) -> "Thing":
        self.strike()
        return self

    def __exit__(self, kind: object, raised: object, trace: object) -> None:
        print("exit", self.strike())


@dataclass(order=True)
class Record:
    """Compared field by field."""

    thing: Thing
    others: list[Thing] = field(default_factory=list)


class Pair(NamedTuple):
    """Held side by side."""

    thing: Thing
    number: int


class Base:
    """Its subclasses override."""

    def run(self) -> str:
        return "base"


class Derived(Base):
    def __init__(self, number: int) -> None:
        self.number = number
        self.name = str(number) * 3

    def run(self) -> str:
        take_away()
        churn()
        return super().run() + self.name


class Holder:
    """All the ways of holding."""

    def __init__(self, thing: Thing) -> None:
        self.thing = thing
        self.optional: Thing | None = thing
        self.union: Thing | str | int = thing
        self.pair = (thing, 3)
        self.named = Pair(thing, 3)
        self.listed = [thing]
        self.keyed = {"a": thing}
        self.tupled: tuple[Thing, ...] = (thing,)
        self.record = Record(thing, [thing])
        self.method: Callable[[int], str] = thing.method
        self.base: Base = Derived(thing.number)
        self.inner: Holder | None = None
        self.object: object = thing
        self.text = thing.name
        self.data = bytearray(thing.name.encode())


holder = Holder(Thing(0))
single = Thing(0)


def take_away() -> None:
    """Put something else in all places."""
    global single
    other = Thing(9)
    holder.thing = other
    holder.optional = other
    holder.union = "none"
    holder.pair = (other, 4)
    holder.named = Pair(other, 4)
    holder.listed = [other]
    holder.keyed = {"a": other}
    holder.tupled = (other,)
    holder.record = Record(other, [other])
    holder.method = other.method
    holder.base = Base()
    holder.inner = None
    holder.object = 1
    holder.text = "text" * 3
    holder.data = bytearray(b"data")
    single = other


def churn() -> None:
    """Use the memory that was given back."""
    made = [str(n) * 5 for n in range(20)]
    more = [Thing(n) for n in range(5)]
    if len(made) + len(more) != 25:
        print("churned")


def fresh() -> None:
    """All places hold a new thing, which nobody else holds."""
    global holder, single
    holder = Holder(Thing(1))
    single = Thing(2)


def text_of(thing: Thing) -> str:
    return thing.strike() + thing.name


def named_of(thing: Thing, name: str) -> str:
    text = thing.strike()
    return text + thing.name + name


def with_in(thing: Thing) -> str:
    with thing as t:
        return t.name + t.strike()


class Runner:
    """A generator that drops itself while it runs."""

    def __init__(self) -> None:
        self.steps: Iterator[str] | None = None

    def run(self) -> Iterator[str]:
        text = "step" * 2
        yield text
        self.steps = None
        churn()
        yield text + "more"

    def go(self) -> list[str]:
        self.steps = self.run()
        made = []
        while self.steps is not None:
            made.append(next(self.steps))
        return made


class Closer:
    """A function value that drops itself while it runs."""

    work: Callable[[], str]

    def __init__(self) -> None:
        text = "closed" * 2

        def work() -> str:
            self.work = lambda: "new"
            churn()
            return text

        self.work = work


WAYS: dict[str, Callable[[], object]] = {
    "method": lambda: holder.thing.method(1),
    "method of optional": lambda: holder.optional.method(1) if holder.optional is not None else "",
    "method of single": lambda: single.method(1),
    "method of item": lambda: holder.listed[0].method(1),
    "method of value": lambda: holder.keyed["a"].method(1),
    "method of part": lambda: holder.pair[0].method(1),
    "method of named": lambda: holder.named.thing.method(1),
    "method of tuple": lambda: holder.tupled[0].method(1),
    "method of record": lambda: holder.record.thing.method(1),
    "bound method": lambda: holder.method(1),
    "virtual": lambda: holder.base.run(),
    "prop": lambda: holder.thing.prop,
    "prop of single": lambda: single.prop,
    "prop of item": lambda: holder.listed[0].prop,
    "cached": lambda: holder.thing.cached,
    "repr": lambda: repr(holder.thing),
    "str": lambda: str(holder.thing),
    "str of object": lambda: str(holder.object),
    "str of union": lambda: str(holder.union),
    "repr of list": lambda: repr(holder.listed),
    "repr of record": lambda: len(repr(holder.record)),
    "repr of pair": lambda: repr(holder.pair),
    "repr of named": lambda: repr(holder.named),
    "format": lambda: format(holder.thing, "abc"),
    "==": lambda: holder.thing == Thing(2),
    "== other": lambda: Thing(2) == holder.thing,
    "== single": lambda: single == single,
    "== object": lambda: holder.object == Thing(2),
    "== union": lambda: holder.union == Thing(2),
    "== list": lambda: holder.listed == [Thing(2)],
    "== pair": lambda: holder.pair == (Thing(2), 3),
    "in": lambda: "1" in holder.thing,
    "in list": lambda: Thing(3) in holder.listed,
    "<": lambda: holder.thing < Thing(3),
    "max": lambda: max(holder.thing, holder.thing).name,
    "hash": lambda: hash(holder.thing),
    "hash single": lambda: hash(single),
    "hash pair": lambda: isinstance(hash(holder.pair), int),
    "len": lambda: len(holder.thing),
    "bool": lambda: bool(holder.thing),
    "not": lambda: not holder.thing,
    "item": lambda: holder.thing[0],
    "item by field": lambda: holder.thing[holder.pair[1] - 3],
    "call": lambda: holder.thing("x"),
    "call single": lambda: single("x"),
    "add": lambda: holder.thing + holder.text,
    "neg": lambda: -holder.thing,
    "int": lambda: int(holder.thing),
    "argument": lambda: text_of(holder.thing),
    "arguments": lambda: named_of(holder.thing, holder.text),
    "argument item": lambda: named_of(holder.listed[0], holder.text),
    "argument part": lambda: named_of(holder.pair[0], holder.text),
    "argument single": lambda: named_of(single, single.name),
    "closer": lambda: (holder.thing.name, Closer().work()),
    "runner": lambda: Runner().go(),
    "with in": lambda: with_in(holder.thing),
    "list of": lambda: list(holder.thing),
    "joined": lambda: "-".join(holder.thing),
}
for name, way in WAYS.items():
    fresh()
    print(name, way())
