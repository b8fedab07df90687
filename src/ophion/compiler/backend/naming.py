"""The names that functions, classes and variables have in all LLVM modules of a program.

A program is compiled as several modules (units.py). Each gives and finds a thing under the name that is
fixed here, and what any of them refers to is noted, so that one of them defines it.
"""

from __future__ import annotations

from ophion.compiler.backend.depth import chained_classes
from ophion.compiler.backend.llvm_types import TypeTable
from ophion.compiler.backend.text import global_name
from ophion.compiler.ir.function import FunctionIR, Global, Program
from ophion.compiler.ir.types import ClassIR


class Naming:
    """`classes`, `variables`, `numbers`: what some module refers to; the last are classes whose range of type
    ids is compared with. `outside`: the symbols that assembly defines. `types`: how values and objects lie in
    memory. `chained`: the classes whose objects may hang together in chains.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.types = TypeTable()
        self.chained = chained_classes(program)
        self._taken: set[str] = set()
        self._functions: dict[FunctionIR, str] = {}
        self._classes: dict[ClassIR, str] = {}
        self._variables: dict[Global, str] = {}
        self.classes: dict[ClassIR, str] = {}
        self.variables: dict[Global, str] = {}
        self.numbers: dict[ClassIR, None] = {}
        self.outside: set[str] = set()
        for function in program.functions:
            self.function(function)
        for cls in program.classes:
            self._class(cls)
        for variable in program.globals:
            self._variable(variable)

    def _unique(self, name: str) -> str:
        candidate, count = name, 1
        while candidate in self._taken:
            count += 1
            candidate = f"{name}.{count}"
        self._taken.add(candidate)
        return candidate

    def function(self, function: FunctionIR) -> str:
        """The name of a function, with its @."""
        name = self._functions.get(function)
        if name is None:
            name = self._functions[function] = global_name(function.symbol or self._unique(function.name))
        return name

    def known(self, function: FunctionIR) -> bool:
        """Whether the program has a function, and has not left it out as unreachable."""
        return function in self._functions

    def _class(self, cls: ClassIR) -> str:
        name = self._classes.get(cls)
        if name is None:
            name = self._classes[cls] = self._unique(cls.full_name)
        return name

    def typeinfo(self, cls: ClassIR) -> str:
        """The name of a class's type information, which some module needs."""
        name = self.classes.get(cls)
        if name is None:
            name = self.classes[cls] = global_name(f"type.{self._class(cls)}")
        return name

    def drop(self, cls: ClassIR) -> str:
        """The name of a class's drop function."""
        return global_name(f"drop.{self._class(cls)}")

    def drop_fields(self, cls: ClassIR) -> str:
        """The name of what drops the fields of an object in a chain, and frees it."""
        return global_name(f"drop.fields.{self._class(cls)}")

    def number(self, cls: ClassIR) -> tuple[str, str]:
        """The names of two absolute symbols: a class's type id, and how many follow it for its subclasses."""
        self.numbers[cls] = None
        return global_name(f"id.{self._class(cls)}"), global_name(f"span.{self._class(cls)}")

    def _variable(self, variable: Global) -> str:
        name = self._variables.get(variable)
        if name is None:
            name = self._variables[variable] = global_name(self._unique(f"global.{variable.name}"))
        return name

    def variable(self, variable: Global) -> str:
        """The name of a module variable, which some module needs."""
        name = self.variables[variable] = self._variable(variable)
        return name
