from collections.abc import Callable
from typing import Any


def add(a: int, b: int, c: int = 0) -> int:
    return a + b + c


def unnamed(a: int, /, b: int) -> int:
    return a + b


class Shape:
    def area(self, scale: int = 1) -> int:
        return scale


class Square(Shape):
    def area(self, scale: int = 2) -> int:
        return scale


def area(shape: Shape, row: dict[str, Any]) -> int:
    return shape.area(**row)


numbers = [1, 2]
print(add(*numbers))
print(add(*numbers, *numbers))
options = {"a": 1}
print(add(**options, b=2))
print(add(**options, **options))
print(unnamed(1, **options))
print(area(Square(), {}))
held: Callable[..., int] = add
print(held(**options))
anything: dict[str, Any] = {"reverse": True}
print(sorted(numbers, **anything))
