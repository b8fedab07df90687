from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item

    def put(self, item: T) -> None:
        self.item = item


boxes: list[Box[Any]] = [Box(1), Box("a")]
boxes[0].put(lambda: 1)
