"""Which values are needed later: backward data flow over bit sets held in Python integers.

Part of the reference count pass. Every register but parameters, every owned counted result, and every
borrowed result whose owner is a register has a bit. Using a borrowed result is using its owner too.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.instructions import OWNED, Assign, Instruction, Register, Value


class Liveness:
    """The bits of one function's values, and what is live where each block begins.

    `own`: the bit of a register or owned result; `use`: all bits that using a value needs; `borrowers`: for a
    register, the bits of the results borrowed from it; `values`: the value of each bit number; `counted`: the
    bits whose value is owned and counted.
    """

    def __init__(self, function: FunctionIR, ignored: set[Value]) -> None:
        self.function = function
        self.ignored = ignored
        self.own: dict[Value, int] = {}
        self.use: dict[Value, int] = {}
        self.borrowers: dict[Value, int] = {}
        self.values: list[Value] = []
        self.counted = 0
        self.live_in: dict[Block, int] = {}
        self._number()
        self._solve()

    def _add(self, value: Value) -> int:
        bit = 1 << len(self.values)
        self.values.append(value)
        self.own[value] = bit
        self.use[value] = bit
        if value.type.counted and not (isinstance(value, Register) and value.lent):
            self.counted |= bit
        return bit

    def _number(self) -> None:
        own, add, ignored = self.own, self._add, self.ignored
        borrowed: list[Instruction] = []
        for block in self.function.blocks:
            for instruction in block.instructions:
                if instruction.__class__ is Assign:
                    assert isinstance(instruction, Assign)
                    if instruction.dest not in own:
                        add(instruction.dest)
                elif instruction.type.counted and instruction not in ignored:
                    if instruction.borrows == OWNED:
                        add(instruction)
                    elif instruction.borrows >= 0:
                        borrowed.append(instruction)
                for arg in instruction.args:
                    if arg.__class__ is Register and arg not in own:
                        assert isinstance(arg, Register)
                        if not arg.parameter:
                            add(arg)
        for instruction in borrowed:
            self._add_borrower(instruction)

    def _owner(self, value: Value) -> Value | None:
        while isinstance(value, Instruction) and value not in self.own:
            if value.borrows < 0:
                return None
            value = value.args[value.borrows]
        lent = isinstance(value, Register) and value.lent
        return value if value in self.own and not lent else None

    def _add_borrower(self, instruction: Instruction) -> None:
        owner = self._owner(instruction)
        if owner is None:
            return
        use = self.own[owner]
        if owner.__class__ is Register:
            bit = 1 << len(self.values)
            self.values.append(instruction)
            self.borrowers[owner] = self.borrowers.get(owner, 0) | bit
            use |= bit
        self.use[instruction] = use

    def defined(self, instruction: Instruction) -> int:
        """The bits that an instruction gives a new value."""
        if instruction.__class__ is Assign:
            assert isinstance(instruction, Assign)
            return self.own[instruction.dest]
        own = self.own.get(instruction)
        if own is not None:
            return own
        use = self.use.get(instruction, 0)
        return use & ~self.counted if use else 0

    def used(self, instruction: Instruction) -> int:
        """The bits that an instruction needs."""
        use = self.use
        bits = 0
        for arg in instruction.args:
            bits |= use.get(arg, 0)
        return bits

    def _summary(self, block: Block) -> tuple[int, int]:
        needed = killed = 0
        for instruction in reversed(block.instructions):
            defined = self.defined(instruction)
            if defined:
                needed &= ~defined
                killed |= defined
            for arg in instruction.args:
                if arg in self.use:
                    needed |= self.use[arg]
        return needed, ~killed

    def _solve(self) -> None:
        live_in = self.live_in
        rows: list[tuple[Block, int, int, list[Block]]] = []
        for block in reversed(self.function.blocks):
            needed, kept = self._summary(block)
            live_in[block] = needed
            rows.append((block, needed, kept, block.instructions[-1].targets()))
        changed = True
        while changed:
            changed = False
            for block, needed, kept, targets in rows:
                live = 0
                for target in targets:
                    live |= live_in[target]
                live = needed | live & kept
                if live != live_in[block]:
                    live_in[block] = live
                    changed = True
