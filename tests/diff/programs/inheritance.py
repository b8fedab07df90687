"""Single inheritance, abstract methods, super(), dispatch, isinstance."""

from abc import ABC, abstractmethod


class Shape(ABC):
    """Has an area."""

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def area(self) -> int:
        """The area."""

    def describe(self) -> str:
        return f"{self.name}: {self.area()}"


class Rectangle(Shape):
    """Width and height."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__("rectangle")
        self.width = width
        self.height = height

    def area(self) -> int:
        return self.width * self.height


class Square(Rectangle):
    """All sides equal."""

    def __init__(self, side: int) -> None:
        super().__init__(side, side)
        self.name = "square"

    def describe(self) -> str:
        return super().describe() + "!"


class Empty(Shape):
    """Nothing."""

    def area(self) -> int:
        return 0


shapes: list[Shape] = [Rectangle(2, 3), Square(4), Empty("empty")]
for shape in shapes:
    print(shape.describe(), isinstance(shape, Rectangle), isinstance(shape, Square), type(shape).__name__)
print(sum(shape.area() for shape in shapes), max(shapes, key=lambda shape: shape.area()).name)


def kind(shape: Shape) -> str:
    if isinstance(shape, Square):
        return f"square of {shape.width}"
    if isinstance(shape, Rectangle):
        return f"{shape.width} by {shape.height}"
    return "other"


print([kind(shape) for shape in shapes])
