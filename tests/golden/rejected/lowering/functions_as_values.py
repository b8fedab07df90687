"""Functions and methods as values that compiled code cannot hold or adapt."""

from collections.abc import Callable
from functools import partial


def add(left: int, right: int = 3) -> int:
    return left + right


class Adder:
    def __call__(self, left: int, right: int = 3) -> int:
        return left + right

    def plain(self) -> int:
        return 1

    table = {"plain": plain}


def call(function: Callable[[int], int]) -> int:
    return function(1)


def either(first: Callable[[int], int] | Adder) -> int:
    return first(1)


def apply(make: Callable[[], object]) -> object:
    return make()


def names(chosen: bool) -> None:
    fewer = add
    print(call(fewer))
    print(list(map(fewer, [1, 2])))
    measure = abs
    print(measure(-1))
    joined = add if chosen else apply
    print(joined)


print(either(add), partial(Adder(), 1)())
print(apply(Adder), Adder.table)
names(True)


class Printer:
    def __init__(self) -> None:
        self.emit = partial(print, "log:")


def later(kind: type[Adder]) -> None:
    print(partial(kind)())


print(Printer().emit("x"))
print(partial(sorted, reverse=True)([1]))
later(Adder)
