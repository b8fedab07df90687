"""Instructions for memory below objects: slots, Structs over bytes, addresses, the machine itself."""

from __future__ import annotations

from ophion.compiler.ir.base import Instruction, Value
from ophion.compiler.ir.types import U64, VOID, Slots, StructIR, Type, View


class SlotsNew(Instruction):
    """An array of args[0] (INT, not negative) uninitialised elements; MemoryError."""

    can_raise = True

    def __init__(self, count: Value, type: Slots, line: int = -1) -> None:
        super().__init__(type, [count], line)


class SlotsGrow(Instruction):
    """An array of args[2] elements that begins with the first args[1] of args[0], which goes; MemoryError."""

    can_raise = True

    def __init__(self, slots: Value, used: Value, wanted: Value, line: int = -1) -> None:
        super().__init__(slots.type, [slots, used, wanted], line)


class SlotsFree(Instruction):
    """Give back the array args[0]; its elements are already gone."""

    def __init__(self, slots: Value, line: int = -1) -> None:
        super().__init__(VOID, [slots], line)


class SlotsLoad(Instruction):
    """Element args[1] of args[0], unchecked. Owned (counted anew), or `take`n: moved out; or `borrow`ed from
    `keeper`,
    the arg (position 2) that keeps the array alive."""

    def __init__(
        self, slots: Value, index: Value, take: bool = False, keeper: Value | None = None, line: int = -1
    ) -> None:
        assert isinstance(slots.type, Slots)
        super().__init__(slots.type.element, [slots, index] + ([keeper] if keeper else []), line)
        self.take = take
        if keeper is not None:
            self.borrows = 2


class SlotsStore(Instruction):
    """Store args[2] at element args[1] of args[0] and drop what was there (`initial`: nothing was)."""

    steals = (2,)

    def __init__(
        self, slots: Value, index: Value, value: Value, initial: bool = False, line: int = -1
    ) -> None:
        super().__init__(VOID, [slots, index, value], line)
        self.initial = initial


class SlotsDrop(Instruction):
    """Drop element args[1] of args[0]."""

    def __init__(self, slots: Value, index: Value, line: int = -1) -> None:
        super().__init__(VOID, [slots, index], line)


class SlotsMove(Instruction):
    """memmove within args[0]: to element args[1], from element args[2], args[3] elements."""

    def __init__(self, args: list[Value], line: int = -1) -> None:
        super().__init__(VOID, args, line)


class MakeView(Instruction):
    """A Struct view from an owner (reference or null constant) and an address (U64)."""

    steals = (0,)

    def __init__(self, owner: Value, address: Value, struct: StructIR, line: int = -1) -> None:
        super().__init__(View(struct), [owner, address], line)


class ViewAddress(Instruction):
    """The address of a view's first byte (U64)."""

    def __init__(self, view: Value, line: int = -1) -> None:
        super().__init__(U64, [view], line)


class ViewOwner(Instruction):
    """The owner of a view, a nullable reference borrowed from it."""

    borrows = 0

    def __init__(self, view: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [view], line)


class Load(Instruction):
    """`size` bytes (1, 2, 4, 8) at the address args[0] (INT or U64) plus `offset`, zero- or sign-extended to
    INT or U64.
    """

    def __init__(
        self,
        address: Value,
        offset: int,
        size: int,
        signed: bool,
        type: Type,
        big: bool = False,
        line: int = -1,
    ) -> None:
        super().__init__(type, [address], line)
        self.offset, self.size, self.signed, self.big = offset, size, signed, big
        self.volatile = False

    def detail(self) -> str:
        return f"+{self.offset}:{'i' if self.signed else 'u'}{8 * self.size}{'be' if self.big else ''}"


class Store(Instruction):
    """The low `size` bytes of args[1] at the address args[0] plus `offset`. The front end has checked the
    range.
    """

    def __init__(
        self, address: Value, offset: int, size: int, value: Value, big: bool = False, line: int = -1
    ) -> None:
        super().__init__(VOID, [address, value], line)
        self.offset, self.size, self.big = offset, size, big
        self.volatile = False

    def detail(self) -> str:
        return f"+{self.offset}:{8 * self.size}{'be' if self.big else ''}"


class Intrinsic(Instruction):
    """A machine operation by name, over integers: `in8` `in16` `in32` (port) -> INT, `out8`.. (port, value),
    `copy` `move` (destination, source, size), `fill` (destination, value, size), `compare` (a, b, size) ->
    INT, `address` (object) -> U64, `tail` (object) -> U64 the address behind its fields, `slots_address`
    (slots) -> U64, `object` (U64) -> the object at it (owned), `count` (object) -> INT its reference count,
    `syscall` (number, a..f) -> INT, `sqrt` (float), `bits` (float) -> U64, `from_bits` (U64) -> FLOAT,
    `popcount`,
    `leading_zeros`, `trailing_zeros` (U64) -> INT (64 for zero), `trap`, `keep` (any values: nothing, but
    they live).
    """

    def __init__(self, name: str, args: list[Value], type: Type, line: int = -1) -> None:
        super().__init__(type, args, line)
        self.name = name

    def detail(self) -> str:
        return self.name


class InlineAssembly(Instruction):
    """An asm(...) of the source: all operands are 64-bit integers; the result is U64 (0
    without an output).
    """

    def __init__(self, template: str, constraints: str, args: list[Value], line: int = -1) -> None:
        super().__init__(U64, args, line)
        self.template = template
        self.constraints = constraints

    def detail(self) -> str:
        return f"{self.template!r} {self.constraints!r}"


class SymbolAddress(Instruction):
    """The address of a linker symbol."""

    def __init__(self, symbol: str, line: int = -1) -> None:
        super().__init__(U64, [], line)
        self.symbol = symbol

    def detail(self) -> str:
        return self.symbol
