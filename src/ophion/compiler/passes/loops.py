"""Chooses the functions whose loops LLVM works on: what that finds there pays only where it runs often.

All functions with a loop in a small program, and in the runtime, whose loops are everybody's. In the kernel
and in larger programs those with a tight loop, one that calls nothing: a call costs more than what could be
moved out of the loop, and no load can be moved across it. Runs after `inline`, which says which calls remain.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import Call, CallClosure, CallVirtual
from ophion.compiler.passes.inline import is_small


def _calls(block: Block) -> bool:
    """Whether a block calls a function that stays one."""
    for instruction in block.instructions:
        kind = instruction.__class__
        if kind is CallVirtual or kind is CallClosure:
            return True
        if kind is Call:
            assert isinstance(instruction, Call)
            if not instruction.function.inline:
                return True
    return False


def _has_loop(function: FunctionIR, tight: bool) -> bool:
    """Whether a block goes back to itself or one before it, exceptions aside; `tight`: without a call on the
    way, in the order of the blocks.
    """
    position = {block: index for index, block in enumerate(function.blocks)}
    for block, index in position.items():
        if block.cold:
            continue
        for target in block.instructions[-1].targets():
            start = position[target]
            if not target.cold and start <= index:
                body = function.blocks[start : index + 1]
                if not tight or not any(_calls(each) for each in body if not each.cold):
                    return True
    return False


def choose_loops(program: Program) -> None:
    """Set `loop` on the functions whose loops are worth the time."""
    small = is_small(program)
    for function in program.functions:
        if function.blocks:
            function.loop = _has_loop(function, tight=function.noted and not small)
