"""match: literals, alternatives, guards, classes, sequences, captures."""

from dataclasses import dataclass


@dataclass
class Number:
    """A leaf."""

    value: int


@dataclass
class Add:
    """A sum."""

    left: "Number | Add"
    right: "Number | Add"


def evaluate(tree: Number | Add) -> int:
    match tree:
        case Number(value):
            return value
        case Add(left, right):
            return evaluate(left) + evaluate(right)


def word(number: int) -> str:
    match number:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "few"
        case n if n < 0:
            return f"negative {n}"
        case _:
            return "many"


def command(words: list[str]) -> str:
    match words:
        case []:
            return "nothing"
        case ["quit"]:
            return "bye"
        case ["go", direction]:
            return f"going {direction}"
        case ["add", *numbers]:
            return f"sum of {len(numbers)}"
        case [first, *_]:
            return f"unknown {first}"
    return "never"


def truth(value: str) -> bool:
    match value.lower():
        case "yes" | "y":
            return True
        case "no":
            return False
        case other:
            return other == "maybe"


print(evaluate(Add(Number(1), Add(Number(2), Number(3)))))
print([word(n) for n in [0, 2, -5, 77]])
print(command([]), command(["quit"]), command(["go", "west"]), command(["add", "1", "2"]), command(["fly"]))
print(truth("YES"), truth("no"), truth("maybe"), truth("x"))
match (1, 2):
    case (0, y):
        print("zero", y)
    case (x, 2):
        print("two after", x)

Whole = int


def of_alias(thing: object) -> str:
    match thing:
        case Whole():
            return "whole"
        case _:
            return "other"


print(of_alias(3), of_alias("3"))
