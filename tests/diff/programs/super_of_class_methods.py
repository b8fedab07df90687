"""super() in class and static methods, and class methods of classes that are values."""

from __future__ import annotations

from typing import Self


class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance

    @classmethod
    def opened(cls, balance: int) -> Self:
        print("account", cls.__name__)
        return cls(balance)


class Savings(Account):
    @classmethod
    def opened(cls, balance: int) -> Self:
        print("savings", cls.__name__)
        return super().opened(balance + 1)


class Junior(Savings):
    pass


class Root:
    @classmethod
    def names(cls) -> list[str]:
        return ["root:" + cls.__name__]

    @staticmethod
    def label() -> str:
        return "root"


class Middle(Root):
    @classmethod
    def names(cls) -> list[str]:
        return super().names() + ["middle"]

    @staticmethod
    def label() -> str:
        return "middle"

    def both(self) -> str:
        return super().label() + self.label() + str(super().names())


class Leaf(Middle):
    pass


class Low(Leaf):
    @classmethod
    def names(cls) -> list[str]:
        return super().names() + ["low"]


def build(kind: type[Account], balance: int) -> Account:
    return kind.opened(balance)


print(type(Junior.opened(1)).__name__, type(Savings.opened(1)).__name__)
print(Leaf.names(), Low.names(), Leaf().names(), Low().names(), Leaf().both(), Low().both(), Middle().both())
kinds: list[type[Root]] = [Root, Middle, Leaf, Low]
print([kind.names() for kind in kinds], [kind.label() for kind in kinds])
print(type(build(Junior, 4)).__name__, build(Account, 2).balance)
makers: dict[str, type[Account]] = {"plain": Account, "savings": Savings}
print(makers["savings"].opened(3).balance)
