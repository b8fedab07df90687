"""Checks after the reference count pass that every owned reference is dropped, moved or returned exactly
once, on every way through a function, and that nothing is used after it was.

Each register and each owned result that is counted has a number of references that the function owes: one
when it gets a value, one more by IncRef, one less by DecRef and wherever an instruction steals it. NULL is a
register without a value, MAYBE one that has none on some ways: only a drop that expects that may drop them.
Where ways meet, both must owe the same; where the function is left, nothing. A borrowed result may be used
while what it is borrowed from is held, and as long as that register is not assigned anew.
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
    IncRef,
    Instruction,
    Literal,
    Propagate,
    Register,
    Return,
    TupleItem,
    Value,
)
from ophion.compiler.ir.printer import FunctionPrinter
from ophion.compiler.ir.verifier import VerificationError

State = dict[Value, int]
"""What each value owes, zeros left out, or:"""
NULL = -1
"""it is a register without a value"""
LOST = -2
"""it is a result that lost what it was borrowed from"""
MAYBE = -100
"""it is a register that owes one if it has a value; one more for each number above this"""


def more(owed: int) -> int:
    """What is owed when one reference is counted."""
    return owed if owed == NULL else 1 if owed == LOST else owed + 1


def less(owed: int) -> int:
    """What is owed when one reference is gone."""
    return owed if owed == NULL else 0 if owed == MAYBE else owed - 1


class _Checker:
    """The check of one function."""

    def __init__(self, function: FunctionIR) -> None:
        self.function = function
        self.before: dict[Block, State] = {}
        instructions = [i for block in function.blocks for i in block.instructions]
        self.parted = {i.args[0] for i in instructions if isinstance(i, TupleItem) and i.borrows == OWNED}
        self.borrowers: dict[Value, list[Value]] = {}
        for instruction in instructions:
            owner = self.owner(instruction)
            if owner is not None and owner is not instruction:
                self.borrowers.setdefault(owner, []).append(instruction)

    def fail(self, instruction: Instruction, value: Value, message: str) -> None:
        """Say which value breaks the rule."""
        printer = FunctionPrinter(self.function)
        where = f"{self.function.name}, line {instruction.line}: {printer.instruction(instruction)}"
        raise VerificationError(f"{where}: {printer.value(value)} {message}")

    def owns(self, value: Value) -> bool:
        """Whether a value is one whose references are followed."""
        if not value.type.counted or value in self.parted:
            return False
        if isinstance(value, Register):
            return not value.parameter and not value.lent
        return isinstance(value, Instruction) and value.borrows == OWNED

    def owner(self, value: Value) -> Value | None:
        """The followed value that a value is, or is borrowed from."""
        while not self.owns(value):
            if not isinstance(value, Instruction) or value.borrows < 0 or not value.type.counted:
                return None
            value = value.args[value.borrows]
        return value

    # --- one instruction ---

    def use(self, state: State, instruction: Instruction, value: Value) -> None:
        """An instruction reads a value."""
        if state.get(value) == LOST:
            self.fail(instruction, value, "is used after the variable it is borrowed from was assigned")
        owner = self.owner(value)
        if state.get(value, 0) <= 0 and owner is not None and not state.get(owner):
            self.fail(instruction, value, "is used after it was dropped, or before it has a value")

    def steal(self, state: State, instruction: Instruction, value: Value) -> None:
        """An instruction takes a reference."""
        if (
            not value.type.counted
            or isinstance(value, Constant | Literal | Character)
            or value in self.parted
        ):
            return
        owed = state.get(value, 0)
        if owed in (0, LOST):
            self.fail(instruction, value, "is stolen, but not owned")
        self.owe(state, value, less(owed))

    def owe(self, state: State, value: Value, count: int) -> None:
        """Set how much a value owes."""
        if count:
            state[value] = count
        else:
            state.pop(value, None)

    def assigned(self, state: State, instruction: Assign) -> None:
        """A register gets another value."""
        dest = instruction.dest
        if state.get(dest, 0) not in (0, NULL):
            self.fail(instruction, dest, "is assigned while it still owns a reference")
        for borrower in self.borrowers.get(dest, []):
            if state.get(borrower, 0) <= 0:
                state[borrower] = LOST
        if self.owns(dest):
            empty = isinstance(instruction.args[0], Constant)
            self.owe(state, dest, NULL if empty else 1)

    def counted(self, state: State, instruction: IncRef | DecRef) -> None:
        """A reference is counted or dropped."""
        value = instruction.args[0]
        owed = state.get(value, 0)
        if (owed == NULL or owed < LOST) and not instruction.maybe_null:
            self.fail(instruction, value, "may be null")
        if isinstance(instruction, IncRef):
            self.owe(state, value, more(owed))
        elif owed in (0, LOST):
            self.fail(instruction, value, "is dropped, but not owned")
        else:
            self.owe(state, value, less(owed))

    def step(self, state: State, instruction: Instruction) -> State:
        """What is owed behind an instruction; given back apart: what is where it raised."""
        for arg in instruction.args:
            self.use(state, instruction, arg)
        if isinstance(instruction, IncRef | DecRef):
            self.counted(state, instruction)
            return state
        for position in instruction.steals:
            self.steal(state, instruction, instruction.args[position])
        raised = dict(state) if instruction.error is not None else state
        if isinstance(instruction, Assign):
            self.assigned(state, instruction)
        elif self.owns(instruction):
            if state.get(instruction, 0):
                self.fail(instruction, instruction, "is computed anew while it still owns a reference")
            state[instruction] = 1
        elif state.get(instruction) == LOST:
            del state[instruction]
        return raised

    # --- the whole function ---

    def leave(self, state: State, instruction: Instruction) -> None:
        """The function is left: nothing may be owed."""
        for value, owed in state.items():
            if owed not in (NULL, LOST):
                self.fail(instruction, value, "is not dropped")

    def arrive(self, target: Block, state: State, last: Instruction) -> bool:
        """Join what is owed where ways meet; whether that is news."""
        known = self.before.get(target)
        if known is None:
            self.before[target] = dict(state)
            return True
        joined = {}
        for value in {**known, **state}:
            owed = self.joined(known.get(value, 0), state.get(value, 0))
            if owed is None:
                self.fail(last, value, "is owned on one way to a block and not on another")
            elif owed:
                joined[value] = owed
        self.before[target] = joined
        return joined != known

    @staticmethod
    def joined(a: int, b: int) -> int | None:
        """What is owed where one way owes a, the other b; None: that cannot be."""
        if a == b:
            return a
        low, high = min(a, b), max(a, b)
        if low == LOST and high == 0:
            return LOST
        if low in (MAYBE, NULL) and high in (NULL, 1):
            return MAYBE
        return 0 if (low, high) == (NULL, 0) else None

    def run(self) -> None:
        """Follow all ways until nothing new is found."""
        first = self.function.blocks[0]
        self.before[first] = {}
        work = [first]
        while work:
            block = work.pop()
            state = dict(self.before[block])
            for instruction in block.instructions:
                raised = self.step(state, instruction)
            if isinstance(instruction, Return | Propagate):
                self.leave(state, instruction)
            for target in instruction.targets():
                if self.arrive(target, raised if target is instruction.error else state, instruction):
                    work.append(target)


def check_function(function: FunctionIR) -> None:
    """Check one function; VerificationError."""
    _Checker(function).run()


def check_ownership(program: Program) -> None:
    """Check every function that has a body; VerificationError."""
    for function in program.functions:
        if function.blocks:
            check_function(function)
