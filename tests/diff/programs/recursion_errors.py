"""Runaway recursion of every kind ends in RecursionError, which can be caught."""

import sys
from collections.abc import Callable

sys.setrecursionlimit(2000)


def down(n: int) -> int:
    return down(n + 1) + 1


def even(n: int) -> bool:
    return odd(n + 1)


def odd(n: int) -> bool:
    return not even(n + 1)


class Node:
    """Special methods that never end."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"<{Node(self.value + 1)!r}>"

    def __eq__(self, other: object) -> bool:
        return Node(1) == other

    def __lt__(self, other: "Node") -> bool:
        return other < self

    def __hash__(self) -> int:
        return hash(Node(2))

    def __len__(self) -> int:
        return len(Node(3))

    def __add__(self, other: "Node") -> "Node":
        return other + self


class Base:
    """Virtual methods."""

    def run(self, n: int) -> int:
        return self.run(n + 1)


class Derived(Base):
    """Its own and the base's in turn."""

    def run(self, n: int) -> int:
        return super().run(n) + 1


def forever(function: Callable[[int], int], n: int) -> int:
    return forever(lambda m: function(m + 1), n)


def attempt(name: str, work: Callable[[], object]) -> None:
    try:
        work()
    except RecursionError as error:
        print(name, "RecursionError", "maximum recursion depth exceeded" in str(error))


def depth(n: int) -> int:
    return 0 if n == 0 else 1 + depth(n - 1)


def ordinary() -> None:
    print(depth(900), [depth(n) for n in (1, 10, 100)])


class Dying:
    """Recurses when it dies."""

    def __del__(self) -> None:
        try:
            down(0)
        except RecursionError:
            print("caught in __del__")


attempt("function", lambda: down(0))
attempt("two functions", lambda: even(0))
attempt("repr", lambda: repr(Node(0)))
attempt("equal", lambda: Node(0) == Node(1))
attempt("less", lambda: sorted([Node(0), Node(1)]))
attempt("hash", lambda: {Node(0)})
attempt("len", lambda: len(Node(0)))
attempt("add", lambda: Node(0) + Node(1))
attempt("method", lambda: Base().run(0))
attempt("override", lambda: Derived().run(0))
attempt("closure", lambda: forever(lambda m: m, 0))
attempt("key", lambda: sorted([1, 2, 3], key=down))
attempt("map", lambda: [down(n) for n in range(3)])
ordinary()
dying: Dying | None = Dying()
dying = None
ordinary()
