"""Finds the reads that may not borrow because what holds their place ends before they are used last.

Part of the borrows pass. Borrowing from a variable lets its value live to the last use of what was read:
nobody can notice. What has no name, as in `make().part`, ends where CPython ends it: a read that is used in
another block than its own, or is what a variable holds, borrows from it only where it is needed later anyway,
as the list is that a loop goes through.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.instructions import OWNED, Instruction, Register, Value
from ophion.compiler.passes.liveness import Liveness


class Holders:
    """The holders of one function's reads. `home`: the reads, which borrow, and their blocks; `lent`: the
    variables that hold nothing but a read; `refused`: the reads that will own after all, and grows.
    """

    def __init__(
        self,
        function: FunctionIR,
        home: dict[Instruction, Block],
        lent: dict[Register, Instruction],
        refused: set[Value],
    ) -> None:
        self.function = function
        self.home = home
        self.lent = lent
        self.refused = refused
        self.variables = {read: variable for variable, read in lent.items()}
        self.live: Liveness | None = None

    def refuse_what_lives_shorter(self) -> None:
        """Refuse until what remains borrows from what lives on."""
        size = -1
        while size != len(self.refused):
            size = len(self.refused)
            for block in self.function.blocks:
                for index, i in enumerate(block.instructions):
                    for arg in i.args:
                        self._look_at(block, index, arg)

    def _look_at(self, block: Block, index: int, value: Value) -> None:
        """Refuse the read that borrows from what holds all of a value's places, if that ends too early."""
        holder, read = self._holder(value)
        if read is None or (self.home[read] is block and read not in self.variables):
            return
        if isinstance(holder, Register):
            if holder.parameter or holder.name or self._lives_on(block, index, holder):
                return
        elif not isinstance(holder, Instruction) or holder.borrows != OWNED:
            return
        self.refused.add(read)

    def _holder(self, value: Value) -> tuple[Value, Instruction | None]:
        """What holds a value: a variable, an owned result, or what lives forever; and the read that borrows
        from it.
        """
        last: Instruction | None = None
        while True:
            if isinstance(value, Register):
                read = self.lent.get(value)
                if read is None or read in self.refused:
                    return value, last
                value = read
            if not isinstance(value, Instruction) or value in self.refused:
                return value, last
            if value in self.home:
                last = value
            if value.borrows < 0 or not value.args:
                return value, last
            value = value.args[value.borrows]

    def _lives_on(self, block: Block, index: int, holder: Register) -> bool:
        """Whether a register is needed behind the instruction at `index`, or by it."""
        if self.live is None:
            self.live = Liveness(self.function, set(self.home))
        live = self.live
        bit = live.own.get(holder, 0)
        for i in block.instructions[index:]:
            if live.used(i) & bit:
                return True
            if live.defined(i) & bit:
                return False
        return any(live.live_in[target] & bit for target in block.instructions[-1].targets())
