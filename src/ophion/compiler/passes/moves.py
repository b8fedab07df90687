"""Finds references that can move through an instruction instead of being counted twice.

Part of the reference count pass. A result that is used once, by a Cast, Unwrap or CheckNone, moves through
it; a tuple that is only taken apart, as `a, b = f()` does, moves out in parts. Both are marked on the
instruction: `borrows` becomes OWNED, and `steals` (0,) where the whole operand moves.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.instructions import (
    OWNED,
    Cast,
    CheckNone,
    Instruction,
    TupleItem,
    Unwrap,
    Value,
)
from ophion.compiler.ir.types import Tuple

_PASSED_THROUGH = (Cast, Unwrap, CheckNone)


def _owned_result(value: Value) -> bool:
    return isinstance(value, Instruction) and value.borrows == OWNED and value.type.counted


def _split_tuple(value: Instruction, items: list[tuple[Block, TupleItem]], home: dict[Value, Block]) -> bool:
    """Let the parts of `value` move out, if all counted ones are taken once, where the tuple has just been
    made.
    """
    assert isinstance(value.type, Tuple)
    parts = [(block, item) for block, item in items if item.type.counted]
    wanted = [index for index, type in enumerate(value.type.items) if type.counted]
    if sorted(item.index for _, item in parts) != wanted:
        return False
    place = value.normal or home[value]
    if any(block is not place for block, _ in parts):
        return False
    for _, item in parts:
        item.borrows = OWNED
    return True


def mark_moves(function: FunctionIR) -> set[Value]:
    """Mark the moves of one function; return the tuples that are taken apart, which no longer count."""
    uses: dict[Value, int] = {}
    through: list[Instruction] = []
    items: dict[Value, list[tuple[Block, TupleItem]]] = {}
    home: dict[Value, Block] = {}
    for block in function.blocks:
        for instruction in block.instructions:
            for arg in instruction.args:
                uses[arg] = uses.get(arg, 0) + 1
            kind = instruction.__class__
            if kind in _PASSED_THROUGH:
                if instruction.type.counted:
                    through.append(instruction)
            elif kind is TupleItem:
                assert isinstance(instruction, TupleItem)
                items.setdefault(instruction.args[0], []).append((block, instruction))
            if instruction.type.__class__ is Tuple:
                home[instruction] = block
    for instruction in through:
        source = instruction.args[0]
        if uses[source] == 1 and _owned_result(source):
            instruction.borrows = OWNED
            instruction.steals = (0,)
    parted: set[Value] = set()
    for value, taken in items.items():
        if uses[value] == len(taken) and _owned_result(value):
            assert isinstance(value, Instruction)
            if _split_tuple(value, taken, home):
                parted.add(value)
    return parted
