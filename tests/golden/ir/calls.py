"""How methods are called: directly where nobody overrides, else through the vtable; closures."""

from abc import ABC, abstractmethod
from collections.abc import Callable


class Shape(ABC):
    @abstractmethod
    def area(self) -> int: ...

    def double(self) -> int:
        return 2 * self.area()


class Square(Shape):
    def __init__(self, side: int) -> None:
        self.side = side

    def area(self) -> int:
        return self.side * self.side


class Line(Shape):
    def area(self) -> int:
        return 0


def total(shapes: list[Shape]) -> int:
    return sum(shape.double() for shape in shapes)


def adder(step: int) -> Callable[[int], int]:
    return lambda n: n + step


print(total([Square(2), Line()]), adder(3)(4))
