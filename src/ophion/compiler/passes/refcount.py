"""Inserts reference counting: IncRef where a borrowed value must be owned, DecRef after the last use of an
owned one.

Results are owned unless `borrows` says otherwise; parameters are borrowed. A position in `steals` takes the
reference: it moves there when this is its last use, else it is counted first. Owned values are dropped right
after their last use, and on the edges between blocks where they die (on the error edge of a raising
instruction its own result does not exist, and what it stole is gone). Registers that may be read or dropped
before they are assigned start as null or zero, and are dropped with `maybe_null`. Runs after the exceptions
pass.

A result borrowed from a register keeps the register's value alive. Where the register is assigned anew while
the borrowed result is still needed, the result is made to own its reference instead.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import (
    OWNED,
    Assign,
    Character,
    Constant,
    DecRef,
    GetField,
    Goto,
    IncRef,
    Instruction,
    Literal,
    Register,
    Return,
    SlotsLoad,
    Value,
)
from ophion.compiler.ir.verifier import VerificationError
from ophion.compiler.passes.fresh import fresh_values
from ophion.compiler.passes.liveness import Liveness
from ophion.compiler.passes.moves import mark_moves

_UNCOUNTED = (Constant, Literal, Character)
"""Values that are given away without being counted: no drops bring their counts, which are high, to zero."""


class _Inserter:
    """The rewriting of one function; `rewritten` and `prefix` become its blocks if no borrower has to own."""

    def __init__(self, function: FunctionIR, live: Liveness) -> None:
        self.function = function
        self.live = live
        self.rewritten: dict[Block, list[Instruction]] = {}
        self.prefix: dict[Block, list[Instruction]] = {}
        self.edges: dict[tuple[Block, int], Block] = {}
        self.detours: list[tuple[Instruction, Block, Block]] = []
        self.must_own = 0
        self.predecessors: dict[Block, int] = {function.blocks[0]: 1}
        for block in function.blocks:
            for target in block.instructions[-1].targets():
                self.predecessors[target] = self.predecessors.get(target, 0) + 1
        self.maybe_null = self._unassigned_registers()
        self.fresh = fresh_values(function, live.values)

    def _unassigned_registers(self) -> set[Value]:
        """The registers that may hold null though their type does not say so."""
        live_at_entry = self.live.live_in[self.function.blocks[0]]
        found: set[Value] = {self.live.values[number] for number in _numbers(live_at_entry)}
        copies: list[Assign] = []
        for block in self.function.blocks:
            for instruction in block.instructions:
                if instruction.__class__ is Assign:
                    assert isinstance(instruction, Assign)
                    value = instruction.args[0]
                    if value.__class__ is Constant:
                        found.add(instruction.dest)
                    elif value.__class__ is Register:
                        copies.append(instruction)
        size = -1
        while found and size != len(found):
            size = len(found)
            for copy in copies:
                if copy.args[0] in found:
                    found.add(copy.dest)
        return found

    def inc(self, value: Value, line: int) -> IncRef:
        return IncRef(value, value in self.maybe_null, line)

    def drops(self, bits: int, line: int) -> list[Instruction]:
        values = [self.live.values[n] for n in _numbers(bits)]
        return [DecRef(v, v in self.maybe_null, line, v in self.fresh) for v in values]

    def steal(self, instruction: Instruction, live_after: int) -> tuple[int, list[Instruction]]:
        """The bits that move into the instruction, and the counting that the other stolen values need before
        it.
        """
        own = self.live.own
        lent = 0
        for position, arg in enumerate(instruction.args):
            if position not in instruction.steals:
                lent |= self.live.use.get(arg, 0)
        moved = 0
        before: list[Instruction] = []
        for position in instruction.steals:
            value = instruction.args[position]
            if not value.type.counted or value.__class__ in _UNCOUNTED:
                continue
            bit = own.get(value, 0) & self.live.counted
            if bit and not bit & (live_after | lent | moved):
                moved |= bit
            elif value not in self.live.ignored:
                before.append(self.inc(value, instruction.line))
        return moved, before

    def edge(self, block: Block, target: Block, bits: int) -> None:
        """Drop `bits` on the way from `block` to `target`."""
        if not bits:
            return
        last = block.instructions[-1]
        drops = self.drops(bits, last.line)
        if self.predecessors[target] == 1:
            self.prefix[target] = drops
            return
        between = self.edges.get((target, bits))
        if between is None:
            between = Block(target.handler, "drop")
            between.cold = target.cold
            between.instructions = [*drops, Goto(target, last.line)]
            self.edges[target, bits] = between
        self.detours.append((last, target, between))

    def terminator(self, block: Block) -> tuple[list[Instruction], int]:
        """The end of a block, in reverse, and the bits live before it."""
        live, counted = self.live, self.live.counted
        last = block.instructions[-1]
        used = live.used(last)
        targets = last.targets()
        after = 0
        for target in targets:
            after |= live.live_in[target]
        defined = live.defined(last)
        moved, before = self.steal(last, after & ~defined) if last.steals else (0, [])
        if last.__class__ is Return:
            dropped = self.drops(used & counted & ~moved, last.line)
            return [last, *reversed(dropped), *before], used
        held = (after & ~defined | used) & ~moved
        for target in dict.fromkeys(targets):
            existing = held | defined if target is last.normal else held
            self.edge(block, target, existing & counted & ~live.live_in[target])
        return [last, *reversed(before)], after & ~defined | used

    def block(self, block: Block) -> None:
        """Rewrite one block, from its end."""
        live, counted = self.live, self.live.counted
        use, own = live.use, live.own
        out, alive = self.terminator(block)
        instructions = block.instructions
        for index in range(len(instructions) - 2, -1, -1):
            instruction = instructions[index]
            used = 0
            for arg in instruction.args:
                if arg in use:
                    used |= use[arg]
            if instruction.__class__ is Assign:
                assert isinstance(instruction, Assign)
                defined = own[instruction.dest]
                self.must_own |= (alive | used) & live.borrowers.get(instruction.dest, 0)
            else:
                defined = live.defined(instruction)
            if not used and not defined and not instruction.steals:
                out.append(instruction)
                continue
            after = alive & ~defined
            moved, before = self.steal(instruction, after) if instruction.steals else (0, [])
            dying = (used & ~after & ~moved | defined & ~alive) & counted
            if dying:
                out.extend(
                    self._drops_after(
                        instruction, used & ~after & ~moved & counted, defined & ~alive & counted
                    )
                )
            out.append(instruction)
            out.extend(before)
            alive = after | used
        out.reverse()
        self.rewritten[block] = out

    def _drops_after(self, instruction: Instruction, used: int, defined: int) -> list[Instruction]:
        """The drops behind an instruction, in reverse: variables in the order in which they were made."""
        if defined and isinstance(instruction, Assign) and instruction.args[0].__class__ is Constant:
            defined = 0
        dropped = self.drops(used, instruction.line) + self.drops(defined, instruction.line)
        return dropped[::-1]

    def commit(self) -> None:
        """Make the rewritten blocks the function's own."""
        for block, instructions in self.rewritten.items():
            block.instructions = instructions
        for block, drops in self.prefix.items():
            block.instructions[:0] = drops
        for last, target, between in self.detours:
            last.retarget(target, between)
        self.function.blocks.extend(self.edges.values())


def _numbers(bits: int) -> list[int]:
    """The positions of the set bits, ascending."""
    found: list[int] = []
    while bits:
        low = bits & -bits
        found.append(low.bit_length() - 1)
        bits ^= low
    return found


def _make_owner(function: FunctionIR, borrower: Instruction) -> None:
    """Give a borrowed result a reference of its own: a register that is set at once, and used instead of it.
    What it is borrowed from lives until then.
    """
    if isinstance(borrower, GetField | SlotsLoad):
        borrower.borrows = OWNED  # the back end counts what these read when it is owned
        return
    own = Register(borrower.type, "")
    for block in function.blocks:
        for instruction in block.instructions:
            if borrower in instruction.args:
                instruction.args = [own if arg is borrower else arg for arg in instruction.args]
    block = next(block for block in function.blocks if borrower in block.instructions)
    place = block.instructions.index(borrower) + 1
    if borrower.normal is not None:
        block, place = borrower.normal, 0
    block.instructions.insert(place, Assign(own, borrower, borrower.line))


def _initialise(function: FunctionIR, live: Liveness) -> None:
    """Assign zero or null to the registers that are live where the function begins."""
    initial: list[Instruction] = []
    for number in _numbers(live.live_in[function.blocks[0]]):
        value = live.values[number]
        if not isinstance(value, Register):
            raise VerificationError(f"{function.name}: {value} is used before it is computed")
        initial.append(Assign(value, Constant(value.type, None), function.line))
    if not initial:
        return
    first = Block(None, "initial")
    first.instructions = [*initial, Goto(function.blocks[0], function.line)]
    function.blocks.insert(0, first)


def count_references(function: FunctionIR) -> None:
    """The pass for one function."""
    parted = mark_moves(function)
    while True:
        live = Liveness(function, parted)
        inserter = _Inserter(function, live)
        if live.counted or any(b.steals for block in function.blocks for b in block.instructions):
            for block in function.blocks:
                inserter.block(block)
        if not inserter.must_own:
            break
        for number in _numbers(inserter.must_own):
            borrower = live.values[number]
            assert isinstance(borrower, Instruction)
            _make_owner(function, borrower)
    if inserter.rewritten:
        inserter.commit()
    _initialise(function, live)


def insert_reference_counts(program: Program) -> None:
    """The pass for the whole program."""
    for function in program.functions:
        if function.blocks:
            count_references(function)
