"""Versions of a method that differ: in defaults, order and number of parameters, and for type variables."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


class Plain:
    def m(self, n: int = 1) -> int:
        return n

    def k(self, *, a: int, b: int) -> str:
        return f"P{a}{b}"

    def names(self, a: int, b: int) -> str:
        return f"P{a}{b}"

    def wide(self, a: int) -> int | None:
        return a


class Changed(Plain):
    def m(self, n: int = 2) -> int:
        return n

    def k(self, *, b: int, a: int) -> str:
        return f"Q{a}{b}"

    def wide(self, a: int | str) -> int:
        return 4


def run_changed(p: Plain) -> None:
    print(p.m(), p.k(a=1, b=2), p.names(b=1, a=2), p.wide(3))
    f = p.m
    print(f(3))


run_changed(Plain())
run_changed(Changed())


class Narrow:
    def m(self, n: int) -> int:
        return n

    def opt(self, n: int) -> str:
        return f"{n}"


class Wide(Narrow):
    def m(self, n: int, more: int = 3) -> int:
        return n + more

    def opt(self, n: int = 4, *, flag: bool = True, text: str = "x") -> str:
        return f"{n}{flag}{text}"


class Wider(Wide):
    def m(self, n: int = 5, more: int = 4, most: int = 5) -> int:
        return n + more + most


def run_wide(p: Narrow) -> None:
    print(p.m(1), p.opt(2))


def go_wide(q: Wide) -> None:
    print(q.m(1), q.m(1, 2), q.opt(), q.opt(1, text="y"))


run_wide(Narrow())
run_wide(Wide())
run_wide(Wider())
go_wide(Wide())
go_wide(Wider())
print(Wider().m())


class Giver:
    def same(self, x: T) -> T:
        print("P")
        return x

    def walk(self, xs: Iterable[int]) -> int:
        return sum(xs)


class OtherGiver(Giver):
    def same(self, x: T) -> T:
        print("Q")
        return x

    def walk(self, xs: Iterable[int]) -> int:
        return -sum(xs)


def run_generic(p: Giver) -> None:
    print(p.same(1), p.same("x"))
    print(p.walk([1, 2]), p.walk((1, 2)), p.walk(x for x in [4]))


run_generic(Giver())
run_generic(OtherGiver())


class Named:
    @staticmethod
    def label() -> str:
        return "P"

    @classmethod
    def name(cls) -> str:
        return cls.__name__ + "p"

    @classmethod
    def fixed(cls, n: int = 1) -> str:
        return f"P{n}"

    @property
    def size(self) -> int:
        return 1

    def show(self) -> None:
        print(self.label(), self.name(), self.size, self.fixed(), self.fixed(3), type(self).__name__)
        f = self.label
        g = self.name
        print(f(), g())

    def __call__(self, n: int = 1) -> int:
        return n


class Renamed(Named):
    @staticmethod
    def label() -> str:
        return "Q"

    @classmethod
    def fixed(cls, n: int = 2) -> str:
        return f"Q{n}"

    @property
    def size(self) -> int:
        return 2

    def __call__(self, n: int = 2) -> int:
        return n


def run_named(p: Named) -> None:
    p.show()
    print(p.label(), p.name(), p.fixed(), p.size, p(), p(4))


run_named(Named())
run_named(Renamed())
