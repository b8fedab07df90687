"""Structures nested thousands deep: whatever walks them ends, or raises RecursionError."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass


@dataclass
class Node:
    next: "Node | None"


class Tree:
    def __init__(self, left: "Tree | None", right: "Tree | None") -> None:
        self.left = left
        self.right = right

    def __hash__(self) -> int:
        return hash(self.left) * 3 % 1000003

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tree) and self.left == other.left

    def __lt__(self, other: "Tree") -> bool:
        if self.left is None or other.left is None:
            return False
        return self.left < other.left


class Told:
    def __init__(self, below: "Told | None") -> None:
        self.below = below

    def __del__(self) -> None:
        global gone
        gone += 1


gone = 0
JSON = list["JSON"] | int


def chain(count: int) -> Node:
    made = Node(None)
    for _ in range(count):
        made = Node(made)
    return made


def tree(count: int) -> Tree:
    made = Tree(None, None)
    for _ in range(count):
        made = Tree(made, None)
    return made


def nested(count: int) -> JSON:
    made: JSON = 1
    for _ in range(count):
        made = [made]
    return made


def told(count: int) -> int:
    made = Told(None)
    for _ in range(count):
        made = Told(made)
    del made
    return gone


def lists(count: int) -> list[object]:
    made: list[object] = []
    for _ in range(count):
        made = [made]
    return made


DEEP = 100_000
LONG = 20_000
"""For texts, which are copied at each level."""
WAYS: dict[str, Callable[[], object]] = {
    "repr": lambda: len(repr(chain(LONG))),
    "==": lambda: chain(DEEP) == chain(DEEP),
    "hash": lambda: hash(tree(DEEP)),
    "sorted": lambda: len(sorted([tree(DEEP), tree(DEEP)])),
    "format": lambda: len(f"{chain(LONG)}"),
    "str of a union": lambda: len(str(nested(LONG))),
    "== of a union": lambda: nested(DEEP) == nested(DEEP),
    "str of objects": lambda: len(str(lists(LONG))),
    "in": lambda: chain(DEEP) in [chain(DEEP)],
    "set": lambda: len({tree(DEEP), tree(DEEP)}),
}

print(told(DEEP))
for name, way in WAYS.items():
    with suppress(RecursionError):
        way()
    print(name)
