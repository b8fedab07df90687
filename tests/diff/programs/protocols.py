"""Protocols of a program's own: as parameters, fields, items, results and bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar


class Speaker(Protocol):
    name: str

    def speak(self, times: int = 1) -> str: ...


class Dog:
    name = "rex"

    def speak(self, times: int = 1) -> str:
        return "wuff" * times


class Cat:
    def __init__(self, name: str) -> None:
        self.name = name

    def speak(self, times: int = 1) -> str:
        return "miau" * times


class Kitten(Cat):
    def speak(self, times: int = 1) -> str:
        return "mi" * times


class Robot(Speaker):
    def __init__(self) -> None:
        self.name = "r2"

    def speak(self, times: int = 1) -> str:
        return f"beep {times}"


class Stone:
    name = "stone"


def talk(speaker: Speaker, loud: bool = False) -> str:
    text = speaker.name + ": " + speaker.speak(2)
    return text.upper() if loud else text


@dataclass
class Room:
    members: list[Speaker] = field(default_factory=list)
    leader: Speaker | None = None
    by_name: dict[str, Speaker] = field(default_factory=dict)

    def add(self, speaker: Speaker) -> None:
        self.members.append(speaker)
        self.by_name[speaker.name] = speaker
        if self.leader is None:
            self.leader = speaker

    def first(self, start: str) -> Speaker:
        for member in self.members:
            if member.name.startswith(start):
                return member
        raise KeyError(start)


room = Room()
for animal in (Dog(), Cat("tom"), Kitten("kit"), Robot()):
    room.add(animal)
print([m.speak() + m.name for m in room.members], talk(Dog()), talk(room.members[1], loud=True))
print(room.first("k").speak(3), room.leader is room.members[0], room.by_name["r2"].speak(times=4))
chosen = room.first("t")
chosen.name = "tim"
chosen.name += "my"
print(chosen.name, room.members[1].name, sorted(m.name for m in room.members))
if room.leader is not None:
    print(talk(room.leader), isinstance(room.leader, Dog))
print(max(room.members, key=lambda m: len(m.name)).name)
speak: Callable[[int], str] = room.members[2].speak
print(speak(2))


class Shape(Protocol):
    @property
    def area(self) -> float: ...


class Square:
    def __init__(self, side: float) -> None:
        self.side = side

    @property
    def area(self) -> float:
        return self.side**2


@dataclass
class Land:
    area: float


def total(shapes: list[Shape]) -> float:
    return sum(shape.area for shape in shapes)


print(total([Square(2.0), Land(1.5)]), [s.area for s in (Square(1.0), Land(0.5))])


class Comparable(Protocol):
    def __lt__(self: S, other: S, /) -> bool: ...


S = TypeVar("S")
C = TypeVar("C", bound=Comparable)


def smallest(items: list[C]) -> C:
    best = items[0]
    for item in items[1:]:
        if item < best:
            best = item
    return best


print(smallest([3, 1, 2]), smallest(["b", "a"]), smallest([(1, "x"), (0, "y")]))

T = TypeVar("T")


class Store(Protocol[T]):
    def get(self) -> T: ...

    def put(self, item: T) -> None: ...


class Stack:
    def __init__(self) -> None:
        self.items: list[int] = []

    def get(self) -> int:
        return self.items.pop()

    def put(self, item: int) -> None:
        self.items.append(item)


class Queue(Stack):
    def get(self) -> int:
        return self.items.pop(0)


class Last:
    def __init__(self) -> None:
        self.item = 0

    def get(self) -> int:
        return self.item

    def put(self, item: int) -> None:
        self.item = item


def run(store: Store[int]) -> list[int]:
    for n in (1, 2, 3):
        store.put(n)
    return [store.get(), store.get()]


stores: list[Store[int]] = [Stack(), Queue(), Last()]
print([run(store) for store in stores], run(Stack()))


class Sized(Protocol):
    def __len__(self) -> int: ...


def is_long(thing: Sized) -> bool:
    return len(thing) > 2


print(is_long([1, 2, 3]), is_long("ab"), is_long({1: 2}), is_long(range(9)))


class Visitor(Protocol):
    def visit_leaf(self, value: int) -> int: ...

    def visit_node(self, left: Tree, right: Tree) -> int: ...


class Tree(Protocol):
    def accept(self, visitor: Visitor) -> int: ...


@dataclass
class Leaf:
    value: int

    def accept(self, visitor: Visitor) -> int:
        return visitor.visit_leaf(self.value)


@dataclass
class Node:
    left: Tree
    right: Tree

    def accept(self, visitor: Visitor) -> int:
        return visitor.visit_node(self.left, self.right)


class Summing:
    def visit_leaf(self, value: int) -> int:
        return value

    def visit_node(self, left: Tree, right: Tree) -> int:
        return left.accept(self) + right.accept(self)


class Counting(Summing):
    def visit_leaf(self, value: int) -> int:
        return 1


tree = Node(Node(Leaf(3), Leaf(4)), Leaf(5))
print(tree.accept(Summing()), tree.accept(Counting()), tree)
