"""Fields that a call has changed since a test narrowed them: what only asks for the value takes it as it is."""

from __future__ import annotations


class Base:
    pass


class Left(Base):
    def __repr__(self) -> str:
        return "Left()"


class Right(Base):
    def __repr__(self) -> str:
        return "Right()"


class Node:
    def __init__(self) -> None:
        self.next: Node | None = None
        self.name: str | None = "name"
        self.count: int | None = 3
        self.size: float | None = 1.5
        self.side: Base = Left()
        self.mixed: int | str | None = 7
        self.pairs: dict[str, int | None] = {"a": 1}

    def clear(self) -> None:
        self.next = self.name = self.count = self.size = self.mixed = None
        self.side = Right()
        self.pairs["a"] = None


def fresh() -> Node:
    node = Node()
    node.next = Node()
    return node


def asked_for_none(node: Node) -> None:
    if node.next is not None and node.name is not None and node.count is not None:
        node.clear()
        print(node.next is None, node.name is None, node.count is None)
        print(node.next is not None, node.name is not None, node.count is not None)


def compared(node: Node) -> None:
    if node.name is not None and node.count is not None and node.mixed is not None and node.size is not None:
        node.clear()
        print(node.name == "name", node.name != "name", node.name == node.name, "name" == node.name)
        print(node.count == 3, 3 != node.count, node.count == node.count, node.size == 1.5)
        print(node.mixed == 7, node.mixed == "x", node.count in (3, 4), node.name in ["name"])


def asked_for_truth(node: Node) -> None:
    if node.name is not None and node.count is not None and node.size is not None:
        node.clear()
        print(bool(node.name), not node.count, node.size or 2.5, node.name or "none", node.count or 5)
        print("yes" if node.name else "no", 1 if node.count else 2)
        if node.count:
            print("a number")
        while node.name:
            print("a name")
        try:
            assert node.count, "no count"
        except AssertionError as error:
            print(error)


def shown(node: Node) -> None:
    if node.name is not None and node.count is not None and node.mixed is not None:
        node.clear()
        print(node.name, node.count, node.mixed)
        print(str(node.name), repr(node.count), f"{node.name} {node.count!r} {node.mixed=}")


def asked_for_class(node: Node) -> None:
    if isinstance(node.side, Left) and isinstance(node.mixed, int) and node.count is not None:
        node.clear()
        print(isinstance(node.side, Left), isinstance(node.mixed, int), isinstance(node.count, int))
        print(node.side, node.side == node.side, node.mixed)


def matched(node: Node) -> None:
    if node.count is not None:
        node.clear()
        match node.count:
            case 3:
                print("three")
            case _:
                print("another")


def in_a_dict(node: Node) -> None:
    if node.pairs["a"] is not None:
        node.clear()
        print(node.pairs["a"] is None, node.pairs["a"] == 1, node.pairs["a"], node.pairs["a"] or 9)


def used(node: Node) -> None:
    if node.next is not None and node.next.name is not None:
        node.next.clear()
        try:
            print(len(node.next.name))
        except (AttributeError, TypeError):
            print("nothing to be measured")


for test in (asked_for_none, compared, asked_for_truth, shown, asked_for_class, matched, in_a_dict, used):
    print("--")
    test(fresh())
