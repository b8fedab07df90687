from typing import Generic, TypeVar

T = TypeVar("T")


class Point:
    def __init__(self) -> None:
        self.x = 1

    def move(self) -> None:
        self.late = 2


class Box(Generic[T]):
    value: T


def asked(point: Point, box: Box[int], maybe: Point | None) -> None:
    print(getattr(point, "move"))
    print(hasattr(point, "late"))
    print(getattr(point, "late", 3))
    print(hasattr(box, "value"))
    print(hasattr(maybe, "x"))
    print(hasattr(1, "real"))
    setattr(point, "move", 1)


point = Point()
asked(point, Box(), None)
