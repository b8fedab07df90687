"""The text of objects by their own class: unions, subclasses of dataclasses."""

from dataclasses import dataclass


@dataclass
class A:
    x: int


@dataclass
class B:
    y: str


class C:
    def __str__(self) -> str:
        return "see"


class Base:
    def __repr__(self) -> str:
        return "base"


class Derived(Base):
    def __repr__(self) -> str:
        return "derived"


@dataclass
class Sub(A):
    z: int


def pick(n: int) -> A | B:
    return A(n) if n else B("b")


items: list[A | B | C] = [A(1), B("q"), C()]
print(pick(0), pick(1), items[0])
things: list[Base] = [Base(), Derived()]
print(things, Sub(1, 2), f"{things[1]}")
subs: list[A] = [A(1), Sub(1, 2)]
print(subs, [str(item) for item in items])
print(subs[1] == subs[0], subs[0] == A(1), subs[1] == Sub(1, 2), subs[1] == Sub(1, 3), subs.index(Sub(1, 2)))
