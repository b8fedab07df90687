from typing import Protocol


class Sized(Protocol):
    def size(self) -> int: ...


class Box:
    def size(self) -> int:
        return 3


def measure(item: Sized) -> int:
    return item.size()


print(measure(Box()))
