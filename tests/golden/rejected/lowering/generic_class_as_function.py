from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item


def made(kind: Callable[[str], object]) -> object:
    return kind("x")


print(made(Box))
print(made(list))
