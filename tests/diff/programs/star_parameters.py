"""Functions that take any number of arguments."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def total(*numbers: int, start: int = 0) -> int:
    return sum(numbers) + start


def show(first: str, *rest: object, end: str = "!") -> None:
    print(first, rest, len(rest), end=end + "\n")


def largest(*values: T) -> T:
    best = values[0]
    for value in values[1:]:
        if repr(value) > repr(best):
            best = value
    return best


class Shelf:
    def __init__(self, name: str, *items: str) -> None:
        self.name = name
        self.items = list(items)

    def add(self, *items: str) -> "Shelf":
        self.items.extend(items)
        return self

    @classmethod
    def of(cls, *items: str) -> "Shelf":
        return cls("of", *items)

    @staticmethod
    def count(*items: str) -> int:
        return len(items)


class Tall(Shelf):
    def __init__(self, *items: str) -> None:
        super().__init__("tall", *items)

    def add(self, *items: str) -> "Shelf":
        return super().add(*(item.upper() for item in items))


class Row:
    def __init__(self, *cells: float) -> None:
        self.cells = cells

    def __call__(self, *more: float) -> int:
        return len(self.cells) + len(more)


def every(*tests: Callable[[int], bool]) -> Callable[[int], bool]:
    return lambda n: all(test(n) for test in tests)


def counted(*words: str) -> dict[str, int]:
    def add(*more: str) -> None:
        for word in more:
            found[word] = found.get(word, 0) + 1

    found: dict[str, int] = {}
    add(*words)
    add("x", "y")
    add()
    return found


def mixed(*values: int | str | None) -> list[str]:
    return [str(value) for value in values]


def main() -> None:
    numbers = [1, 2, 3]
    print(total(), total(1), total(1, 2, 3), total(*numbers), total(4, *numbers, 5, start=10), total(*(1, 2)))
    show("a")
    show("b", 1, "two", None, [3.0], end="?")
    show("c", *numbers)
    print(largest(1, 22, 3), largest("a", "c", "b"), largest(*[2.5, 1.5]))
    shelf = Shelf("s", "a", "b").add("c").add(*["d", "e"], "f")
    print(shelf.name, shelf.items, Shelf.of("x", "y").items, Shelf.count(), Shelf.count("a", "b"))
    tall: Shelf = Tall("p", "q")
    print(tall.add("r", "s").items)
    print(Row(1, 2.5)(3), Row()(), Row(*numbers).cells[0] == 1)
    test = every(lambda n: n > 2, lambda n: n % 2 == 0)
    print([n for n in range(8) if test(n)], every()(1))
    print(counted("x", "z"), mixed(1, "a", None))


main()
