"""Finds what is read from fields, slots and module variables and used while it surely stays there.

Such a value needs no reference of its own: the place that it was read from holds one. Before: GetField,
SlotsLoad and GetGlobal own their results. After: a result whose uses all lie in its block, and those of what
is borrowed from it, is borrowed, if nothing from the read to the last use may drop what places of its kind
hold (`effects`). `borrow_check` looks over it. Runs before the exceptions pass, which cuts the blocks apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import (
    BORROWED_FOREVER,
    OWNED,
    GetField,
    GetGlobal,
    Instruction,
    SlotsLoad,
    Value,
)
from ophion.compiler.passes.effects import Effects

READS = (GetField, SlotsLoad, GetGlobal)


def borrowed_along(value: Value) -> Iterator[Value]:
    """A value, what it is borrowed from, and so on."""
    yield value
    while isinstance(value, Instruction) and value.borrows >= 0 and value.args:
        value = value.args[value.borrows]
        yield value


def _candidates(function: FunctionIR) -> Iterator[tuple[Block, set[Value]]]:
    """The blocks with reads of theirs that own what they need not, as all uses lie in the block."""
    home: dict[Value, Block] = {}
    for block in function.blocks:
        for i in block.instructions:
            if i.__class__ in READS and i.borrows == OWNED and i.type.counted:
                assert isinstance(i, GetField | SlotsLoad | GetGlobal)
                if isinstance(i, GetGlobal) or not i.take:
                    home[i] = block
    if not home:
        return
    for block in function.blocks:
        for i in block.instructions:
            for arg in i.args:
                for value in borrowed_along(arg):
                    if value in home and home[value] is not block:
                        del home[value]
    found: dict[Block, set[Value]] = {}
    for value, block in home.items():
        found.setdefault(block, set()).add(value)
    yield from found.items()


def _keeper(i: Instruction) -> Value | None:
    """The object that holds the array of a SlotsLoad."""
    slots = i.args[0]
    return slots.args[0] if isinstance(slots, GetField) else None


def _borrow(i: Instruction) -> Value | None:
    """Make a read borrow; what it borrows from, which has to stay as long."""
    if isinstance(i, GetGlobal):
        i.borrows = BORROWED_FOREVER
        return None
    if isinstance(i, SlotsLoad):
        keeper = _keeper(i)
        assert keeper is not None
        i.args.append(keeper)
        i.borrows = 2
        return keeper
    i.borrows = 0
    return i.args[0]


def _borrow_in(block: Block, values: set[Value], effects: Effects) -> None:
    """Go through a block from its end, where the last uses are met first."""
    instructions = block.instructions
    last: dict[Value, int] = {}
    for index in range(len(instructions) - 1, -1, -1):
        i = instructions[index]
        used_to = last.get(i, index)
        if i in values and (i.__class__ is not SlotsLoad or _keeper(i) is not None):
            kind = effects.kind(i)
            between = range(index + 1, used_to)
            if not _last_drops(effects, instructions[used_to], i) & kind and not any(
                effects.until_next(instructions[at]) & kind for at in between
            ):
                keeper = _borrow(i)
                if keeper is not None:
                    last[keeper] = max(last.get(keeper, index), used_to)
        elif i.borrows >= 0 and i.args:
            keeper = i.args[i.borrows]
            last[keeper] = max(last.get(keeper, index), used_to)
        for arg in i.args:
            last.setdefault(arg, index)


def _last_drops(effects: Effects, i: Instruction, value: Value) -> int:
    """What the last use of a value may drop; one that takes it over has counted it before."""
    if i.steals and all(i.args[at] is value for at in i.steals):
        if sum(arg is value for arg in i.args) == len(i.steals):
            return 0
    return effects.during(i)


def borrow_reads(program: Program) -> None:
    """The pass for the whole program."""
    effects = Effects(program)
    for function in program.functions:
        for block, values in _candidates(function):
            _borrow_in(block, values, effects)
