"""What functions held as values say of themselves: their names, and which are the same."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def f(x: int) -> int:
    return x


def g(x: int) -> int:
    return x + 1


class C:
    def m(self, x: int) -> int:
        return x

    @staticmethod
    def s(x: int) -> int:
        return x

    class Inner:
        def deep(self) -> None:
            pass


def outer() -> Callable[[int], int]:
    def inner(x: int) -> int:
        return x

    return inner


def show(h: Callable[[int], int]) -> None:
    print(h.__name__, h.__qualname__)


def logged(function: Callable[P, R]) -> Callable[P, R]:
    @wraps(function)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print("calling", function.__name__, function.__qualname__)
        return function(*args, **kwargs)

    return inner


def plain(function: Callable[P, R]) -> Callable[P, R]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print(f"calling {function.__name__}")
        return function(*args, **kwargs)

    return inner


@logged
def add(a: int, b: int) -> int:
    return a + b


@plain
def sub(a: int, b: int = 1) -> int:
    return a - b


print(
    f.__name__,
    f.__qualname__,
    C.m.__name__,
    C.m.__qualname__,
    C().m.__name__,
    C().m.__qualname__,
    C.s.__qualname__,
)
for function in (f, g, C().m, C.s, outer(), lambda x: x):
    show(function)
print(add(1, 2), sub(3), add.__name__, sub.__name__, add.__qualname__, sub.__qualname__)
show([1, 2].index)
print(
    len.__name__, str.upper.__name__, str.upper.__qualname__, (lambda: 1).__name__, C.Inner.deep.__qualname__
)
names: list[Callable[[str], str]] = [str.upper, str.strip, "x".join]
print([n.__name__ for n in names], [n.__qualname__ for n in names])
handlers: dict[str, Callable[[int], int]] = {h.__name__: h for h in (f, g)}
print(sorted(handlers), handlers["g"](1))

a: Callable[[int], int] = f
wider: Callable[[int], object] = f
print(a is f, f is f, f is g, a == f, a != g, a is not g, wider == f, wider is f)
fs = [f, g]
print(fs[0] is f, f in fs, fs.index(g), fs.count(f), outer() == outer(), str.upper is str.upper)
c, d = C(), C()
print(c.m == c.m, c.m == d.m, c.m != d.m, c.m == f, C.m is C.m, hash(c.m) == hash(c.m), hash(f) == hash(a))
table: dict[Callable[[int], int], int] = {f: 1, g: 2, c.m: 3}
print(table[f], table[a], table[c.m], d.m in table, len({c.m, c.m, d.m, f, f}))
maybe: Callable[[int], int] | None = None
print(maybe is f, maybe == f, maybe is None)
maybe = f
print(maybe is f, maybe == f, maybe is None)


class Bus:
    def __init__(self) -> None:
        self.listeners: list[Callable[[str], None]] = []

    def subscribe(self, listener: Callable[[str], None]) -> None:
        self.listeners.append(listener)

    def unsubscribe(self, listener: Callable[[str], None]) -> None:
        self.listeners.remove(listener)

    def send(self, text: str) -> None:
        for listener in list(self.listeners):
            listener(text)


class Ear:
    def __init__(self, name: str) -> None:
        self.name = name

    def hear(self, text: str) -> None:
        print(self.name, text)


bus, one, two = Bus(), Ear("one"), Ear("two")
bus.subscribe(one.hear)
bus.subscribe(two.hear)
bus.subscribe(print)
bus.send("a")
bus.unsubscribe(one.hear)
bus.unsubscribe(print)
bus.send("b")
print(one.hear in bus.listeners, two.hear in bus.listeners)
