"""What instructions are made of: values, the shape that all share, and the blocks they stand in."""

from __future__ import annotations

from ophion.compiler.ir.types import Type

OWNED = -1
BORROWED_FOREVER = -2


class Value:
    """Anything an instruction can take: a register, a constant or an earlier instruction's result."""

    type: Type


class Register(Value):
    """A local variable or a parameter. Parameters are never assigned: the front end copies those that are."""

    def __init__(self, type: Type, name: str = "", parameter: bool = False, line: int = 0) -> None:
        self.type = type
        self.name = name
        self.parameter = parameter
        self.line = line
        self.origin: Register | None = None
        """The parameter whose place it takes, where that is assigned or shared."""
        self.code_of: Register | None = None
        """The variable whose character it is the code point of, an INT."""
        self.lent = False
        """It owns nothing: it shows a debugger what is held elsewhere (pass `borrows`)."""


class Constant(Value):
    """A number, a truth value, or the None/zero/null of any type (value None)."""

    def __init__(self, type: Type, value: int | float | bool | None) -> None:
        self.type = type
        self.value = value


class Instruction(Value):
    """The common shape, which the docstring of `instructions` explains."""

    steals: tuple[int, ...] = ()
    borrows: int = OWNED
    can_raise = False
    terminator = False

    def __init__(self, type: Type, args: list[Value], line: int = -1) -> None:
        self.type = type
        self.args = args
        self.line = line
        self.error: Block | None = None
        self.normal: Block | None = None

    def targets(self) -> list[Block]:
        """The blocks this instruction may go to."""
        return [block for block in (self.normal, self.error) if block is not None]

    def retarget(self, old: Block, new: Block) -> None:
        """Go to `new` wherever it went to `old`."""
        if self.normal is old:
            self.normal = new
        if self.error is old:
            self.error = new

    def detail(self) -> str:
        """What the printer shows besides the args."""
        return ""


class Block:
    """A straight run of instructions. After the `exceptions` pass the last one is the only one that branches.

    `handler` is where an exception raised in this block goes: a block of the same function, or None to leave
    it. `cold`: it runs only when an exception passes (exceptions and reference count passes).
    """

    def __init__(self, handler: Block | None = None, label: str = "") -> None:
        self.handler = handler
        self.label = label
        self.cold = False
        self.instructions: list[Instruction] = []

    @property
    def terminated(self) -> bool:
        """Whether the last instruction leaves the block."""
        return bool(self.instructions) and self.instructions[-1].terminator
