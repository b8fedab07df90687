"""Instructions that compute with numbers and truth values."""

from __future__ import annotations

from ophion.compiler.ir.base import Instruction, Value
from ophion.compiler.ir.types import BOOL, INT, U64, Type


class Arithmetic(Instruction):
    """Integer arithmetic: add sub mul floordiv mod shl shr and or xor.

    Operands are INT or U64, not necessarily of the result's type; the result is exact or OverflowError,
    division by zero raises ZeroDivisionError, a negative shift count ValueError. `modular`: modulo 2**64,
    never raises (add sub mul shl and or xor only).
    """

    def __init__(
        self, op: str, a: Value, b: Value, type: Type, modular: bool = False, line: int = -1
    ) -> None:
        super().__init__(type, [a, b], line)
        self.op = op
        self.modular = modular
        self.can_raise = not modular and not (op in ("and", "or", "xor") and a.type == b.type == type)

    def detail(self) -> str:
        return self.op + (" mod 2**64" if self.modular else "")


class FloatArithmetic(Instruction):
    """Floating arithmetic: add sub mul truediv floordiv mod (division by zero raises)."""

    def __init__(self, op: str, a: Value, b: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [a, b], line)
        self.op = op
        self.can_raise = op in ("truediv", "floordiv", "mod")

    def detail(self) -> str:
        return self.op


class Compare(Instruction):
    """eq ne lt le gt ge over two integers (of any signedness, compared as numbers), floats or booleans;
    eq and ne also over two pointers (identity)."""

    def __init__(self, op: str, a: Value, b: Value, line: int = -1) -> None:
        super().__init__(BOOL, [a, b], line)
        self.op = op

    def detail(self) -> str:
        return self.op


class Convert(Instruction):
    """A number in another type: bool/int/u64/float to each other. To INT or U64 from a wider range it is
    checked
    (OverflowError; from FLOAT it truncates); `modular` reinterprets the 64 bits."""

    def __init__(self, value: Value, type: Type, modular: bool = False, line: int = -1) -> None:
        super().__init__(type, [value], line)
        self.modular = modular
        source = value.type
        safe = modular or source in (BOOL, type) or type not in (INT, U64)
        self.can_raise = not safe


class Not(Instruction):
    """The opposite truth value."""

    def __init__(self, value: Value, line: int = -1) -> None:
        super().__init__(BOOL, [value], line)


class CheckIndex(Instruction):
    """The place in a sequence of length args[1] that the index args[0] means, which counts from the end if it
    is negative; IndexError(`message`) outside. Both are INT, the length is not negative.
    """

    can_raise = True

    def __init__(self, index: Value, length: Value, message: str, line: int = -1) -> None:
        super().__init__(INT, [index, length], line)
        self.message = message
