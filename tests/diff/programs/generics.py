"""Generic classes and functions, compiled for each type that they are used with."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Stack(Generic[T]):
    """Last in, first out."""

    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()

    def __len__(self) -> int:
        return len(self.items)


class Pair(Generic[T, U]):
    """Two values."""

    def __init__(self, first: T, second: U) -> None:
        self.first = first
        self.second = second

    def swapped(self) -> "Pair[U, T]":
        return Pair(self.second, self.first)

    def __repr__(self) -> str:
        return f"<{self.first!r}, {self.second!r}>"


def apply(function: Callable[[T], U], values: list[T]) -> list[U]:
    return [function(value) for value in values]


def first(values: list[T], default: T) -> T:
    return values[0] if values else default


numbers: Stack[int] = Stack()
numbers.push(1).push(2).push(3)
words: Stack[str] = Stack()
words.push("a")
print(numbers.pop(), len(numbers), words.pop(), len(words))
print(Pair(1, "x"), Pair(1, "x").swapped(), Pair([1], (2, "b")))
print(
    apply(len, ["a", "bb"]),
    apply(str, [1, 2]),
    apply(lambda n: n * 2, [1, 2]),
    apply(lambda s: s + "!", ["x"]),
)
print(first([5], 0), first([], "none"))
