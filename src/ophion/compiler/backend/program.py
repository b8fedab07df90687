"""A whole program as the text of one LLVM module, for people to read."""

from __future__ import annotations

from ophion.compiler.backend.emit_classes import drop_function, write_drop_function
from ophion.compiler.backend.emit_function import FunctionEmitter
from ophion.compiler.backend.emitters import EMITTERS
from ophion.compiler.backend.module import ModuleWriter, number_types
from ophion.compiler.backend.naming import Naming
from ophion.compiler.backend.runtime_text import add_runtime, exported
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.types import ClassIR
from ophion.compiler.source_lines import SourceLines


def write_functions(module: ModuleWriter, functions: list[FunctionIR]) -> None:
    """Write functions into a module."""
    for function in functions:
        module.written.append((function, FunctionEmitter(module, function, EMITTERS).write()))


def _write_classes(module: ModuleWriter) -> None:
    """Write the type information of every class that was referred to, and what drops its objects."""
    known: set[ClassIR] = set()
    while len(known) < len(module.naming.classes):
        for cls in [cls for cls in module.naming.classes if cls not in known]:
            known.add(cls)
            write_drop_function(module, cls)
            module.write_typeinfo(cls, drop_function(module, cls))


def emit_module(program: Program, target: str, opt: int, sources: SourceLines | None = None) -> ModuleWriter:
    """The module of a program that has gone through the passes, for "linux" or "kernel"; `opt`: 0 or 2.

    With `sources`, their lines are comments above what they became.
    """
    number_types(program)
    functions = [function for function in program.functions if function.blocks]
    module = ModuleWriter(Naming(program), target, opt > 0, functions, alone=True)
    module.sources = sources
    module.write_assembly(line for part in program.assembly for line in part.splitlines())
    write_functions(module, functions)
    module.typeinfo(program.well_known["str"])
    _write_classes(module)
    module.write_characters()
    for variable, name in module.naming.variables.items():
        module.write_variable(variable, name)
    add_runtime(module, exported(program), module.uses_float_division)
    return module


def emit_llvm_text(program: Program, target: str, opt: int) -> str:
    """The text of that module."""
    return emit_module(program, target, opt).text()
