"""Classes in the bodies of others, named through objects and through cls."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class Tree:
    class Node:
        def __init__(self, item: int) -> None:
            self.item = item
            self.left: Tree.Node | None = None

    def __init__(self) -> None:
        self.root: Tree.Node | None = None

    def add(self, item: int) -> None:
        node = self.Node(item)
        node.left = self.root
        self.root = node

    @classmethod
    def leaf(cls, item: int) -> Tree.Node:
        return cls.Node(item)


class Machine:
    class State(Enum):
        ON = 1
        OFF = 2

    @dataclass
    class Step:
        number: int
        state: Machine.State

    class Error(Exception):
        pass

    def __init__(self) -> None:
        self.state = self.State.OFF
        self.steps: list[Machine.Step] = []

    def flip(self) -> None:
        self.state = self.State.ON if self.state is self.State.OFF else self.State.OFF
        self.steps.append(self.Step(len(self.steps), self.state))
        if len(self.steps) > 2:
            raise self.Error("worn out")


class Holder(Generic[T]):
    class Label:
        def __init__(self, text: str) -> None:
            self.text = text

    def __init__(self, value: T, text: str) -> None:
        self.value = value
        self.label = self.Label(text)


tree = Tree()
tree.add(3)
tree.add(4)
assert tree.root and tree.root.left
print(tree.root.item, tree.root.left.item, Tree.leaf(5).item, tree.Node(6).item)
machine = Machine()
try:
    while True:
        machine.flip()
except machine.Error as error:
    print(error, type(error).__name__)
print(machine.steps[0], machine.Step(4, machine.State.ON), machine.State(2))
print(isinstance(machine.steps[0], machine.Step))
print(Holder("a", "text").label.text, Holder(1, "number").label.text)
