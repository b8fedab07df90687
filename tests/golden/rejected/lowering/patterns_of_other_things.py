"""Patterns that ask what compiled code cannot know."""

from collections.abc import Callable


class Box:
    def __init__(self, size: int) -> None:
        self.size = size

    def grow(self) -> int:
        return self.size + 1


def real(number: int) -> None:
    match number:
        case int(real=part):
            print(part)


def called(thing: object) -> None:
    match thing:
        case Callable():  # type: ignore[misc]
            print("function")


def grown(box: Box) -> None:
    match box:
        case Box(grow=grow):
            print(grow())


def number(thing: object) -> None:
    match thing:
        case complex(real=part):
            print(part)


real(1)
number(1)
called(1)
grown(Box(1))
