"""A whole program as the text of one LLVM module."""

from __future__ import annotations

from ophion.compiler.backend import (
    emit_arithmetic,
    emit_control,
    emit_counts,
    emit_memory,
    emit_numbers,
    emit_objects,
    emit_values,
)
from ophion.compiler.backend.emit_classes import write_classes
from ophion.compiler.backend.emit_function import Emitter, FunctionEmitter
from ophion.compiler.backend.module import ModuleWriter, number_types
from ophion.compiler.backend.runtime_text import add_runtime
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import Instruction

EMITTERS: dict[type[Instruction], Emitter] = {
    **emit_arithmetic.EMITTERS,
    **emit_control.EMITTERS,
    **emit_counts.EMITTERS,
    **emit_memory.EMITTERS,
    **emit_numbers.EMITTERS,
    **emit_objects.EMITTERS,
    **emit_values.EMITTERS,
}


def by_file(functions: list[FunctionIR]) -> list[FunctionIR]:
    """The functions of a file together, as the debug information that is written for them has to be."""
    files = {file: number for number, file in enumerate(dict.fromkeys(f.file for f in functions))}
    return sorted(functions, key=lambda function: files[function.file])


def emit_module(program: Program, target: str, opt: int) -> ModuleWriter:
    """The LLVM module of a program that has gone through the passes. `target`: "linux" or "kernel"."""
    number_types(program)
    module = ModuleWriter(program, target, opt > 0)
    functions = by_file([function for function in program.functions if function.blocks])
    module.debug.add_units(list(dict.fromkeys(function.file for function in functions)))
    for function in functions:
        module.function(function)
    for function in functions:
        module.definitions.append(FunctionEmitter(module, function, EMITTERS).write())
    write_classes(module)
    add_runtime(module, {function.symbol for function in functions if function.symbol})
    return module


def emit_llvm_text(program: Program, target: str, opt: int) -> str:
    """The text of the module."""
    return emit_module(program, target, opt).text()
