"""What reads a place, and what it may borrow from: shared by `borrows`, `walkers` and `borrow_check`."""

from __future__ import annotations

from collections.abc import Iterator

from ophion.compiler.ir.instructions import GetField, GetGlobal, Instruction, SlotsLoad, Value

READS = (GetField, SlotsLoad, GetGlobal)


def borrowed_along(value: Value) -> Iterator[Value]:
    """A value, what it is borrowed from, and so on."""
    yield value
    while isinstance(value, Instruction) and value.borrows >= 0 and value.args:
        value = value.args[value.borrows]
        yield value


def keeper_of(i: SlotsLoad) -> Value | None:
    """The object that holds the array of a SlotsLoad."""
    slots = i.args[0]
    return slots.args[0] if isinstance(slots, GetField) else None
