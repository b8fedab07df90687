"""A Square has what a Drawable has, but no Shape has, as far as mypy knows: it overlooks the class below."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...


class Circle:
    def draw(self) -> str:
        return "circle"


class Shape:
    pass


class Square(Shape):
    def draw(self) -> str:
        return "square"


def show(thing: Circle | Shape) -> None:
    if isinstance(thing, Drawable):
        print(thing.draw())


show(Circle())
show(Square())
