"""Imports from the standard library that the compiler knows, type aliases, NewType, Final, casts, type checks."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, NewType, cast

Meters = NewType("Meters", int)
Handler = Callable[[str], int]
Table = dict[str, list[int]]
LIMIT: Final = 10


class Position(NamedTuple):
    """A named tuple."""

    row: int
    column: int = 0


@dataclass
class Event:
    """Refers to itself by name."""

    name: str
    parent: Event | None = None


def total(values: Iterable[int]) -> int:
    result = 0
    for value in values:
        result += value
    return result


def ends(values: Sequence[str]) -> str:
    return values[0] + values[-1] + str(len(values))


def run(handler: Handler, text: str) -> int:
    return handler(text)


distance = Meters(5)
table: Table = {"a": [1]}
position = Position(1, 2)
print(
    distance + 1,
    table,
    LIMIT,
    position.row,
    position.column,
    position[1],
    Position(7).column,
    position == (1, 2),
)
row, column = position
print(
    row,
    column,
    total([1, 2]),
    total((3, 4)),
    total({5, 6}),
    total(range(4)),
    total(b"\x01\x02"),
    total({1: 2}.values()),
)
print(ends(["x", "y"]), ends(("p", "q", "r")), run(len, "abc"), run(lambda text: text.count("a"), "banana"))
print(Event("child", Event("parent")).parent, Event("alone"), cast(int | None, 5))
print(errno.ENOENT, os.path.join("a", "b"), len(sys.argv), time.monotonic() > 0, os.path.basename("/x/y.txt"))
