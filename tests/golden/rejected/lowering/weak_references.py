"""Weak references to what has none, and one that calls a function."""

import weakref
from dataclasses import dataclass


class Node:
    pass


@dataclass(slots=True)
class Slotted:
    name: str


def callback(node: Node) -> bool:
    return weakref.ref(node, lambda dead: print("dead", dead is None))() is None


def of_list(numbers: list[int]) -> bool:
    return weakref.ref(numbers)() is None


def of_number(number: int) -> bool:
    return weakref.ref(number)() is None


def of_slotted(slotted: Slotted) -> bool:
    return weakref.ref(slotted)() is None


callback(Node())
of_list([1])
of_number(1)
of_slotted(Slotted("a"))
