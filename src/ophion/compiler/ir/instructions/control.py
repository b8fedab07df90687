"""Instructions that say where to go on: jumps, returns, exceptions."""

from __future__ import annotations

from ophion.compiler.ir.base import Block, Instruction, Value
from ophion.compiler.ir.types import VOID, Type


class Goto(Instruction):
    """Go on at another block."""

    terminator = True

    def __init__(self, target: Block, line: int = -1) -> None:
        super().__init__(VOID, [], line)
        self.target = target

    def targets(self) -> list[Block]:
        return [self.target]

    def retarget(self, old: Block, new: Block) -> None:
        if self.target is old:
            self.target = new


class Branch(Instruction):
    """Go to one of two blocks. `likely`: None, or which of them is the common case."""

    terminator = True

    def __init__(
        self, condition: Value, true: Block, false: Block, likely: bool | None = None, line: int = -1
    ) -> None:
        super().__init__(VOID, [condition], line)
        self.true = true
        self.false = false
        self.likely = likely

    def targets(self) -> list[Block]:
        return [self.true, self.false]

    def retarget(self, old: Block, new: Block) -> None:
        if self.true is old:
            self.true = new
        if self.false is old:
            self.false = new


class Switch(Instruction):
    """Go to the block of the integer args[0], or to the default."""

    terminator = True

    def __init__(self, value: Value, cases: list[tuple[int, Block]], default: Block, line: int = -1) -> None:
        super().__init__(VOID, [value], line)
        self.cases = cases
        self.default = default

    def targets(self) -> list[Block]:
        return [block for _, block in self.cases] + [self.default]

    def retarget(self, old: Block, new: Block) -> None:
        self.cases = [(value, new if block is old else block) for value, block in self.cases]
        if self.default is old:
            self.default = new


class Yield(Instruction):
    """Leave the code of a generator; it goes on behind when it is called again (until the generators pass).

    `kind` "value": with args[0] as the next item; "raise": with the exception args[0]; "end": without an
    item. `delegates`: what is thrown in is for another generator.
    """

    def __init__(self, kind: str, value: Value | None, line: int = -1, delegates: bool = False) -> None:
        super().__init__(VOID, [] if value is None else [value], line)
        self.kind = kind
        self.delegates = delegates
        self.steals = () if value is None else (0,)

    def detail(self) -> str:
        return self.kind


class Return(Instruction):
    """Return args[0], or nothing."""

    terminator = True

    def __init__(self, value: Value | None, line: int = -1) -> None:
        super().__init__(VOID, [] if value is None else [value], line)
        self.steals = () if value is None else (0,)


class Raise(Instruction):
    """Put the exception args[0] into the error register and go to the block's handler (or leave the
    function).

    It is a raising instruction whose normal way does not exist.
    """

    steals = (0,)
    can_raise = True
    terminator = True

    def __init__(self, exception: Value, line: int = -1, note: bool = True) -> None:
        super().__init__(VOID, [exception], line)
        self.note = note


class Catch(Instruction):
    """Take the exception out of the error register (owned) and clear it; first in a handler block."""

    def __init__(self, type: Type, line: int = -1) -> None:
        super().__init__(type, [], line)


class NoteFrame(Instruction):
    """Note this function and line on the traceback of the exception in the error register
    (exceptions pass).
    """

    def __init__(self, line: int = -1) -> None:
        super().__init__(VOID, [], line)


class Propagate(Instruction):
    """Leave the function with the error register set (exceptions pass)."""

    terminator = True

    def __init__(self, line: int = -1) -> None:
        super().__init__(VOID, [], line)


class CheckStack(Instruction):
    """RecursionError when the stack is nearly used up (recursion pass)."""

    can_raise = True

    def __init__(self, line: int = -1) -> None:
        super().__init__(VOID, [], line)


class Unreachable(Instruction):
    """Control never comes here."""

    terminator = True

    def __init__(self, line: int = -1) -> None:
        super().__init__(VOID, [], line)
