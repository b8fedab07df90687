"""Finds the module variables that are assigned once, by the body of their module: reading one counts nothing.

What such a variable holds lives until the program ends, or, in a checked build, until its variables are
released. Before: every GetGlobal owns its result. After: those of settled variables borrow it forever. Runs
before the exceptions pass, which would cut the module bodies into more blocks.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Global, Program
from ophion.compiler.ir.instructions import BORROWED_FOREVER, GetGlobal, SetGlobal


def _in_loop(block: Block) -> bool:
    """Whether a block can lead to itself."""
    seen: set[Block] = set()
    work = [block]
    while work:
        current = work.pop()
        last = current.instructions[-1] if current.instructions else None
        ways = [
            *(last.targets() if last is not None else ()),
            *([current.handler] if current.handler else []),
        ]
        if block in ways:
            return True
        work.extend(way for way in ways if way not in seen)
        seen.update(ways)
    return False


def _stores(function: FunctionIR, stores: dict[Global, int]) -> None:
    """Count how often a function may store each variable; more than once is 2."""
    once = 1 if function.module_body else 2
    for block in function.blocks:
        for instruction in block.instructions:
            if instruction.__class__ is SetGlobal:
                assert isinstance(instruction, SetGlobal)
                if instruction.variable.type.counted:
                    times = 2 if once == 2 or _in_loop(block) else 1
                    stores[instruction.variable] = stores.get(instruction.variable, 0) + times


def settled_variables(program: Program) -> set[Global]:
    """The variables of the whole program that are assigned once, by the body of their module."""
    stores: dict[Global, int] = {}
    for function in program.functions:
        if not function.at_end:
            _stores(function, stores)
    return {variable for variable, times in stores.items() if times == 1}


def borrow_settled(program: Program) -> None:
    """The pass for the whole program."""
    settled = settled_variables(program)
    for function in program.functions:
        for block in function.blocks:
            for instruction in block.instructions:
                if instruction.__class__ is GetGlobal:
                    assert isinstance(instruction, GetGlobal)
                    if instruction.variable in settled:
                        instruction.borrows = BORROWED_FOREVER
