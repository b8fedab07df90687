"""Values that mypy has no type for that compiled code could hold."""

from collections.abc import Container
from typing import Any, cast


class Node:
    def __init__(self, value: int) -> None:
        self.value = cast("Any", value)


class Bag:
    def __init__(self, held: Container[int]) -> None:
        self.held = held


def items(numbers: list[int]) -> None:
    loose = cast("list[Any]", numbers)
    print(loose)




class Order:
    def __call__(self, value: int) -> int:
        return -value


def first(value: int) -> int:
    return value


def second(value: int, other: int) -> str:
    return str(value + other)


def either(chosen: bool) -> None:
    works = [first, second]
    print(len(works), chosen)


items([1])
either(True)
add = lambda left, right=2: left + right
print(Node(1).value)
print(sorted([1, 2], key=Order()))
print(Bag([1]).held)
