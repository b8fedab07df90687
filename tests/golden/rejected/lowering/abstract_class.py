from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self) -> int: ...


def make(kind: type[Shape]) -> Shape:
    return kind()


print(make)
