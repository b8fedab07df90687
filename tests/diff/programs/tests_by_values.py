"""isinstance and issubclass with classes that are values."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T", bound="Shape")


class Shape:
    def area(self) -> int:
        return 0


class Square(Shape):
    def __init__(self, side: int) -> None:
        self.side = side

    def area(self) -> int:
        return self.side**2


class Big(Square):
    pass


class Dot(Shape):
    pass


def only(shapes: list[Shape], kind: type[T]) -> list[T]:
    return [s for s in shapes if isinstance(s, kind)]


def first(shapes: list[Shape], kind: type[T]) -> T | None:
    for s in shapes:
        if isinstance(s, kind):
            return s
    return None


shapes: list[Shape] = [Square(2), Dot(), Big(3)]
print([s.side for s in only(shapes, Square)])
print(len(only(shapes, Dot)), len(only(shapes, Shape)))
found = first(shapes, Big)
print(found.side if found is not None else None)
NUMBERS = (int, float)


def is_number(x: object) -> bool:
    return isinstance(x, NUMBERS)


print(is_number(1), is_number("x"), is_number(1.5))
kinds = [Square, Dot]
for k in kinds:
    print(k.__name__, [isinstance(s, k) for s in shapes])
    print([issubclass(Big, k), issubclass(k, Shape)])


class Registry:
    def __init__(self) -> None:
        self.items: dict[str, list[Shape]] = {}

    def of(self, kind: type[Shape]) -> int:
        return sum(1 for v in self.items.values() for s in v if isinstance(s, kind))


r = Registry()
r.items["a"] = shapes
print(r.of(Square), r.of(Dot))
print([type(s) is Square for s in shapes], [issubclass(type(s), Square) for s in shapes])


class P:
    pass


class Q(P):
    pass


def of(x: object, kinds: tuple[type, ...]) -> bool:
    return isinstance(x, kinds)


def is_one(x: object, kind: type) -> bool:
    return isinstance(x, kind)


print(
    of(1, (int, str)),
    of("x", (int, str)),
    of(2.5, (int, str)),
    of(Q(), (P,)),
    of(P(), (Q, float)),
    of(True, (int,)),
    of(None, (int,)),
)
print(
    is_one(1, int),
    is_one(Q(), P),
    is_one(P(), Q),
    is_one(None, P),
    is_one("a", object),
    is_one(True, bool),
    is_one(1, bool),
)
KINDS: tuple[type, ...] = (int, P)
print([isinstance(x, KINDS) for x in (1, "x", P(), Q(), None)])


def count(n: int, kind: type[int]) -> bool:
    return isinstance(n, kind)


print(count(3, int), count(3, bool))
text: str | None = "a"
print(is_one(text, str), issubclass(Q, P), issubclass(P, (Q, int)))
