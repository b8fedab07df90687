"""Exact sums of numbers and their squares, and ratios of naturals rounded once, for `statistics`."""

from ophion.runtime.floats import finite_parts, is_negative
from ophion.runtime.naturals import (
    add,
    compare,
    divide,
    multiply,
    natural,
    natural_bits,
    shifted,
    to_u64,
)
from user.lib.float_parts import ldexp

BITS = 60
"""The bits of a quotient or root before it is rounded: enough for a float, few enough for an int."""
LEAST = -1074
"""The exponent of the smallest float."""


def difference(a: list[int], b: list[int]) -> list[int]:
    """a - b of naturals, b being no more than a."""
    made: list[int] = []
    borrowed = 0
    for place in range(len(a)):
        digit = a[place] - borrowed - (b[place] if place < len(b) else 0)
        borrowed = 1 if digit < 0 else 0
        made.append(digit + (borrowed << 31))
    while len(made) > 0 and made[-1] == 0:
        made.pop()
    return made


class Total:
    """The exact sums of numbers and of their squares, as multiples of a power of two and of its square."""

    def __init__(self, numbers: list[float]) -> None:
        parts = [finite_parts(number) for number in numbers]
        self.count = len(numbers)
        self.exponent = min([exponent for mantissa, exponent in parts if mantissa != 0], default=0)
        self.above: list[int] = []
        self.below: list[int] = []
        self.squares: list[int] = []
        for number, (mantissa, exponent) in zip(numbers, parts, strict=True):
            if mantissa != 0:
                self.add(shifted(natural(mantissa), exponent - self.exponent), is_negative(number))

    def add(self, size: list[int], negative: bool) -> None:
        """Add a number: its size as a multiple, and its sign."""
        if negative:
            self.below = add(self.below, size)
        else:
            self.above = add(self.above, size)
        self.squares = add(self.squares, multiply(size, size))

    def is_negative(self) -> bool:
        """Whether the sum is below zero."""
        return compare(self.above, self.below) < 0

    def size(self) -> list[int]:
        """The sum without its sign."""
        if self.is_negative():
            return difference(self.below, self.above)
        return difference(self.above, self.below)

    def divided(self, divisor: int) -> float:
        """The sum divided by a number, rounded once."""
        found = ratio(self.size(), natural(divisor), self.exponent)
        return -found if self.is_negative() else found

    def spread(self) -> list[int]:
        """The sum of the squares of the distances from the mean, times the count."""
        size = self.size()
        return difference(multiply(self.squares, natural(self.count)), multiply(size, size))


def total_of_ints(numbers: list[int]) -> Total:
    """The sums of ints."""
    made = Total([])
    made.count = len(numbers)
    for number in numbers:
        made.add(natural(abs(number)), number < 0)
    return made


def _with_rest(quotient: list[int], exact: bool) -> int:
    """A quotient as an int, odd where something was left: no such number lies between two floats."""
    whole = int(to_u64(quotient))
    return whole if exact else whole | 1


def _rounded(value: int, exponent: int) -> float:
    """value * 2**exponent of a value of some 60 bits, rounded once, half to even. OverflowError."""
    lost = LEAST - exponent
    if lost > 0 and value.bit_length() - lost < 53:
        if lost > 62:
            return 0.0
        half = 1 << (lost - 1)
        rest = value & ((1 << lost) - 1)
        value >>= lost
        exponent = LEAST
        if rest > half or (rest == half and value & 1 == 1):
            value += 1
    return ldexp(float(value), exponent)


def ratio(top: list[int], bottom: list[int], exponent: int) -> float:
    """top / bottom * 2**exponent, rounded once, half to even. OverflowError."""
    if len(top) == 0:
        return 0.0
    shift = BITS - natural_bits(top) + natural_bits(bottom)
    if shift >= 0:
        quotient, rest = divide(shifted(top, shift), bottom)
    else:
        quotient, rest = divide(top, shifted(bottom, -shift))
    return _rounded(_with_rest(quotient, len(rest) == 0), exponent - shift)


def root(top: list[int], bottom: list[int], exponent: int) -> float:
    """The square root of top / bottom * 2**exponent, an even one, rounded once."""
    if len(top) == 0:
        return 0.0
    shift = 2 * BITS - natural_bits(top) + natural_bits(bottom)
    shift += shift & 1
    if shift >= 0:
        quotient, rest = divide(shifted(top, shift), bottom)
    else:
        quotient, rest = divide(top, shifted(bottom, -shift))
    found = _whole_root(quotient)
    exact = len(rest) == 0 and compare(multiply(found, found), quotient) == 0
    return _rounded(_with_rest(found, exact), (exponent - shift) // 2)


def _whole_root(square: list[int]) -> list[int]:
    """The largest natural whose square is no more than one, by Newton's method from above."""
    found = shifted(natural(1), natural_bits(square) // 2 + 1)
    while True:
        quotient, _ = divide(square, found)
        better, _ = divide(add(found, quotient), natural(2))
        if compare(better, found) >= 0:
            return found
        found = better
