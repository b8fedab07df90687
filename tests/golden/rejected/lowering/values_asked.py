"""Values that are asked for what compiled code does not have."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Generic, TypeVar

T = TypeVar("T")
SIZE = int("3")


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

    def get(self) -> T:
        return self.value


class Plain:
    shared = 1

    def method(self) -> int:
        return 1


@lru_cache(maxsize=SIZE)
def cached(n: int) -> int:
    return n


def several(*, first: int, second: int) -> int:
    return first + second


def spread(pairs: tuple[int, int] | tuple[str, str]) -> None:
    print(*pairs)


def order(left: Callable[[int], int], right: Callable[[int], int]) -> bool:
    return left is right


def asked(plain: Plain, box: Box[int]) -> None:
    held = plain.method
    print(callable(plain), held.__module__)
    print(partial(several, first=1)(second=2))
    print(Box.get, list[int], Plain.method)
    print(type(plain)().method())


def kind(value: object) -> str:
    match value:
        case {"a": 1}:
            return "mapping"
        case [1, *_]:
            return "list"
        case complex():
            return "complex"
        case _:
            return "other"


print(cached(1))
spread((1, 2))
asked(Plain(), Box(1))
print(kind(1), order(abs, abs), Plain.shared)
Plain.shared = 2
