"""A module of many random cases: `module N` runs the case number N."""

from __future__ import annotations

from random import Random

from tests.diff.random_programs.classes import Classes
from tests.diff.random_programs.values import BOOL, INT, STR

HEADER = """\
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TypeVar

T = TypeVar("T")


def told(error: BaseException) -> str:
    name = "NameError" if isinstance(error, NameError) else type(error).__name__
    return name if isinstance(error, (OverflowError, NameError)) else f"{name}: {error}"


def held(value: T) -> T:
    return value


def pick(value: int | str) -> int | str:
    return value


class Manager:
    def __init__(self, name: str, quiet: bool) -> None:
        self.name = name
        self.quiet = quiet

    def __enter__(self) -> str:
        print("enter", self.name)
        return self.name

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        print("exit", "fine" if error is None else told(error))
        return self.quiet and isinstance(error, Exception)


"""


class Case(Classes):
    """One case: classes and functions of its own, and the function that uses them."""

    def write(self) -> list[str]:
        """The lines of the case."""
        for make, chance in ((self.enum, 0.35), (self.dataclass, 0.5), (self.plain_class, 0.5),
                             (self.plain_class, 0.4), (self.error, 0.3), (self.error, 0.2)):  # fmt: skip
            if self.chance(chance):
                make()
        for make in (self.function, self.recursive, self.generator, self.function):
            if self.chance(0.5):
                make()
        self.main()
        return self.lines

    def main(self) -> None:
        """What is run: statements, and what it comes to."""
        result = self.some_type()
        self.line(f"def case{self.number}() -> None:")
        self.indent += 1
        with self.function_scope([]):
            for name, type in self.recursions:
                self.line(f"print({name}({self.random.randint(0, 4)}, {self.expression(type, 1)}))")
            for _ in range(self.random.randint(1, 4)):
                self.group()
            self.line(f"print({self.expression(result)})")
            for variable in self.variables:
                if variable.type.name != "function":
                    self.line(f"print({self.shown(variable)})")
        self.indent -= 1
        self.line("")

    def group(self) -> None:
        """Statements, mostly such that an exception ends no more than them."""
        if self.chance(0.25):
            self.statements(self.random.randint(1, 4))
            return
        with self.block("try:"):
            self.statements(self.random.randint(2, 5))
        with self.block("except Exception as error:"):
            self.line("print(told(error))")


def module(cases: list[list[str]], numbers: list[int]) -> str:
    """The text of a module of cases."""
    text = HEADER + "\n".join("\n".join(lines) + "\n" for lines in cases)
    names = ", ".join(f"case{number}" for number in numbers)
    return text + f"\nCASES: list[Callable[[], None]] = [{names}]\nCASES[int(sys.argv[1])]()\n"


def some_cases(seed: int, count: int) -> list[list[str]]:
    """Random cases."""
    random = Random(seed)
    return [Case(Random(random.getrandbits(64)), number).write() for number in range(count)]


__all__ = ["BOOL", "INT", "STR", "module", "some_cases"]
