"""Finds what is read from fields, slots and module variables and used while it surely stays there.

Such a value needs no reference of its own: the place that it was read from holds one. Before: GetField,
SlotsLoad and GetGlobal own their results. After: a result is borrowed if on no way from the read to a use of
it, or of what is borrowed from it, anything may drop what places of its kind hold (`effects`). So is what a
variable holds that is assigned nothing but such a result: the variable is lent it, for a debugger to show.
Variables that walk along what a parameter holds are lent more (`walkers`). `borrow_check` looks over it. Runs
before the exceptions pass, which cuts the blocks apart.

Borrowing makes what holds the place live as long. Within a block that is short; beyond, it may only be what
lives that long anyway, or a variable's.
"""

from __future__ import annotations

from typing import NamedTuple

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import (
    BORROWED_FOREVER,
    OWNED,
    Assign,
    GetField,
    GetGlobal,
    Instruction,
    Register,
    SlotsLoad,
    Value,
)
from ophion.compiler.passes.effects import Effects
from ophion.compiler.passes.holders import Holders
from ophion.compiler.passes.reads import READS, borrowed_along, keeper_of
from ophion.compiler.passes.walkers import lend_walkers


def _may_borrow(i: Instruction) -> bool:
    """Whether an instruction reads a place and owns what it need not."""
    if i.__class__ not in READS or i.borrows != OWNED or not i.type.counted:
        return False
    if isinstance(i, SlotsLoad):
        return not i.take and keeper_of(i) is not None
    return not (isinstance(i, GetField) and i.take)


def _borrow(i: Instruction) -> None:
    """Make a read borrow."""
    if isinstance(i, GetGlobal):
        i.borrows = BORROWED_FOREVER
    elif isinstance(i, SlotsLoad):
        keeper = keeper_of(i)
        assert keeper is not None
        i.args.append(keeper)
        i.borrows = 2
    else:
        i.borrows = 0


def _own(i: Instruction) -> None:
    """Make a read own its result again."""
    if isinstance(i, SlotsLoad):
        i.args.pop()
    i.borrows = OWNED


class _Step(NamedTuple):
    """What an instruction makes stale before it has used its operands for the last time, and until the next;
    then what is no longer stale, and what is so from here.
    """

    during: int
    until_next: int
    fresh: int
    shown: int


class _Reads:
    """The reads of one function that may borrow, once all have been made to: `refused` finds which must not.

    A read's bit says that it is stale; the bit of a variable, that it does not hold what the read gave last.
    """

    def __init__(self, function: FunctionIR, effects: Effects, home: dict[Instruction, Block]) -> None:
        self.function = function
        self.effects = effects
        self.home = home
        self.lent = _lent_variables(function, home)
        self.bits: dict[Value, int] = {}
        self.owners: list[Instruction] = []
        self.kinds: dict[int, int] = {}
        self.stale_by: dict[int, int] = {0: 0}
        self.behind_of: dict[Value, int] = {}
        self._number()
        self.shown = {read: self.bits[variable] for variable, read in self.lent.items()}
        self.steps = {block: [self._step(i) for i in block.instructions] for block in function.blocks}

    def _number(self) -> None:
        """Give each read and each variable its bit."""
        for read in self.home:
            kind = self.effects.kind(read)
            self.bits[read] = 1 << len(self.owners)
            self.kinds[kind] = self.kinds.get(kind, 0) | self.bits[read]
            self.owners.append(read)
        for variable, read in self.lent.items():
            self.bits[variable] = 1 << len(self.owners)
            self.owners.append(read)

    def _stale(self, dropped: int) -> int:
        """The bits of the reads that are stale when these kinds of places may have been dropped."""
        found = self.stale_by.get(dropped)
        if found is None:
            found = 0
            for kind, bits in self.kinds.items():
                if kind & dropped:
                    found |= bits
            self.stale_by[dropped] = found
        return found

    def _step(self, i: Instruction) -> _Step:
        during = self.effects.during(i)
        fresh = self.bits.get(i.dest if isinstance(i, Assign) else i, 0)
        until_next = self._stale(during | self.effects.always)
        return _Step(self._stale(during), until_next, fresh, self.shown.get(i, 0))

    def behind(self, value: Value) -> int:
        """The bits that have to be clear where a value is used."""
        found = self.behind_of.get(value)
        if found is None:
            self.behind_of[value] = found = 0
            for each in borrowed_along(value):
                found |= self.bits.get(each, 0)
                if each in self.lent:
                    assert isinstance(each, Register)
                    found |= self.behind(self.lent[each])
            self.behind_of[value] = found
        return found

    def _used_elsewhere(self) -> bool:
        """Whether anything that is read is used in another block."""
        if self.lent:
            return True
        for block in self.function.blocks:
            there = 0
            for i in block.instructions:
                there |= self.bits.get(i, 0)
                for arg in i.args:
                    if self.behind(arg) & ~there:
                        return True
        return False

    def _summary(self, block: Block) -> tuple[int, int, int]:
        """What is stale behind a block, whatever was so before it; what of that before it stays so; and all
        that is stale anywhere in it.
        """
        stale, kept, anywhere = 0, -1, 0
        for step in self.steps[block]:
            stale = (stale | step.until_next) & ~step.fresh | step.shown
            kept &= ~step.fresh
            anywhere |= stale
        return stale, kept, anywhere

    def _flow(self) -> dict[Block, int]:
        """What is stale where each block begins."""
        if not self._used_elsewhere():
            return dict.fromkeys(self.function.blocks, 0)
        before: dict[Block, int] = {self.function.blocks[0]: sum(self.bits[v] for v in self.lent)}
        summaries = {block: self._summary(block) for block in self.function.blocks}
        work = list(before)
        while work:
            block = work.pop()
            stale, kept, anywhere = summaries[block]
            arriving = [(target, before[block] & kept | stale) for target in block.instructions[-1].targets()]
            if block.handler is not None:
                arriving.append((block.handler, before[block] | anywhere))
            for target, bits in arriving:
                known = before.get(target)
                if known is None or bits & ~known:
                    before[target] = bits | (known or 0)
                    work.append(target)
        return before

    def refused(self) -> set[Value]:
        """The reads that must own what they give."""
        found = 0
        for block, stale in self._flow().items():
            for i, step in zip(block.instructions, self.steps[block], strict=True):
                for position, arg in enumerate(i.args):
                    behind = self.behind(arg)
                    found |= behind & (stale if position in i.steals else stale | step.during)
                stale = (stale | step.until_next) & ~step.fresh | step.shown
        return {owner for number, owner in enumerate(self.owners) if found >> number & 1}


def _lent_variables(function: FunctionIR, home: dict[Instruction, Block]) -> dict[Register, Instruction]:
    """The variables that hold nothing but one such read, which no other does."""
    if function.frame is not None:  # what lives across a Yield is owned
        return {}
    found: dict[Register, Instruction] = {}
    others: set[Value] = set(function.pinned)
    for block in function.blocks:
        for i in block.instructions:
            if i.__class__ is Assign:
                assert isinstance(i, Assign)
                value, dest = i.args[0], i.dest
                if not isinstance(value, Instruction) or value not in home or dest.type != value.type:
                    others.add(dest)
                elif dest in found or value in others:
                    others.add(dest)
                else:
                    found[dest] = value
                others.add(value)
    return {variable: read for variable, read in found.items() if variable not in others}


def _lend(function: FunctionIR, lent: dict[Register, Instruction]) -> None:
    """Have the variables only show what they held, which is used itself."""
    for variable in lent:
        variable.lent = True
    for block in function.blocks:
        for i in block.instructions:
            if i.__class__ is Assign and isinstance(i, Assign) and i.dest in lent:
                i.steals = ()
            if any(arg in lent for arg in i.args):
                i.args = [lent[arg] if isinstance(arg, Register) and arg in lent else arg for arg in i.args]


def _borrow_in(function: FunctionIR, effects: Effects) -> None:
    lend_walkers(function, effects)
    home = {i: block for block in function.blocks for i in block.instructions if _may_borrow(i)}
    if not home:
        return
    for i in home:
        _borrow(i)
    reads = _Reads(function, effects, home)
    refused = reads.refused()
    Holders(function, home, reads.lent, refused).refuse_what_lives_shorter()
    for i in home:
        if i in refused:
            _own(i)
    _lend(function, {variable: read for variable, read in reads.lent.items() if read not in refused})


def borrow_reads(program: Program) -> None:
    """The pass for the whole program."""
    effects = Effects(program)
    for function in program.functions:
        _borrow_in(function, effects)
