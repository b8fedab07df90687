"""Runaway recursion in what has no name, or runs on its own: RecursionError, and the program goes on."""

import copy
from collections import defaultdict, deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial, reduce
from itertools import chain


class Node:
    """Special methods that never end."""

    def __init__(self) -> None:
        self.held: Node | None = None
        self.text = "text"

    def __iter__(self) -> "Iterator[int]":
        yield from self

    def __contains__(self, item: int) -> bool:
        return item in self

    def __getitem__(self, index: int) -> int:
        return self[index + 1]

    def __setitem__(self, index: int, value: int) -> None:
        self[index + 1] = value

    def __delitem__(self, index: int) -> None:
        del self[index + 1]

    def __call__(self, n: int) -> int:
        return self(n + 1)

    def __bool__(self) -> bool:
        return not self

    def __int__(self) -> int:
        return int(self) + 1

    def __neg__(self) -> "Node":
        return -self

    def __enter__(self) -> "Node":
        with self as other:
            return other

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self.text += "left"

    @property
    def prop(self) -> int:
        return self.prop + 1

    @prop.setter
    def prop(self, value: int) -> None:
        self.prop = value + 1

    @staticmethod
    def static(n: int) -> int:
        return Node.static(n + 1)

    @classmethod
    def made(cls) -> "Node":
        return cls.made()


class Step:
    def __iter__(self) -> "Step":
        return self

    def __next__(self) -> int:
        return next(self)


class Built:
    def __init__(self, n: int) -> None:
        self.inner = Built(n + 1)


class Dying:
    """Each end makes another, which ends."""

    count = 0

    def __del__(self) -> None:
        Dying.count += 1
        if Dying.count < 200_000:
            Dying()


@dataclass(order=True)
class Record:
    below: "Record | None"
    name: str = "name"


@dataclass(unsafe_hash=True)
class Key:
    below: "Key | None"


def record(depth: int) -> Record:
    made = Record(None)
    for _ in range(depth):
        made = Record(made)
    return made


def key(depth: int) -> Key:
    made = Key(None)
    for _ in range(depth):
        made = Key(made)
    return made


def lists(depth: int) -> list[object]:
    made: list[object] = []
    for _ in range(depth):
        made = [made]
    return made


def tuples(depth: int) -> object:
    made: object = ()
    for _ in range(depth):
        made = (made, 1)
    return made


def tables(depth: int) -> dict[str, object]:
    made: dict[str, object] = {}
    for _ in range(depth):
        made = {"a": made}
    return made


def rows(depth: int) -> object:
    made: object = 1
    for _ in range(depth):
        made = deque([made])
    return made


def looped(n: int) -> Iterator[int]:
    for m in looped(n + 1):
        yield m + 1


def maps(depth: int) -> Iterator[int]:
    made: Iterator[int] = iter([1, 2])
    for _ in range(depth):
        made = map(abs, made)
    return made


def filters(depth: int) -> Iterator[int]:
    made: Iterator[int] = iter([1, 2])
    for _ in range(depth):
        made = filter(None, made)
    return made


def chains(depth: int) -> Iterator[int]:
    made: Iterator[int] = iter([1, 2])
    for _ in range(depth):
        made = chain(made, [3])
    return made


def generators(depth: int) -> Iterator[int]:
    made: Iterator[int] = iter([1, 2])
    for _ in range(depth):
        made = (n for n in made)
    return made


@contextmanager
def managed(n: int) -> Generator[int, None, None]:
    with managed(n + 1) as m:
        yield m


def finally_again(n: int) -> int:
    try:
        return finally_again(n + 1)
    finally:
        shallow(3)


def shallow(n: int) -> int:
    return 0 if n == 0 else shallow(n - 1)


def handler_again(n: int) -> int:
    try:
        return handler_again(n + 1)
    except RecursionError:
        return handler_again(n + 1)


def raises_in_finally(n: int) -> int:
    try:
        return raises_in_finally(n + 1)
    finally:
        if n % 1000 == 0:
            raise ValueError(n)


def nested(n: int) -> int:
    def inner(m: int) -> int:
        return nested(m + 1)

    return inner(n)


@cache
def cached(n: int) -> int:
    return cached(n + 1)


def logged(function: Callable[[int], int]) -> Callable[[int], int]:
    def call(n: int) -> int:
        return function(n) + 1

    return call


@logged
def decorated(n: int) -> int:
    return decorated(n + 1)


def starred(*values: int) -> int:
    return starred(*values)


def called(work: Callable[[int], int], n: int) -> int:
    return work(n)


def composed(depth: int) -> Callable[[int], int]:
    made: Callable[[int], int] = abs
    for _ in range(depth):
        made = added(made)
    return made


def added(work: Callable[[int], int]) -> Callable[[int], int]:
    return lambda n: work(n) + 1


def partials(depth: int) -> Callable[[int], int]:
    made: Callable[[int], int] = abs
    for _ in range(depth):
        made = partial(called, made)
    return made


def comprehended(n: int) -> list[int]:
    return [m + 1 for m in comprehended(n + 1)]


def sort_key(n: int) -> int:
    return sorted([n, n + 1], key=sort_key)[0]


def factory() -> int:
    made: defaultdict[str, int] = defaultdict(factory)
    return made["a"]


def folded(a: int, b: int) -> int:
    return reduce(folded, [a, b])


def texts(n: int) -> str:
    return f"{n}{texts(n + 1)}"


def matched(value: object) -> int:
    match value:
        case int(n):
            return matched(n + 1)
        case _:
            return 0


def stored(n: int) -> dict[str, int]:
    return {str(n): stored(n + 1)["a"]}


def delete(node: Node) -> None:
    del node[0]


def put(node: Node) -> None:
    node[0] = 1


def set_prop(node: Node) -> None:
    node.prop = 1


DEEP = 100_000
node = Node()
WAYS: dict[str, Callable[[], object]] = {
    "iter": lambda: list(node),
    "in": lambda: 1 in node,
    "item": lambda: node[0],
    "put": lambda: put(node),
    "delete": lambda: delete(node),
    "call": lambda: node(1),
    "bool": lambda: bool(node),
    "int": lambda: int(node),
    "neg": lambda: -node,
    "enter": lambda: node.__enter__(),
    "prop": lambda: node.prop,
    "set prop": lambda: set_prop(node),
    "static": lambda: Node.static(1),
    "class": lambda: Node.made(),
    "next": lambda: next(Step()),
    "built": lambda: Built(1),
    "record ==": lambda: record(DEEP) == record(DEEP),
    "record <": lambda: record(DEEP) < record(DEEP),
    "record hash": lambda: hash(key(DEEP)),
    "record copy": lambda: copy.deepcopy(record(DEEP)),
    "lists ==": lambda: lists(DEEP) == lists(DEEP),
    "tuples ==": lambda: tuples(DEEP) == tuples(DEEP),
    "tuples hash": lambda: hash(tuples(DEEP)),
    "tables ==": lambda: tables(DEEP) == tables(DEEP),
    "rows ==": lambda: rows(DEEP) == rows(DEEP),
    "loop": lambda: sum(looped(1)),
    "maps": lambda: sum(maps(DEEP)),
    "filters": lambda: sum(filters(DEEP)),
    "chains": lambda: sum(chains(DEEP)),
    "generators": lambda: sum(generators(DEEP)),
    "managed": lambda: managed(1).__enter__(),
    "finally": lambda: finally_again(1),
    "nested": lambda: nested(1),
    "cached": lambda: cached(1),
    "decorated": lambda: decorated(1),
    "starred": lambda: starred(1, 2, 3),
    "composed": lambda: composed(DEEP)(1),
    "partials": lambda: partials(DEEP)(1),
    "comprehended": lambda: comprehended(1),
    "key": lambda: sort_key(1),
    "factory": factory,
    "folded": lambda: folded(1, 2),
    "texts": lambda: texts(1),
    "matched": lambda: matched(1),
    "stored": lambda: stored(1),
}


def attempt(name: str, way: Callable[[], object]) -> None:
    try:
        way()
        print(name, "ended")
    except RecursionError:
        print(name, "RecursionError")


for name, way in WAYS.items():
    attempt(name, way)
try:
    raises_in_finally(1)
except (ValueError, RecursionError) as problem:
    print(type(problem).__name__)
Dying()
print(Dying.count > 100)
