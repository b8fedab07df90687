"""Makes the ways of exceptions explicit.

Before, an instruction that raises may stand anywhere and `Block.handler` says where its exception goes.
After, it ends its block, with `normal` the block to go on with and `error` a landing block, which notes the
frame (function and line) on the traceback (unless the function is one without frames) and goes on to the
handler, or leaves the function. Landing blocks are shared by line and handler. Blocks that nothing leads to
are removed.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import CheckStack, Goto, NoteFrame, Propagate, Raise


class _Landings:
    """The landing blocks of one function."""

    def __init__(self) -> None:
        self.blocks: dict[tuple[int, Block | None], Block] = {}

    def get(self, line: int, handler: Block | None) -> Block:
        """`line` -1: nothing is noted."""
        found = self.blocks.get((line, handler))
        if found is not None:
            return found
        landing = Block(handler, "error")
        landing.cold = True
        if line >= 0:
            landing.instructions.append(NoteFrame(line))
        landing.instructions.append(Propagate(line) if handler is None else Goto(handler, line))
        self.blocks[line, handler] = landing
        return landing


def _split(block: Block, first_line: int, frames: bool, landings: _Landings, blocks: list[Block]) -> None:
    """Cut `block` behind each raising instruction; the pieces go to `blocks`."""
    pending = block.instructions
    current = block
    current.instructions = []
    blocks.append(current)
    line = first_line
    for instruction in pending:
        current.instructions.append(instruction)
        if instruction.line >= 0:
            line = instruction.line
        if instruction.can_raise:
            noted = frames and (not isinstance(instruction, Raise) or instruction.note)
            noted = noted and not isinstance(instruction, CheckStack)  # its caller could not call it
            instruction.error = landings.get(line if noted else -1, block.handler)
            if not instruction.terminator:
                following = Block(block.handler, block.label)
                instruction.normal = following
                current = following
                blocks.append(current)
        if instruction.terminator:
            return


def _reachable(function: FunctionIR, blocks: list[Block]) -> list[Block]:
    seen = {function.blocks[0]}
    work = [function.blocks[0]]
    while work:
        for instruction in work.pop().instructions[-1:]:
            for target in instruction.targets():
                if target not in seen:
                    seen.add(target)
                    work.append(target)
    for block in seen:
        if block.handler not in seen:
            block.handler = None
    return [block for block in blocks if block in seen]


def split_function(function: FunctionIR) -> None:
    """The pass for one function."""
    landings = _Landings()
    blocks: list[Block] = []
    for block in function.blocks:
        _split(block, function.line, function.noted and function.file != "", landings, blocks)
    blocks.extend(landings.blocks.values())
    function.blocks = _reachable(function, blocks)


def split_at_exceptions(program: Program) -> None:
    """The pass for the whole program."""
    for function in program.functions:
        if function.blocks:
            split_function(function)
