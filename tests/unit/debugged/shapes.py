"""A program that the debugger is tried on: a value of each kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, IntFlag


class Color(Enum):
    RED = 1
    GREEN = 2


class Access(IntFlag):
    READ = 4
    WRITE = 2


@dataclass
class Point:
    x: int
    y: int


class Shape:
    def __init__(self, name: str, color: Color) -> None:
        self.name = name
        self.color = color

    def area(self) -> float:
        return 0.0


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        super().__init__("circle", Color.GREEN)
        self.radius = radius
        self.center: Point | None = None

    def area(self) -> float:
        squared = self.radius * self.radius
        return 3.25 * squared


class Node:
    def __init__(self, value: int, next: "Node | None") -> None:
        self.value = value
        self.next = next


counter = 0
TABLE = {"one": 1, "two": 2}


def total(shapes: list[Shape], table: dict[str, int], limit: int | None, color: Color) -> float:
    global counter
    result = 0.0
    for index, shape in enumerate(shapes):
        counter += index + 1
        result += shape.area()
    if limit is not None:
        limit += len(table)
    print(limit, color.name)
    return result


def values(number: int) -> int:
    text = "plain é'\n"
    data = b"ab\x00c"
    buffer = bytearray(b"xyz")
    numbers = [1, 2, 3]
    nested = [[1], [2, 3]]
    pair = (1, "one")
    many: tuple[int, ...] = tuple(numbers)
    found = {3, 1}
    nothing: Node | None = None
    chain = Node(1, Node(2, None))
    access = Access.READ | Access.WRITE
    ratio = 0.1
    flag = True
    squares = range(1, 10, 2)
    function: Callable[[int], int] = double
    problem = ValueError("bad")
    number += function(len(text) + len(data) + len(buffer) + len(many) + len(squares))
    print(number, nested, pair, found, nothing, chain.value, access, ratio, flag, problem)
    return number


def double(value: int) -> int:
    return 2 * value


def counted() -> int:
    count = 0
    step = 5

    def count_up(by: int) -> int:
        nonlocal count
        count += by * step
        return count

    count_up(1)
    return count_up(2)


def countdown(first: int) -> Iterator[int]:
    while first > 0:
        yield first
        first -= 1


class Tree:
    def __init__(self, value: int, below: "Tree | None" = None) -> None:
        self.value = value
        self.below = below

    def __iter__(self) -> Iterator[int]:
        if self.below is not None:
            yield from self.below
        yield self.value

    def __lt__(self, other: "Tree") -> bool:
        return self.value < other.value


def multiples(of: int) -> Callable[[], Iterator[int]]:
    def walk() -> Iterator[int]:
        for number in range(2):
            yield number * of

    return walk


def halved(number: int) -> int:
    while number > 1:
        number //= 2
        if number == 3:
            continue
    return number


def linked() -> int:
    ring = Node(1, Node(2, None))
    if ring.next is not None:
        ring.next.next = ring
    chain: Node | None = None
    for value in range(1000):
        chain = Node(999 - value, chain)
    assert chain is not None
    return chain.value + ring.value


def main() -> None:
    circle = Circle(2.0)
    circle.center = Point(3, 4)
    plain = Shape("plain", Color.RED)
    print(total([circle, plain], TABLE, 5, Color.RED))
    print(values(7))
    print(counted())
    print(linked())
    print(halved(6))
    print(list(Tree(1, Tree(2))), Tree(1) < Tree(2), list(multiples(3)()))
    print(sorted([1, 2], key=lambda value: -value))
    for number in countdown(2):
        print(number)


main()
