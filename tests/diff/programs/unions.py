"""Unions of numbers, texts and objects: held, tested, compared, printed, computed with."""

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

Number = int | float
Cell = int | str | None


class Color(Enum):
    """For a union with text."""

    RED = 1
    BLUE = 2


class Point(NamedTuple):
    """A tuple with names."""

    x: int
    y: int


@dataclass
class Circle:
    """A shape."""

    radius: int

    def area(self) -> int:
        return 3 * self.radius * self.radius


@dataclass
class Square:
    """Another shape, without a common base."""

    side: int

    def area(self) -> int:
        return self.side * self.side


@dataclass
class Row:
    """Fields of unions."""

    key: int | str
    value: float | str | None = None
    cells: list[Cell] = field(default_factory=list)


def describe(value: int | str | float | None | list[int]) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"bool {value}"
    if isinstance(value, int):
        return f"int {value + 1}"
    if isinstance(value, float):
        return f"float {value / 2}"
    if isinstance(value, str):
        return "text " + value.upper()
    return f"list of {len(value)} {value}"


def matched(value: int | str | bool | tuple[int, str] | Color | None) -> str:
    match value:
        case None:
            return "none"
        case True:
            return "true"
        case bool():
            return "false"
        case 7 | 8:
            return "seven or eight"
        case int(n):
            return f"int {n}"
        case "x":
            return "the x"
        case str() as text:
            return f"text {text}"
        case Color.RED:
            return "red"
        case (n, text):
            return f"pair {n * 2} {text}"
        case _:
            return "other"


def area(shape: Circle | Square) -> int:
    return shape.area()


def total(values: list[Number]) -> Number:
    result: Number = 0
    for value in values:
        result += value
    return result


def double(value: int | str) -> int | str:
    return value * 2


def either(flag: bool) -> int | str:
    if flag:
        return 5
    return "five"


def default(value: int | str | None) -> int | str:
    return value or "default"


def unions() -> None:
    for value in (1, True, 2.5, "abc", None, [1, 2]):
        print(describe(value), end="; ")
    print()
    for item in (None, True, False, 7, 8, 9, "x", "y", (3, "c"), Color.RED, Color.BLUE):
        print(matched(item), end="; ")
    print()
    print(area(Circle(2)), area(Square(3)), [s.area() for s in (Circle(1), Square(4))])
    print(total([1, 2, 3]), total([1, 2.5]), double(4), double("ab"), either(True), either(False))
    print(default(None), default(0), default(""), default("a"), default(3), -total([1, 0.5]), total([3]) < 4)


def containers() -> None:
    cells: list[Cell] = [1, "two", None]
    cells.append(3)
    print(
        cells, cells[0], cells[1], 1 in cells, "two" in cells, None in cells, 4 in cells, cells.index("two")
    )
    table: dict[str, int | str | float] = {"a": 1, "b": "c"}
    table["d"] = 2.5
    print(table, table["a"] == 1, table["b"] == "c", table.get("x"), table.get("d", 0), sorted(table))
    keys: dict[int | str, str] = {1: "one", "1": "text"}
    keys[2] = "two"
    print(keys, keys[1], keys["1"], 2 in keys, "2" in keys, {1, "a", 1} == {"a", 1})
    row = Row(1, 2.5, [None, 1, "x"])
    print(row, Row("k"), row == Row(1, 2.5, [None, 1, "x"]), row == Row(1, "2.5"), Row("k").value is None)
    row.key = "changed"
    row.value = None
    row.cells[0] = "first"
    print(row)
    numbers: list[Number] = [3, 1.5, 2]
    mixed = sorted(numbers, key=lambda n: -n)
    print(mixed, sorted(numbers), min(numbers), max(numbers), sum(numbers))


def objects() -> None:
    things: list[object] = [
        1,
        True,
        2.5,
        "a",
        None,
        (1, "b"),
        [1, 2],
        {"k": 1},
        {3},
        Point(1, 2),
        Color.RED,
        b"z",
    ]
    things.append(Circle(1))
    for thing in things:
        print(thing, end=" ")
    print()
    print(things)
    print([repr(thing) for thing in things], [type(thing).__name__ for thing in things])
    print([isinstance(t, int) for t in things], [isinstance(t, (str, tuple)) for t in things])
    print([isinstance(t, list) for t in things], [isinstance(t, Circle) for t in things])
    print([isinstance(t, tuple) for t in things], [isinstance(t, Color) for t in things])
    print([t == 1 for t in things], [t == "a" for t in things], [t == (1, "b") for t in things])
    print([bool(t) for t in things], f"{things[0]:>4}|{things[3]:<4}|{things[4]}|{things[9]}")
    print(
        things.index("a"),
        things.count(1),
        (1, "b") in things,
        [1, 2] in things,
        Point(1, 2) in things,
        9 in things,
    )
    named: dict[str, object] = {"n": 1, "s": "t", "l": [1]}
    print(named, named["n"] == 1, named == {"n": 1, "s": "t", "l": [1]})
    pair: tuple[object, int | str] = (1, "a")
    print(pair, pair == (1, "a"), pair[1] == "a")
    anything: object = 5
    if isinstance(anything, int):
        print(anything + 1)
    anything = "text"
    if isinstance(anything, str):
        print(anything.upper())
    print({object_key for object_key in (1, 1.0, True, "1")} == {1, "1"}, hash(things[3]) == hash("a"))
    sentinel = object()
    same: object = sentinel
    print(sentinel is same, sentinel == same, sentinel == object(), same is None)


def first(values: list[object]) -> object:
    return values[0]


class Money:
    """Compares with numbers as well."""

    def __init__(self, amount: int) -> None:
        self.amount = amount

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Money):
            return self.amount == other.amount
        if isinstance(other, int):
            return self.amount == other
        return False

    def __hash__(self) -> int:
        return hash(self.amount)

    def __repr__(self) -> str:
        return f"${self.amount}"


def own() -> None:
    purse: list[object] = [Money(3), 3, Money(4)]
    print(purse, purse[0] == purse[1], purse[0] == Money(3), purse[0] == purse[2], purse.count(Money(3)))
    print(first([1, "a"]), first([Money(1)]), Money(3) in purse, {Money(3): 1}[Money(3)])
    nothing: list[None] = [None]
    nothing.append(None)
    print(nothing, len(nothing), {"a": None})


unions()
containers()
objects()
own()
