"""Fields, module variables, captured variables and items: what is used is replaced while it is used."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial, reduce
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

    def __bool__(self) -> bool:
        return self.strike() != ""

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

    def __iadd__(self, other: str) -> "Thing":
        self.name = self.strike() + other
        return self

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
        self.inner: Holder | None = None
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
    holder.inner = None
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


class Lost(Exception):
    """Holds a thing too."""

    def __init__(self, thing: Thing) -> None:
        super().__init__(thing.name)
        self.thing = thing


def text_of(thing: Thing) -> str:
    return thing.strike() + thing.name


def named_of(thing: Thing, name: str) -> str:
    text = thing.strike()
    return text + thing.name + name


def with_in(thing: Thing) -> str:
    with thing as t:
        return t.name + t.strike()


def with_field() -> str:
    with holder.thing as t:
        churn()
        return t.name


def with_single() -> str:
    with single:
        churn()
    return single.name


@contextmanager
def managed(thing: Thing) -> Generator[Thing, None, None]:
    yield thing
    print(thing.strike())


def with_managed() -> str:
    with managed(holder.thing) as t:
        take_away()
        churn()
        return t.name


def loop() -> list[str]:
    return [part + "l" for part in holder.thing]


def loop_listed() -> list[str]:
    return [thing.strike() + thing.name for thing in holder.listed]


def loop_tupled() -> list[str]:
    made = []
    for thing in holder.tupled:
        made.append(thing.strike())
        churn()
        made.append(thing.name)
    return made


def loop_keyed() -> list[str]:
    made = []
    for key, thing in holder.keyed.items():
        made.append(thing.strike() + key)
        churn()
        made.append(thing.name)
    return made


def nested() -> str:
    thing = Thing(5)

    def lose() -> str:
        nonlocal thing
        thing = Thing(6)
        churn()
        return thing.name

    def use(t: Thing, s: str) -> str:
        return t.name + s

    return use(thing, lose()) + thing.name + lose()


def captured_receiver() -> str:
    thing = Thing(5)
    made: list[str] = []

    def lose() -> None:
        nonlocal thing
        thing = Thing(6)
        churn()

    def method(t: Thing, work: Callable[[], None]) -> str:
        work()
        return t.name

    made.append(method(thing, lose))
    made.append(thing.name)
    return ",".join(made)


def augmented_field() -> str:
    holder.thing += "more"
    return holder.thing.name


def augmented_item() -> str:
    holder.listed[0] += "more"
    return holder.listed[0].name


def set_prop() -> str:
    holder.thing.prop = "p"
    return holder.thing.name


def set_item() -> str:
    holder.thing[0] = "i"
    return holder.thing.name


def delete_item() -> str:
    del holder.thing[0]
    return holder.thing.name


def unpacked() -> str:
    thing, number = holder.pair
    text = thing.strike()
    return text + thing.name + str(number)


def matched() -> str:
    match holder.union:
        case Thing(name=name) as t:
            return name + t.strike() + t.name
        case str() as s:
            return s
        case _:
            return "other"


def matched_pair() -> str:
    match holder.pair:
        case (thing, 3):
            return thing.strike() + thing.name
        case _:
            return "none"


def narrowed() -> str:
    if holder.optional is not None:
        return named_of(holder.optional, holder.text) + holder.optional.name
    return "none"


def narrowed_arguments() -> str:
    assert holder.optional is not None
    return named_of(holder.optional, "x" if holder.optional.strike() else "y")


def union_method() -> str:
    return holder.union.strike() if isinstance(holder.union, Thing) else "text"


def text_argument() -> str:
    return joined(holder.text, holder.thing.strike()) + holder.text


def joined(a: str, b: str) -> str:
    churn()
    return a + b


def sliced() -> str:
    return holder.text[1:] + holder.thing.strike() + holder.text[:2]


def chained() -> bool:
    return holder.text < holder.thing.strike() < holder.text


def formatted() -> str:
    return f"{holder.text}{holder.thing}{holder.text:>20}{holder.thing!r}{holder.thing:abc}"


def stored_argument() -> str:
    table: dict[str, str] = {}
    table[holder.text] = holder.thing.strike()
    return str(table)


def buffer() -> str:
    view = memoryview(holder.data)
    take_away()
    churn()
    return bytes(view).decode() + holder.data.decode()


def buffer_slice() -> str:
    return holder.data[1:].decode() + holder.thing.strike() + holder.data.decode()


def inner() -> str:
    holder.inner = Holder(Thing(7))
    assert holder.inner is not None
    return holder.inner.thing.method(len(holder.inner.text)) + str(holder.inner is None)


def deep() -> str:
    holder.inner = Holder(Thing(7))
    assert holder.inner is not None
    holder.inner.inner = Holder(Thing(8))
    assert holder.inner.inner is not None
    return named_of(holder.inner.inner.thing, holder.inner.inner.text)


def bound() -> str:
    method = holder.thing.method
    take_away()
    churn()
    return method(3)


def sorted_key() -> list[str]:
    return [t.name for t in sorted([Thing(3), Thing(2)], key=lambda t: t.name + holder.thing.strike())]


def mapped() -> list[str]:
    return list(map(text_of, holder.listed))


def filtered() -> list[str]:
    return [t.name for t in filter(lambda t: t.strike() != "", holder.listed)]


def generator() -> str:
    def parts(thing: Thing) -> Iterator[str]:
        yield thing.name
        take_away()
        churn()
        yield thing.name

    return ",".join(parts(holder.thing))


class Kept:
    generator: Iterator[str] | None = None


def dropped_generator() -> str:
    def parts(thing: Thing) -> Iterator[str]:
        yield thing.name
        Kept.generator = None
        churn()
        yield thing.name

    Kept.generator = parts(Thing(4))
    made = [next(Kept.generator)]
    generator = Kept.generator
    made.append(next(generator))
    del generator
    return ",".join(made)


def default_factory() -> str:
    return repr(Record(Thing(3)).others) + str(replace(holder.record, others=[]).others)


def reduced() -> str:
    return reduce(lambda a, t: a + t.strike() + t.name, holder.listed, "")


def partial_call() -> str:
    call = partial(named_of, holder.thing)
    take_away()
    churn()
    return call(holder.text)


def caught() -> str:
    try:
        raise Lost(holder.thing)
    except Lost as lost:
        return lost.thing.strike() + lost.thing.name + str(lost)


def compare_records() -> str:
    one = holder.record
    return str(holder.record == Record(Thing(1), [])) + str(one.thing.name)


def ternary() -> str:
    return (holder.thing if holder.thing else holder.thing).name


def both() -> str:
    return (holder.thing and holder.optional or holder.thing).name


for function in (
    with_field,
    with_single,
    with_managed,
    nested,
    captured_receiver,
    augmented_field,
    augmented_item,
    set_prop,
    set_item,
    delete_item,
    unpacked,
    matched,
    matched_pair,
    narrowed,
    narrowed_arguments,
    union_method,
    text_argument,
    sliced,
    formatted,
    stored_argument,
    buffer,
    buffer_slice,
    inner,
    deep,
    bound,
    generator,
    dropped_generator,
    default_factory,
    reduced,
    partial_call,
    caught,
    compare_records,
    ternary,
    both,
):
    fresh()
    print("function", function())
for lists in (loop, loop_listed, loop_tupled, loop_keyed, sorted_key, mapped, filtered):
    fresh()
    print("list", lists())
fresh()
print(chained())
