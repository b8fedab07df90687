"""Reachability: removes the functions that no exported function can lead to.

Roots are the functions with a linker symbol and the runtime's support functions. The methods of a class count
as reached once an object of it may exist (New, MakeClosure, a literal) or its type is used as a value. Also
marks `address_taken` on the functions behind vtables and closures, and completes `program.classes`.
"""

from __future__ import annotations

from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import (
    Call,
    FunctionFact,
    Immortal,
    Instruction,
    MakeClosure,
    New,
    TypeLiteral,
)
from ophion.compiler.ir.types import ClassIR

LITERAL_CLASSES = ("str", "bytes")
_LIBRARY = ("ophion.runtime.", "user.lib.")


def find_destructor(cls: ClassIR) -> FunctionIR | None:
    """The `__del__` that objects of exactly this class run."""
    current: ClassIR | None = cls
    while current is not None:
        if current.destructor is not None:
            return current.destructor
        current = current.base
    return None


def is_told(destructor: FunctionIR) -> bool:
    """Whether what a `__del__` raises is told: not what one of the library raises."""
    return not destructor.name.startswith(_LIBRARY)


class _Reach:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.functions: dict[FunctionIR, None] = {}
        self.classes: dict[ClassIR, None] = {}
        self.work: list[FunctionIR] = []

    def function(self, function: FunctionIR) -> None:
        if function not in self.functions:
            self.functions[function] = None
            self.work.append(function)

    def instance(self, cls: ClassIR) -> None:
        if cls in self.classes:
            return
        self.classes[cls] = None
        for method in [*cls.root_table.values(), *cls.vtable]:
            method.address_taken = True
            self.function(method)
        destructor = find_destructor(cls)
        if destructor is not None:
            self.function(destructor)

    def instruction(self, instruction: Instruction) -> None:
        kind = instruction.__class__
        if kind is Call:
            assert isinstance(instruction, Call)
            self.function(instruction.function)
        elif kind is New or kind is TypeLiteral or kind is Immortal:
            assert isinstance(instruction, New | TypeLiteral | Immortal)
            self.instance(instruction.cls)
        elif kind is MakeClosure:
            assert isinstance(instruction, MakeClosure)
            instruction.function.address_taken = instruction.function.is_value = True
            self.function(instruction.function)
            self.instance(instruction.cls)
        elif kind is FunctionFact:
            self.program.asks_functions = True

    def run(self) -> None:
        while self.work:
            for block in self.work.pop().blocks:
                for instruction in block.instructions:
                    self.instruction(instruction)


def _complete_classes(program: Program, reached: dict[ClassIR, None]) -> None:
    known = dict.fromkeys(program.classes)
    for cls in reached:
        current: ClassIR | None = cls
        while current is not None and current not in known:
            known[current] = None
            program.classes.append(current)
            current = current.base


def remove_unreachable(program: Program) -> None:
    """Keep, in their order, the functions that can run."""
    reach = _Reach(program)
    for function in program.functions:
        if function.symbol is not None and not function.external:
            reach.function(function)
    for function in program.support.values():
        reach.function(function)
    for name in LITERAL_CLASSES:
        if name in program.well_known:
            reach.instance(program.well_known[name])
    reach.run()
    known = dict.fromkeys(program.functions)
    kept = [function for function in program.functions if function in reach.functions]
    program.functions = kept + [function for function in reach.functions if function not in known]
    _complete_classes(program, reach.classes)
