"""Types as values, and members of classes that are asked for as values."""

from typing import TypeVar

T = TypeVar("T")
Names = list[str]


class Base:
    shared = 4

    def __init__(self) -> None:
        self.own = 1

    @classmethod
    def make(cls) -> "Base":
        return cls()


class Below(Base):
    def above(self) -> int:
        return super().shared


def shown(kind: type[Base]) -> None:
    print([list[int]])
    print(T, Names)
    print(kind.__mro__)
    print(Base.make)
    print(Below().above())


shown(Base)
