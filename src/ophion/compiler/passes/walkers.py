"""Finds the variables that walk along what a parameter holds: they need no references of their own.

Part of the borrows pass. In `node = head`, `while node is not None: node = node.next` the caller holds the
first object and each one the next, as long as nothing that the function runs may drop what a `next` holds
(`effects`). Before: such a variable owns what it holds, and every read gives it a reference. After: it is
lent all that it is assigned, and the reads that it gets borrow forever. What it holds is a parameter,
another such variable, None, what lives forever, or was read from a field, a slot or a module variable on
the way.
"""

from __future__ import annotations

from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.instructions import (
    BORROWED_FOREVER,
    Assign,
    Character,
    Constant,
    GetField,
    GetGlobal,
    Instruction,
    Literal,
    Register,
    SlotsLoad,
    Value,
)
from ophion.compiler.passes.effects import ANYTHING, Effects
from ophion.compiler.passes.reads import READS, keeper_of


class _Walkers:
    """The variables of one function: `assigned` has what each may hold, and loses those that must own."""

    def __init__(self, function: FunctionIR, effects: Effects, dropped: int) -> None:
        self.effects = effects
        self.dropped = dropped
        self.assigned: dict[Value, list[Assign]] = {}
        for block in function.blocks:
            for i in block.instructions:
                if i.__class__ is Assign and isinstance(i, Assign) and i.dest.type.counted:
                    self.assigned.setdefault(i.dest, []).append(i)
        for variable in function.pinned:
            self.assigned.pop(variable, None)

    def find(self) -> None:
        """Leave those that hold only what is held elsewhere."""
        size = -1
        while size != len(self.assigned):
            size = len(self.assigned)
            for variable, assigns in list(self.assigned.items()):
                if not all(i.args[0].type == variable.type and self._held(i.args[0]) for i in assigns):
                    del self.assigned[variable]

    def _held(self, value: Value) -> bool:
        """Whether something else holds a value as long as the function runs."""
        source = self._source(value)
        while source is not None and source is not value:
            value, source = source, self._source(source)
        return source is not None

    def _source(self, value: Value) -> Value | None:
        """What holds a value: itself, where that is known to be held; None: nothing surely does."""
        if isinstance(value, Register):
            return value if value.parameter or value in self.assigned else None
        if isinstance(value, Constant | Literal | Character):
            return value
        if not isinstance(value, Instruction) or not value.type.counted:
            return None
        if value.__class__ in READS:
            return self._place(value)
        if value.borrows == BORROWED_FOREVER:
            return value
        return value.args[value.borrows] if value.borrows >= 0 else None

    def _place(self, read: Instruction) -> Value | None:
        """What holds the place that is read, unless the function may drop what is there."""
        if isinstance(read, GetGlobal):
            return read if read.borrows == BORROWED_FOREVER or not self._drops(read) else None
        assert isinstance(read, GetField | SlotsLoad)
        if read.take or self._drops(read):
            return None
        return read.args[0] if isinstance(read, GetField) else keeper_of(read)

    def _drops(self, read: Instruction) -> bool:
        return bool(self.effects.kind(read) & self.dropped)

    def lend(self) -> None:
        """Have them, and the reads that lead to what they hold, borrow."""
        for variable, assigns in self.assigned.items():
            assert isinstance(variable, Register)
            variable.lent = True
            for assign in assigns:
                assign.steals = ()
                value: Value | None = assign.args[0]
                while isinstance(value, Instruction) and value.borrows != BORROWED_FOREVER:
                    source = self._source(value)
                    value.borrows = BORROWED_FOREVER
                    value = source


def lend_walkers(function: FunctionIR, effects: Effects) -> None:
    """Lend the variables of one function what they walk along."""
    dropped = effects.drops[function] | effects.always
    if dropped == ANYTHING or function.frame is not None:
        return
    walkers = _Walkers(function, effects, dropped)
    walkers.find()
    walkers.lend()
