"""What each function of a program may drop, for `borrows`: reading what stays where it is needs no counting.

A kind of places is a field of a class, the slots of an element type, or a module variable; what a function
may drop is a set of kinds, held as bits of an integer: its own stores and those of all that it may call.
Calls into assembly, of function values and at a Yield may drop anything. So may a `__del__` that is not the
runtime's, and the `finally` of a generator, whenever some reference is dropped: `Effects.always` is what
those do. What the runtime's own `__del__` drops is held by the object that ends.
"""

from __future__ import annotations

from collections.abc import Iterable

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import (
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
    SlotsGrow,
    SlotsLoad,
    SlotsMove,
    SlotsStore,
    Yield,
)
from ophion.compiler.ir.types import ClassIR, Ref, Slots, declaring_class
from ophion.compiler.passes.reachability import find_destructor, is_told

ANYTHING = -1
_UNKNOWN = (CallClosure, Yield, InlineAssembly)
_RUNTIME = "ophion.runtime."


class Effects:
    """The kinds of places whose content each function may drop. `always`: what any instruction may."""

    def __init__(self, program: Program) -> None:
        self._bits: dict[object, int] = {}
        self._owners: dict[tuple[ClassIR, str], ClassIR] = {}
        self._methods: dict[tuple[ClassIR | None, int], dict[FunctionIR, None]] = {}
        self._by_symbol = {f.symbol: f for f in program.functions if f.symbol and not f.external}
        self._end = program.support.get("uncaught")
        for cls in program.classes:
            self._note_methods(cls)
        self.drops: dict[FunctionIR, int] = {}
        self._solve(program)
        self.always = 0
        for cls in program.classes:
            destructor = find_destructor(cls)
            if destructor is not None and (destructor.noted or not destructor.name.startswith(_RUNTIME)):
                self.always |= self.drops.get(destructor, ANYTHING) | self._telling(is_told(destructor))
        for function in program.functions:
            if function.frame is not None:
                self.always |= self._at_end(function)

    def _telling(self, told: bool) -> int:
        """What may be dropped where it is told what a `__del__` or a generator has raised: that has a text,
        which the program's own methods make.
        """
        telling = self._by_symbol.get("ophion_ignored") if told else None
        return self.drops.get(telling, ANYTHING) if telling is not None else 0

    def _note_methods(self, cls: ClassIR) -> None:
        """Note what virtual calls may reach in a class: by the slot and each class that it may be seen as; by
        the slot alone for the methods that all objects have.
        """
        for slot, method in cls.root_table.items():
            self._methods.setdefault((None, slot), {})[method] = None
        seen: ClassIR | None = cls
        while seen is not None:
            for slot, method in enumerate(cls.vtable):
                self._methods.setdefault((seen, slot), {})[method] = None
            seen = seen.base

    def _at_end(self, code: FunctionIR) -> int:
        """What a generator may drop when it is dropped itself: all that handlers around a Yield lead to. It
        yields no more then.
        """
        work = [
            b.handler for b in code.blocks if b.handler and any(i.__class__ is Yield for i in b.instructions)
        ]
        seen: set[Block] = set()
        found = self._telling(any(handler.handler is not None for handler in work))
        while work:
            block = work.pop()
            if block in seen:
                continue
            seen.add(block)
            for i in block.instructions:
                found |= 0 if i.__class__ is Yield else self.during(i)
            last = block.instructions[-1:]
            work += [
                *(target for i in last for target in i.targets()),
                *([block.handler] if block.handler else []),
            ]
        return found

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
        if kind in _UNKNOWN or (isinstance(i, CallVirtual) and self._slot(i) not in self._methods):
            return ANYTHING
        if isinstance(i, SetField | SlotsStore):
            return self.kind(i) if not i.initial and self._counted(i) else 0
        if isinstance(i, GetField | SlotsLoad):
            return self.kind(i) if i.take else 0
        return self.kind(i) if kind in (SetGlobal, SlotsDrop, SlotsGrow, SlotsMove) else 0

    @staticmethod
    def _counted(i: SetField | SlotsStore) -> bool:
        if isinstance(i, SetField):
            return i.cls.fields[i.cls.field_index(i.name)][1].counted
        slots = i.args[0].type
        return isinstance(slots, Slots) and slots.element.counted

    def callees(self, i: Instruction) -> Iterable[FunctionIR]:
        """The functions that an instruction may call and come back from."""
        if isinstance(i, Call):
            callee = i.function
            if callee is self._end:
                return ()
            return [self._by_symbol.get(callee.symbol or "", callee) if callee.external else callee]
        return self._methods.get(self._slot(i), ()) if isinstance(i, CallVirtual) else ()

    @staticmethod
    def _slot(i: CallVirtual) -> tuple[ClassIR | None, int]:
        """What `_methods` has the methods behind a virtual call under."""
        type = i.args[0].type
        assert isinstance(type, Ref)
        return None if i.root else type.cls, i.slot

    def during(self, i: Instruction) -> int:
        """What an instruction may drop before it has used its operands for the last time. What counting
        inserts behind it is not meant.
        """
        found = self.own(i)
        runs = found != 0
        for callee in self.callees(i):
            found |= self.drops.get(callee, ANYTHING)
            runs = True
        return found | self.always if runs else 0

    def until_next(self, i: Instruction) -> int:
        """All that may be dropped until the next instruction: values may end behind any."""
        return self.during(i) | self.always

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
