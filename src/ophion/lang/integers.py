"""u64: an int that holds 64 unsigned bits, exact or OverflowError.

A plain `int` of a compiled program is 64-bit signed. Addresses, bit maps and hashes need the other half of
the range: `u64` is a subclass of `int` whose operators, reflected ones too, return `u64`. Where the exact
result leaves 0 .. 2**64-1 they raise OverflowError. Arithmetic modulo 2**64 is written with the mask rule
over plain ints: `u64((int(a) * int(b)) & 0xFFFF_FFFF_FFFF_FFFF)`.
"""

from typing import NewType, SupportsIndex

_LIMIT = 1 << 64


class u64(int):  # noqa: N801 (a number type, named like one)
    """A 64-bit unsigned integer; raises OverflowError where a value would not fit."""

    def __new__(cls, value: int = 0) -> "u64":
        """Check `value` and wrap it: OverflowError outside 0 .. 2**64-1."""
        if not 0 <= value < _LIMIT:
            raise OverflowError("value does not fit in u64")
        return int.__new__(cls, value)

    def __add__(self, other: int) -> "u64":
        return u64(int(self) + other)

    def __radd__(self, other: int) -> "u64":
        return u64(other + int(self))

    def __sub__(self, other: int) -> "u64":
        return u64(int(self) - other)

    def __rsub__(self, other: int) -> "u64":
        return u64(other - int(self))

    def __mul__(self, other: int) -> "u64":
        return u64(int(self) * other)

    def __rmul__(self, other: int) -> "u64":
        return u64(other * int(self))

    def __floordiv__(self, other: int) -> "u64":
        return u64(int(self) // other)

    def __rfloordiv__(self, other: int) -> "u64":
        return u64(other // int(self))

    def __mod__(self, other: int) -> "u64":
        return u64(int(self) % other)

    def __rmod__(self, other: int) -> "u64":
        return u64(other % int(self))

    def __and__(self, other: int) -> "u64":
        return u64(int(self) & other)

    def __rand__(self, other: int) -> "u64":
        return u64(other & int(self))

    def __or__(self, other: int) -> "u64":
        return u64(int(self) | other)

    def __ror__(self, other: int) -> "u64":
        return u64(other | int(self))

    def __xor__(self, other: int) -> "u64":
        return u64(int(self) ^ other)

    def __rxor__(self, other: int) -> "u64":
        return u64(other ^ int(self))

    def __lshift__(self, count: SupportsIndex) -> "u64":
        return u64(int(self) << int(count))

    def __rlshift__(self, other: int) -> "u64":
        return u64(other << int(self))

    def __rshift__(self, count: SupportsIndex) -> "u64":
        return u64(int(self) >> int(count))

    def __rrshift__(self, other: int) -> "u64":
        return u64(other >> int(self))

    def __invert__(self) -> "u64":
        """The 64-bit complement: `x & ~mask` stays a u64."""
        return u64(int(self) ^ (_LIMIT - 1))


PhysAddr = NewType("PhysAddr", u64)
VirtAddr = NewType("VirtAddr", u64)
