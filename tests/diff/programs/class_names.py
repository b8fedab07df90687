"""The names of classes: __name__, __qualname__, __module__, and the texts of classes and dataclasses."""

from collections import Counter, OrderedDict, deque
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class C:
    class Inner:
        def hello(self) -> str:
            return "hello"

    @dataclass
    class D:
        x: int


class E(Exception):
    pass


@dataclass
class Base:
    x: int


class Below(Base):
    pass


class Pair(NamedTuple):
    a: int
    b: str


class Colour(Enum):
    RED = 1


def local() -> object:
    class L:
        pass

    return L()


def local_data() -> str:
    @dataclass
    class Size:
        amount: int

    return f"{Size(1)} {Size.__qualname__} {Size.__name__}"


print(type(C()), C, type(C.Inner()), C.D(1), type(3), type([1]), type(E()), repr(type("")), type(None))
print(type(1.5), type({}), type(True), type((1, "a")), type(range(3)), type(b""), type({1}), type(local()))
print(local_data(), Below(2), Base(3), [Below(4)])
print(type(Colour.RED), Colour, Colour.RED, Colour.__name__, Colour.__qualname__, Colour.__module__)
print(type(deque([1])), type(OrderedDict[int, int]()), type(Counter("a")), type(Pair(1, "x")), Pair(1, "x"))
x: object = C
print(x, str(x), f"{C}", [C, C.Inner], {"kind": E})
print(
    type(C()).__name__,
    type(C.Inner()).__qualname__,
    type(C.Inner()).__module__,
    C.__module__,
    C.D.__qualname__,
)
kinds: list[type[object]] = [C, C.Inner, E, ValueError, int]
print([(kind.__name__, kind.__qualname__, kind.__module__) for kind in kinds], kinds)
k = C
print(k.__name__, k.__qualname__, k().__class__.__name__, C.Inner().hello())
try:
    raise E("text")
except E as error:
    print(type(error), type(error).__name__, type(error).__qualname__, repr(error))
