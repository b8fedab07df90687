"""Chooses how much each function is worth, in time of the compiler and in size: it pays only where code runs
often. Runs after `inline`, which says which calls remain.

LLVM works on the loops of a small program, and of the runtime for programs, whose loops are everybody's; in
the kernel on tight ones, which call nothing: a call costs more than what could be moved out of the loop, and
no load can be moved across it. The loops of larger programs, most of which belong to their options, are left
as they are.

Code is compact in module bodies, which run once, and in the functions of a larger program, tight loops aside:
references are dropped by calls, and where no debugger is told of it, LLVM selects instructions by its fast
selector, in a third less time. What is outside the loops of a module body is as cold as an exception's way:
nothing is inlined there. The kernel's functions are not compact: any may be on the way of a system call.
"""

from __future__ import annotations

from collections.abc import Iterator

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


def _loops(function: FunctionIR) -> Iterator[list[Block]]:
    """The blocks of each loop, exceptions aside: from where a block goes back to, itself or one before it, in
    the order of the blocks.
    """
    position = {block: index for index, block in enumerate(function.blocks)}
    for block, index in position.items():
        if not block.cold:
            for target in block.instructions[-1].targets():
                start = position[target]
                if not target.cold and start <= index:
                    yield [each for each in function.blocks[start : index + 1] if not each.cold]


def _has_loop(function: FunctionIR, tight: bool) -> bool:
    """Whether a function has a loop; `tight`: one that calls nothing."""
    return any(not tight or not any(map(_calls, loop)) for loop in _loops(function))


def _cool_down(function: FunctionIR) -> None:
    """Mark what runs but once in a function that does."""
    often = {block for loop in _loops(function) for block in loop}
    for block in function.blocks:
        block.cold = block not in often


def choose_effort(program: Program) -> None:
    """Set `loop` on the functions whose loops are worth the time, `compact` on those whose size counts."""
    kernel, small = program.kernel, is_small(program)
    for function in program.functions:
        if function.blocks:
            own = function.noted and not small and not kernel
            looping = _has_loop(function, tight=kernel or own)
            function.loop = looping and not own
            function.compact = not looping and (own or function.module_body)
            if function.module_body:
                _cool_down(function)
