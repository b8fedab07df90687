"""Keeps what local variables hold until their function ends, as CPython does, for a debugger to show.

Otherwise an object goes with the last use of its variable, which then refers to memory that is free, or
another object's. Programs that are compiled without optimisation get this; what they do is the same, because
variables whose destruction can be noticed are kept in any case (`FunctionIR.pinned`).
"""

from __future__ import annotations

from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import Intrinsic, Raise, Return, Unreachable
from ophion.compiler.ir.types import VOID


def keep_variables(program: Program) -> None:
    """Use every counted variable once more before each end of its function. Before the other passes."""
    for function in program.functions:
        if function.convention == "python" and function.noted:
            _keep(function)


def _keep(function: FunctionIR) -> None:
    variables = [r for r in function.locals if r.name and r.type.counted and r not in function.pinned]
    if not variables:
        return
    for block in function.blocks:
        last = block.instructions[-1] if block.instructions else None
        if isinstance(last, Return | Raise | Unreachable):
            block.instructions.insert(-1, Intrinsic("keep", list(variables), VOID, last.line))
