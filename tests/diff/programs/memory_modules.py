"""Allocations fail in the body of a module, and while a traceback is noted and printed."""

from collections.abc import Callable
from dataclasses import dataclass


def named(function: Callable[[int], str]) -> Callable[[int], str]:
    """A decorator that makes objects."""
    prefix = "named" * 2

    def call(n: int) -> str:
        return prefix + function(n)

    return call


class Shared:
    """Class variables that are made when the class is."""

    texts: list[str] = ["shared" * n for n in range(3)]
    table: dict[str, int] = {"a" * n: n for n in range(3)}


@dataclass
class Record:
    """With a default that is made each time."""

    name: str

    def __del__(self) -> None:
        Shared.texts.append(self.name)


@named
def shown(n: int) -> str:
    return str(n) * 2


kept = [Record("r" + str(n)) for n in range(3)]
total = 0
try:
    for n in range(5):
        more = Record("m" + str(n))
        total += len(more.name)
        with open("/dev/null") as nothing:
            total += len(nothing.read())
except MemoryError:
    total = -1
finally:
    kept = [*kept[:1], Record("final" * 2)]
for record in kept:
    if len(record.name) < 2:
        print("broken invariant:", record.name)
if len(Shared.texts) < 3:
    print("broken invariant:", len(Shared.texts))
word = shown(7)
print(len(kept), len(word))


def deep(n: int, text: str) -> int:
    held = [Record(text + str(n))]
    if n == 0:
        raise ValueError(held[0].name)
    return deep(n - 1, held[0].name)


try:
    deep(20, "x")
except ValueError as problem:
    problem.add_note("noted" + word)
    error = KeyError("other" * 2, [1, 2])
    raise error from problem
