"""Writes the lines of one random case: names, indentation, variables in scope, chances."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from tests.diff.random_programs.values import Type, optional, value_type

T = TypeVar("T")
Production = Callable[[int], str]
"""Makes the text of an expression, given how deep it may still be."""


@dataclass(frozen=True)
class Variable:
    """A name with a value; one that is `fixed` is not assigned, one in `doubt` may have none."""

    name: str
    type: Type
    fixed: bool = False
    doubt: bool = False


@dataclass
class Function:
    """A function of the program that others may call."""

    name: str
    params: list[Type]
    result: Type
    generator: bool = False


@dataclass
class Class:
    """A class: how it is made, what it has. `members`: those of an enum; `base`: the class above it."""

    name: str
    fields: list[Variable] = field(default_factory=list)
    methods: list[Function] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    base: Class | None = None
    frozen: bool = False

    @property
    def type(self) -> Type:
        """The type of its objects."""
        return Type(self.name)


class Writer:
    """The text so far, and what is known where the next line comes."""

    def __init__(self, random: Random, number: int) -> None:
        self.random = random
        self.number = number
        self.lines: list[str] = []
        self.indent = 0
        self.names = 0
        self.variables: list[Variable] = []
        self.functions: list[Function] = []
        self.recursions: list[tuple[str, Type]] = []
        self.classes: list[Class] = []
        self.errors: list[str] = []
        self.loops = 0

    # --- chances ---

    def chance(self, probability: float) -> bool:
        """True so often."""
        return self.random.random() < probability

    def pick(self, choices: Sequence[T]) -> T:
        """One of some."""
        return self.random.choice(choices)

    def some_type(self, depth: int = 2) -> Type:
        """A type whose values can be printed, classes of the case among them."""
        if self.chance(0.05):
            return optional(self.some_type(0))
        return value_type(self.random, depth, tuple(cls.type for cls in self.classes))

    # --- text ---

    def line(self, text: str) -> None:
        """Write a line."""
        self.lines.append("    " * self.indent + text)

    def name(self, prefix: str = "v") -> str:
        """A name that is not used yet."""
        self.names += 1
        return f"{prefix}{self.names}"

    def global_name(self, prefix: str) -> str:
        """A name that no other case of the module has."""
        return f"{self.name(prefix)}_{self.number}"

    @contextmanager
    def block(self, header: str) -> Iterator[None]:
        """Lines that stand below a header; variables made there are not used behind them."""
        self.line(header)
        self.indent += 1
        known = len(self.variables)
        before = len(self.lines)
        yield
        if len(self.lines) == before:
            self.line("pass")
        doubtful = [Variable(v.name, v.type, v.fixed, True) for v in self.variables[known:]]
        del self.variables[known:]
        if self.chance(0.04):
            self.variables += doubtful
        self.indent -= 1

    @contextmanager
    def function_scope(self, params: list[Variable], outer: bool = False) -> Iterator[None]:
        """The body of a function: its parameters, and what is outside it if it is nested."""
        variables, loops = self.variables, self.loops
        seen = [Variable(v.name, v.type, True) for v in variables if not v.doubt] if outer else []
        self.variables = [*seen, *params]
        self.loops = 0
        yield
        self.variables, self.loops = variables, loops

    # --- what there is ---

    def known(self, type: Type, free: bool = False) -> list[str]:
        """Names of variables of a type; `free`: those that may be assigned."""
        return [v.name for v in self.variables if v.type == type and not (free and v.fixed)]

    def class_of(self, type: Type) -> Class | None:
        """The class with that name."""
        return next((cls for cls in self.classes if cls.name == type.name), None)
