"""match of any object: every kind of pattern, sequences and mappings of any form too."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass
class P:
    x: int
    y: int


class Q(NamedTuple):
    a: int
    b: str


class R:
    __match_args__ = ("one", "two")

    def __init__(self, one: int, two: str) -> None:
        self.one, self.two = one, two


def m(v: object) -> str:
    match v:
        case None:
            return "none"
        case True | False:
            return "bool"
        case int(n) if n > 100:
            return f"big {n}"
        case int() | float() as num:
            return f"num {num}"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case str(s):
            return f"str {s}"
        case P(x=0, y=y):
            return f"P on axis {y}"
        case P(x, y) if x == y:
            return f"diag {x}"
        case P():
            return "P"
        case Q(a, b):
            return f"Q {a} {b}"
        case R(1, two):
            return f"R1 {two}"
        case R(two="z"):
            return "Rz"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, 2, *rest]:
            return f"12 {rest}"
        case [first, *_, last]:
            return f"{first}..{last}"
        case {"kind": "k", **others}:
            return f"kind {others}"
        case {"n": int(z)}:
            return f"n {z}"
        case {}:
            return "dict"
        case _:
            return "other"


for v in (
    None,
    True,
    5,
    500,
    2.5,
    "a",
    "q",
    P(0, 3),
    P(2, 2),
    P(1, 2),
    Q(1, "b"),
    R(1, "t"),
    R(2, "z"),
    R(3, "w"),
    [],
    [1],
    [1, 2, 3, 4],
    (5, 6, 7),
    ["a", "b"],
    {"kind": "k", "x": 1},
    {"n": 3},
    {"q": 1},
    {1},
):
    print(m(v))


def t(p: tuple[int, tuple[str, list[int]]]) -> str:
    match p:
        case (0, (name, [])):
            return f"zero {name}"
        case (n, (name, [a, *more])):
            return f"{n} {name} {a} {more}"
        case _:
            return "?"


print(t((0, ("a", []))), t((1, ("b", [1, 2]))), t((2, ("c", []))))


def c(cmd: str) -> str:
    match cmd.split():
        case ["go", ("north" | "south") as d]:
            return d
        case ["take", *things] if things:
            return ",".join(things)
        case [verb]:
            return verb
        case _:
            return "??"


print(c("go north"), c("go up"), c("take a b"), c("take"), c("look"))
x: int | str | list[int] = [1]
match x:
    case int() | str():
        print("scalar")
    case [only]:
        print("list", only)
    case _:
        pass
