"""Checks after the reference count pass that nothing borrowed from a field, a slot or a module variable is
used once something may have dropped what its place held.

`ir.ownership` knows who owes which reference, and takes a borrowed read for held as long as its object is.
Whether the place still holds it is what this follows, over all ways through a function: a read is stale
behind each instruction that may drop its kind of places (`effects`), until it is read anew. Using it, or what
is borrowed from it, is then an error; so is lending it to a call that may make it stale. What a variable that
walks along other objects is lent (`walkers`) is stale as soon as any place may be dropped that it came by.
"""

from __future__ import annotations

from collections.abc import Iterator

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Global, Program
from ophion.compiler.ir.instructions import (
    OWNED,
    Assign,
    DecRef,
    GetField,
    GetGlobal,
    IncRef,
    Instruction,
    SlotsLoad,
    Value,
)
from ophion.compiler.ir.printer import FunctionPrinter
from ophion.compiler.ir.verifier import VerificationError
from ophion.compiler.passes.effects import Effects
from ophion.compiler.passes.reads import READS, borrowed_along
from ophion.compiler.passes.settled import settled_variables


class _Checker:
    """The check of one function: which reads may be stale, as the bits of an integer."""

    def __init__(self, function: FunctionIR, effects: Effects, settled: set[Global]) -> None:
        self.function = function
        self.effects = effects
        self.bits: dict[Value, int] = {}
        self.kinds: dict[Value, int] = {}
        for block in function.blocks:
            for i in block.instructions:
                if i.__class__ in READS and i.type.counted and i.borrows != OWNED:
                    assert isinstance(i, GetField | SlotsLoad | GetGlobal)
                    if isinstance(i, GetGlobal) and i.variable in settled:
                        continue
                    self._follow(i, effects.kind(i))
        self._follow_lent()

    def _follow(self, value: Value, kinds: int) -> None:
        self.bits[value] = 1 << len(self.bits)
        self.kinds[value] = kinds

    def _follow_lent(self) -> None:
        """Follow the variables that own nothing, too: with the kinds of all that they are lent came by."""
        lent: dict[Value, list[Value]] = {}
        for block in self.function.blocks:
            for i in block.instructions:
                if isinstance(i, Assign) and i.dest.lent:
                    lent.setdefault(i.dest, []).append(i.args[0])
        walked = {variable: self._kinds_behind(variable, lent) for variable in lent}
        for variable, kinds in walked.items():
            self._follow(variable, kinds)

    def _kinds_behind(self, value: Value, lent: dict[Value, list[Value]]) -> int:
        """The kinds of the places by which a value came from where it is held."""
        found, seen, work = 0, {value}, [value]
        while work:
            current = work.pop()
            found |= self.kinds.get(current, 0)
            further = lent.get(current) or (current.args[:1] if isinstance(current, Instruction) else [])
            work += [each for each in further if each not in seen]
            seen.update(further)
        return found

    def fail(self, i: Instruction, value: Value) -> None:
        """Say which read is stale."""
        printer = FunctionPrinter(self.function)
        where = f"{self.function.name}, line {i.line}: {printer.instruction(i)}"
        raise VerificationError(f"{where}: {printer.value(value)} may be gone from where it was read")

    def reads(self, i: Instruction, lent: bool) -> Iterator[Value]:
        """The borrowed reads that an instruction uses; `lent`: which it does not take over."""
        for position, arg in enumerate(i.args):
            if not lent or position not in i.steals:
                for value in borrowed_along(arg):
                    if value in self.bits:
                        yield value

    def drops(self, i: Instruction) -> int:
        """The kinds that an instruction may drop."""
        return self.effects.always if isinstance(i, DecRef) else self.effects.during(i)

    def step(self, stale: int, counted: set[Value], i: Instruction) -> int:
        """What is stale behind an instruction; `counted`: what has been counted to be taken over next."""
        if isinstance(i, IncRef):
            counted.update(self.reads(i, lent=False))
        for value in self.reads(i, lent=False):
            if stale & self.bits[value] and value not in counted:
                self.fail(i, value)
        if i.steals:
            counted.clear()
        dropped = self.drops(i)
        if dropped and not isinstance(i, DecRef):
            for value in self.reads(i, lent=True):
                if dropped & self.kinds[value]:
                    self.fail(i, value)
        if dropped:
            for value, kind in self.kinds.items():
                if dropped & kind:
                    stale |= self.bits[value]
        return stale & ~self.bits.get(i.dest if isinstance(i, Assign) else i, 0)

    def run(self) -> None:
        """Follow all ways until nothing new is found."""
        if not self.bits:
            return
        before: dict[Block, int] = {self.function.blocks[0]: 0}
        work = list(before)
        while work:
            block = work.pop()
            stale = before[block]
            counted: set[Value] = set()
            for i in block.instructions:
                stale = self.step(stale, counted, i)
            for target in block.instructions[-1].targets():
                known = before.get(target)
                if known is None or stale & ~known:
                    before[target] = stale | (known or 0)
                    work.append(target)


def check_borrows(program: Program) -> None:
    """Check every function that has a body; VerificationError."""
    effects = Effects(program)
    settled = settled_variables(program)
    for function in program.functions:
        if function.blocks:
            _Checker(function, effects, settled).run()
