"""What is done to a function's blocks when all are there."""

from __future__ import annotations

from ophion.compiler.frontend.world import World
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR


def finish(function: FunctionIR, world: World | None = None) -> None:
    """Drop the blocks that nothing reaches; keep the variables that must live as long as in CPython."""
    seen = _reached(function)
    function.blocks = [block for block in function.blocks if block in seen]
    if world is not None:
        named = [r for r in function.locals if r.name and not r.name.startswith(".")]
        function.pinned += [r for r in named if world.lifetimes.lives_long(r.type, function.file)]
        _keep_until_replaced(function, world, named)
    for block in function.blocks:
        if block.handler not in seen:
            block.handler = None  # nothing in the block raises
        if (
            function.pinned
            and block.instructions
            and isinstance(block.instructions[-1], op.Return | op.Raise | op.Unreachable)
        ):
            keep = op.Intrinsic(
                "keep", list(dict.fromkeys(function.pinned)), ir.VOID, block.instructions[-1].line
            )
            block.instructions.insert(-1, keep)


def _reached(function: FunctionIR) -> set[Block]:
    """The blocks that the entry leads to."""
    seen = {function.blocks[0]}
    pending = [function.blocks[0]]
    while pending:
        block = pending.pop()
        following = [block.handler] if block.handler is not None and _may_raise(block) else []
        if block.instructions:
            following += block.instructions[-1].targets()
        for target in following:
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return seen


def _may_raise(block: Block) -> bool:
    """Whether a block may raise, or may be found to: where it reads a variable that may have no value."""
    return any(i.can_raise or _reads_variable(i) for i in block.instructions)


def _reads_variable(instruction: op.Instruction) -> bool:
    if isinstance(instruction, op.Intrinsic) and instruction.name == "keep":
        return False
    names = [arg.name for arg in instruction.args if isinstance(arg, op.Register)]
    return any(name and not name.startswith(".") for name in names)


def _keep_until_replaced(function: FunctionIR, world: World, named: list[op.Register]) -> None:
    """What a variable holds lives until another value is assigned, where a `__del__` can tell."""
    told = {r for r in named if world.lifetimes.destructor_tells(r.type)}
    if not told:
        return
    for block in function.blocks:
        kept: list[op.Instruction] = []
        for instruction in block.instructions:
            if isinstance(instruction, op.Assign) and instruction.dest in told:
                kept.append(op.Intrinsic("keep", [instruction.dest], ir.VOID, instruction.line))
            kept.append(instruction)
        block.instructions = kept
