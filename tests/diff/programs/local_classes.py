"""Classes in functions: their methods use the variables and functions of the functions around them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from dataclasses import dataclass


def counter(start: int) -> tuple[Callable[[], int], Callable[[], int]]:
    total = start

    class Box:
        def __init__(self, step: int) -> None:
            self.step = step

        def up(self) -> int:
            nonlocal total
            total += self.step
            return total

    box = Box(2)
    return box.up, lambda: total


up, see = counter(10)
other, _ = counter(100)
print(up(), up(), see(), other(), see())


class Shape(ABC):
    @abstractmethod
    def area(self) -> int: ...

    def text(self) -> str:
        return f"{type(self).__name__} of {self.area()}"


def square(n: int) -> Shape:
    class Square(Shape):
        def area(self) -> int:
            return n * n

    return Square()


def scaled(shape: Shape, by: int) -> Shape:
    class Scaled(Shape):
        def area(self) -> int:
            return shape.area() * by

    return Scaled()


shapes = [square(2), square(3), scaled(square(2), 10), scaled(scaled(square(1), 2), 3)]
print([s.area() for s in shapes], [s.text() for s in shapes])


def ranked(names: list[str]) -> list[str]:
    class Item:
        def __init__(self, at: int) -> None:
            self.at = at

        def __repr__(self) -> str:
            return f"{self.at}:{names[self.at]}"

        def __lt__(self, other: Item) -> bool:
            return names[self.at] < names[other.at]

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Item) and names[self.at] == names[other.at]

        def __hash__(self) -> int:
            return hash(names[self.at])

    items = [Item(i) for i in range(len(names))]
    items.sort()
    print(len(set(items)), Item(0) in items, items)
    names[0] = "zz"
    return [repr(i) for i in items]


print(ranked(["b", "a", "c", "a"]))


def tree(n: int) -> int:
    made = 0

    class Tree:
        def __init__(self, depth: int) -> None:
            nonlocal made
            made += 1
            self.kids = [Tree(depth - 1) for _ in range(n)] if depth else []

        def size(self) -> int:
            return 1 + sum(k.size() for k in self.kids)

    return Tree(3).size() * 1000 + made


print(tree(2), tree(3))


def functions(n: int) -> int:
    def twice(x: int) -> int:
        return 2 * x + n

    class A:
        def go(self, x: int) -> int:
            return twice(x)

        def add(self, values: list[int]) -> list[int]:
            return list(map(lambda v: twice(v) + n, values))

    def make() -> A:
        return A()

    print(make().add([1, 2]), [A().go(i) for i in range(3)], list(A().go(i) for i in range(2)))
    return make().go(5)


print(functions(1))


def bases(tag: str) -> list[str]:
    class Base:
        def name(self) -> str:
            return f"{tag} base"

        def show(self) -> str:
            return f"<{self.name()}>"

    extra = tag * 2

    class Below(Base):
        def name(self) -> str:
            return f"{extra}: {super().name()}"

    class Other:
        def both(self) -> list[Base]:
            return [Base(), Below()]

    return [b.show() for b in Other().both()]


print(bases("x"))


def later() -> list[str]:
    class Reader:
        def read(self) -> str:
            return word

    reader = Reader()
    found = []
    try:
        found.append(reader.read())
    except NameError as error:
        found.append(type(error).__name__)
    word = "first"
    found.append(reader.read())
    word = "second"
    found.append(reader.read())
    return found


print(later())


def generators(limit: int) -> Iterator[int]:
    class Walk:
        def __iter__(self) -> Iterator[int]:
            for i in range(limit):
                yield i * limit

        @property
        def last(self) -> int:
            return (limit - 1) * limit

    walk = Walk()
    yield from walk
    yield walk.last


print(list(generators(3)))


def dataclasses(unit: str) -> str:
    @dataclass(order=True)
    class Size:
        amount: int

        def __str__(self) -> str:
            return f"{self.amount} {unit}"

        def doubled(self) -> Size:
            return Size(self.amount * 2)

    one = Size(2)
    same, deep = copy(one), deepcopy(one)
    return f"{one.doubled()} {max(one, one.doubled())} {one == same} {deep}"


print(dataclasses("m"))


def errors(code: int) -> None:
    class Failure(Exception):
        def __str__(self) -> str:
            return f"failure {code}"

    raise Failure


for number in (1, 2):
    try:
        errors(number)
    except Exception as error:
        print(error)


def context(log: list[str]) -> None:
    class Logged:
        def __init__(self, name: str) -> None:
            self.name = name

        def __enter__(self) -> Logged:
            log.append(f"+{self.name}")
            return self

        def __exit__(self, *args: object) -> None:
            log.append(f"-{self.name}")

    with Logged("a"), Logged("b") as b:
        log.append(b.name)


lines: list[str] = []
context(lines)
print(lines)


def loops() -> list[int]:
    made = []
    for i in range(3):

        class Holder:
            def get(self) -> int:
                return i

        made.append(Holder())
    return [h.get() for h in made]


print(loops())


def nested(a: int) -> Callable[[int], int]:
    def inner(b: int) -> int:
        class Sum:
            def of(self, c: int) -> int:
                def total() -> int:
                    return a + b + c

                return total()

        return Sum().of(1000)

    return inner


print(nested(1)(20), nested(2)(30))


class Outer:
    def __init__(self, name: str) -> None:
        self.name = name

    def listener(self) -> Callable[[str], str]:
        outer = self

        class Listener:
            def hear(self, what: str) -> str:
                return f"{outer.name} hears {what}"

        return Listener().hear


print(Outer("ann").listener()("bob"))


def made_by_name(offset: int) -> list[int]:
    class Shifted:
        def __init__(self, at: int) -> None:
            self.at = at

        def value(self) -> int:
            return self.at + offset

        def again(self) -> Shifted:
            return type(self)(self.at + 1)

    makers: list[Callable[[int], Shifted]] = [Shifted, lambda n: Shifted(-n)]
    made = [*map(Shifted, range(3)), *(make(5) for make in makers)]
    return [m.value() for m in made] + [made[0].again().again().value()]


print(made_by_name(10), made_by_name(20))
