"""Finds what is read from fields, slots and module variables and used while it surely stays there.

Such a value needs no reference of its own: the place that it was read from holds one. Before: GetField,
SlotsLoad and GetGlobal own their results, but for those that lowering knew to be used at once. After: a
result whose uses all lie in its block is borrowed, if nothing from the read to the last use may drop what
places of its kind hold. A kind is a field of a class, the slots of an element type, or a module variable.

What a function may drop is a set of kinds, held as bits of an integer: its own stores and those of all that
it may call. Calls into assembly, of function values and at a Yield may drop anything. So may a `__del__` that
is not the runtime's, whenever some reference is dropped: what those do is added to every instruction. Runs
before the exceptions pass, which cuts the blocks apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import (
    BORROWED_FOREVER,
    OWNED,
    Call,
    CallClosure,
    CallVirtual,
    GetField,
    GetGlobal,
    InlineAssembly,
    Instruction,
    SetField,
    SetGlobal,
    SlotsDrop,
    SlotsLoad,
    SlotsMove,
    SlotsStore,
    Value,
    Yield,
)
from ophion.compiler.ir.types import ClassIR, Slots, declaring_class
from ophion.compiler.passes.reachability import find_destructor

ANYTHING = -1
_READS = (GetField, SlotsLoad, GetGlobal)
_UNKNOWN = (CallClosure, Yield, InlineAssembly)


class _Effects:
    """The kinds of places whose content each function may drop. `always`: what any instruction may."""

    def __init__(self, program: Program) -> None:
        self._bits: dict[object, int] = {}
        self._owners: dict[tuple[ClassIR, str], ClassIR] = {}
        self._methods: dict[tuple[bool, int], dict[FunctionIR, None]] = {}
        self._by_symbol = {f.symbol: f for f in program.functions if f.symbol and not f.external}
        for cls in program.classes:
            for root, table in ((False, cls.vtable), (True, cls.root_table)):
                for slot, method in enumerate(table):
                    self._methods.setdefault((root, slot), {})[method] = None
        self.drops: dict[FunctionIR, int] = {}
        self._solve(program)
        self.always = 0
        for cls in program.classes:
            destructor = find_destructor(cls)
            if destructor is not None and destructor.noted:
                self.always |= self.drops.get(destructor, ANYTHING)

    def _bit(self, kind: object) -> int:
        return self._bits.setdefault(kind, 1 << len(self._bits))

    def kind(self, i: Instruction) -> int:
        """The bit of the place that an instruction reads or stores."""
        if isinstance(i, GetField | SetField):
            owner = self._owners.get((i.cls, i.name))
            if owner is None:
                owner = self._owners[i.cls, i.name] = declaring_class(i.cls, i.name)
            return self._bit((owner, i.name))
        if isinstance(i, GetGlobal | SetGlobal):
            return self._bit(i.variable)
        slots = i.args[0].type
        assert isinstance(slots, Slots)
        return self._bit(str(slots.element))

    def own(self, i: Instruction) -> int:
        """What an instruction itself drops or takes away."""
        kind = i.__class__
        if kind in _UNKNOWN:
            return ANYTHING
        if isinstance(i, SetField | SlotsStore):
            return self.kind(i) if not i.initial and self._counted(i) else 0
        if isinstance(i, GetField | SlotsLoad):
            return self.kind(i) if i.take else 0
        return self.kind(i) if kind in (SetGlobal, SlotsDrop, SlotsMove) else 0

    @staticmethod
    def _counted(i: SetField | SlotsStore) -> bool:
        if isinstance(i, SetField):
            return i.cls.fields[i.cls.field_index(i.name)][1].counted
        slots = i.args[0].type
        return isinstance(slots, Slots) and slots.element.counted

    def callees(self, i: Instruction) -> Iterable[FunctionIR]:
        """The functions that an instruction may call; virtually, whatever any class has in the slot."""
        if isinstance(i, Call):
            callee = i.function
            return [self._by_symbol.get(callee.symbol or "", callee) if callee.external else callee]
        if isinstance(i, CallVirtual):
            return self._methods.get((i.root, i.slot), ())
        return ()

    def of(self, i: Instruction) -> int:
        """All that an instruction may drop."""
        found = self.own(i) | self.always
        for callee in self.callees(i):
            found |= self.drops.get(callee, ANYTHING)
        return found

    def _solve(self, program: Program) -> None:
        callers: dict[FunctionIR, list[FunctionIR]] = {}
        work: list[FunctionIR] = []
        for function in program.functions:
            found = ANYTHING if function.external else 0
            for block in function.blocks:
                for i in block.instructions:
                    found |= self.own(i)
                    for callee in self.callees(i):
                        callers.setdefault(callee, []).append(function)
            self.drops[function] = found
            if found:
                work.append(function)
        while work:
            callee = work.pop()
            for caller in callers.get(callee, ()):
                more = self.drops[caller] | self.drops[callee]
                if more != self.drops[caller]:
                    self.drops[caller] = more
                    work.append(caller)


def _candidates(function: FunctionIR) -> Iterator[tuple[Block, set[Value]]]:
    """The blocks with reads of theirs that own what they need not, as all uses lie in the block."""
    home: dict[Value, Block] = {}
    for block in function.blocks:
        for i in block.instructions:
            if i.__class__ in _READS and i.borrows == OWNED and i.type.counted:
                assert isinstance(i, GetField | SlotsLoad | GetGlobal)
                if isinstance(i, GetGlobal) or not i.take:
                    home[i] = block
    if not home:
        return
    for block in function.blocks:
        for i in block.instructions:
            for arg in i.args:
                if arg in home and home[arg] is not block:
                    del home[arg]
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


def _borrow_in(block: Block, values: set[Value], effects: _Effects) -> None:
    """Go through a block from its end, where the last uses are met first."""
    instructions = block.instructions
    last: dict[Value, int] = {}
    for index in range(len(instructions) - 1, -1, -1):
        i = instructions[index]
        used_to = last.get(i, index)
        if i in values and (i.__class__ is not SlotsLoad or _keeper(i) is not None):
            kind = effects.kind(i)
            if not any(
                _drops(effects, instructions[at], i if at == used_to else None) & kind
                for at in range(index + 1, used_to + 1)
            ):
                keeper = _borrow(i)
                if keeper is not None:
                    last[keeper] = max(last.get(keeper, index), used_to)
        elif i.borrows >= 0 and i.args:
            keeper = i.args[i.borrows]
            last[keeper] = max(last.get(keeper, index), used_to)
        for arg in i.args:
            last.setdefault(arg, index)


def _drops(effects: _Effects, i: Instruction, value: Value | None) -> int:
    """What an instruction may drop while a value is needed; one that takes it over has counted it before."""
    if value is not None and i.steals and all(i.args[at] is value for at in i.steals):
        if sum(arg is value for arg in i.args) == len(i.steals):
            return 0
    return effects.of(i)


def borrow_reads(program: Program) -> None:
    """The pass for the whole program, but for code of generators: what lives across a Yield is owned."""
    effects = _Effects(program)
    if effects.always == ANYTHING:
        return
    for function in program.functions:
        if function.frame is None:
            for block, values in _candidates(function):
                _borrow_in(block, values, effects)
