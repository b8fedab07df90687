"""Chooses the small functions whose calls are replaced by their bodies: getters, operators, one-line helpers.

The size is that of the ways without exceptions. LLVM's own inliner would judge better and takes most of its
time for it.
"""

from __future__ import annotations

from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import Call, Goto, InlineAssembly

LARGEST = 8
"""Instructions of a function that is still inlined."""
LARGEST_OWN = 24
"""The same for the functions of a small program, all but the runtime's."""
SMALL_PROGRAM = 8000
"""Instructions, in functions that are not the library's, of a program that is small."""
LIBRARY = ("ophion.", "user.lib.", "abi.")
"""How the names of functions begin that are not the program's own."""


def _small(function: FunctionIR, largest: int) -> bool:
    size = 0
    for block in function.blocks:
        if block.cold:
            continue
        for instruction in block.instructions:
            kind = instruction.__class__
            if kind is Call:
                assert isinstance(instruction, Call)
                if instruction.function is function:
                    return False
            if kind is InlineAssembly:
                return False
            size += kind is not Goto
        if size > largest:
            return False
    return True


def is_own(function: FunctionIR) -> bool:
    """Whether a function is the program's own, not the library's."""
    return function.noted and not function.name.startswith(LIBRARY)


def is_small(program: Program) -> bool:
    """Whether a program is so small that its own code may grow. A kernel is not: it is large, and its panic
    tells functions by their addresses.
    """
    if program.kernel:
        return False
    blocks = (block for function in filter(is_own, program.functions) for block in function.blocks)
    return sum(len(block.instructions) for block in blocks) < SMALL_PROGRAM


def choose_inlined(program: Program) -> None:
    """Set `inline` on the functions to inline."""
    own = LARGEST_OWN if is_small(program) else LARGEST
    support = set(program.support.values())
    for function in program.functions:
        if function.frame is not None or function.module_body:
            continue
        if function.blocks and function.convention == "python" and not function.no_return:
            largest = own if function.noted else LARGEST
            function.inline = function.inline or (function not in support and _small(function, largest))
