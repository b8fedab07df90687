"""Members of enums as defaults: of fields, parameters and class variables."""

from dataclasses import dataclass
from enum import Enum


class Category(Enum):
    TOOL = "tool"


class Sorted(Enum):
    A = 1

    def __lt__(self, other: "Sorted") -> bool:
        return self.value < other.value


@dataclass
class Item:
    category: Category = Category.TOOL


@dataclass
class Item2:
    category: Sorted = Sorted.A


print(Item(), Item2())


def show(kind: Category = Category.TOOL) -> str:
    return kind.value


class Holder:
    kind = Category.TOOL
    kinds: list[Category]

    def __init__(self, kind: Category = Category.TOOL) -> None:
        self.kinds = [kind, self.kind]


print(show(), Holder().kinds, Holder.kind)
