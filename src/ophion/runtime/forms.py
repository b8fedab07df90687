"""Containers of one kind in two forms, like `list[int]` and `list[object]`, are equal where their items are.

Who has a container as `object` does not know its form. It gives its items as objects (`items`, `pairs`), and
these are compared; two containers of one form need none of this.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


def items(values: Iterable[T]) -> list[object]:
    """What a list, tuple, deque or set holds."""
    found: list[object] = []
    for value in values:
        found.append(value)
    return found


def pairs(table: Mapping[K, V]) -> list[object]:
    """The keys of a dict, each with its value behind it."""
    found: list[object] = []
    for key, value in table.items():
        found.append(key)
        found.append(value)
    return found


def table_of(found: list[object]) -> dict[object, object]:
    """A dict of `pairs`."""
    table: dict[object, object] = {}
    for place in range(0, len(found), 2):
        table[found[place]] = found[place + 1]
    return table


def equal_sequences(one: list[object], other: list[object]) -> bool:
    """Whether two sequences of these items are equal."""
    return one == other


def equal_sets(one: list[object], other: list[object]) -> bool:
    """Whether two sets of these items are equal."""
    return set(one) == set(other)


def equal_tables(one: list[object], other: list[object]) -> bool:
    """Whether two dicts of these `pairs` are equal."""
    if len(one) != len(other):
        return False
    table = table_of(other)
    for place in range(0, len(one), 2):
        if one[place] not in table or table[one[place]] != one[place + 1]:
            return False
    return True
