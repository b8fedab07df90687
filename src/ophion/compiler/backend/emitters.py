"""How each instruction is written as LLVM text: the tables of all emit modules together."""

from __future__ import annotations

from ophion.compiler.backend import (
    emit_arithmetic,
    emit_control,
    emit_counts,
    emit_indices,
    emit_memory,
    emit_numbers,
    emit_objects,
    emit_values,
)
from ophion.compiler.backend.emit_function import Emitter
from ophion.compiler.ir.instructions import Instruction

EMITTERS: dict[type[Instruction], Emitter] = {
    **emit_arithmetic.EMITTERS,
    **emit_control.EMITTERS,
    **emit_counts.EMITTERS,
    **emit_indices.EMITTERS,
    **emit_memory.EMITTERS,
    **emit_numbers.EMITTERS,
    **emit_objects.EMITTERS,
    **emit_values.EMITTERS,
}
