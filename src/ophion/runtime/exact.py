"""Numbers where int and float meet, and arithmetic modulo a number: exact beyond the 53 bits of a float."""

from ophion.lang import u64
from ophion.lang.unsafe import float_from_bits
from ophion.runtime.floats import nearest_fraction
from ophion.runtime.magnitudes import magnitude
from ophion.runtime.naturals import natural_of_u64

EXACT = 1 << 53
"""Integers up to here are floats without rounding."""
BEYOND = 9223372036854775808.0
"""2**63"""
UNORDERED = 2
SQUARE_FITS = 1 << 32


def order(number: int, value: float) -> int:
    """-1, 0 or 1: how an int stands to a float, exactly; UNORDERED for what is no number."""
    near = float(number)
    if near < value:
        return -1
    if near > value:
        return 1
    if near != value:
        return UNORDERED
    if value >= BEYOND:
        return -1
    whole = int(value)
    return 0 if number == whole else -1 if number < whole else 1


def true_divide(a: int, b: int) -> float:
    """a / b of two ints, correctly rounded."""
    if -EXACT <= a <= EXACT and -EXACT <= b <= EXACT and b != 0:
        return float(a) / float(b)
    return _long_divide(a, b)


def _long_divide(a: int, b: int) -> float:
    if b == 0:
        raise ZeroDivisionError("division by zero")
    if a == 0:
        return 0.0 if b > 0 else -0.0
    bits = nearest_fraction(natural_of_u64(magnitude(a)), natural_of_u64(magnitude(b)))
    return float_from_bits(bits | (u64(1) << 63 if (a < 0) != (b < 0) else u64(0)))


def _times(a: u64, b: u64, modulus: u64) -> u64:
    """a * b % modulus, for a and b below the modulus."""
    if modulus <= SQUARE_FITS:
        return a * b % modulus
    made = u64(0)
    left, right = a, b
    while right != 0:
        if right & 1 == 1:
            made = made - (modulus - left) if made >= modulus - left else made + left
        left = left - (modulus - left) if left >= modulus - left else left + left
        right >>= 1
    return made


def _inverse(value: u64, modulus: u64) -> u64:
    """The number whose product with `value` is 1 modulo `modulus`, by Euclid's algorithm; ValueError."""
    rest, next_rest = modulus, value
    factor, next_factor = u64(0), u64(1) % modulus
    while next_rest != 0:
        quotient = rest // next_rest
        product = _times(quotient % modulus, next_factor, modulus)
        difference = factor - product if factor >= product else factor + (modulus - product)
        factor, next_factor = next_factor, difference
        rest, next_rest = next_rest, rest % next_rest
    if rest != 1:
        raise ValueError("base is not invertible for the given modulus")
    return factor


def power_modulo(base: int, exponent: int, modulus: int) -> int:
    """pow(base, exponent, modulus)"""
    if modulus == 0:
        raise ValueError("pow() 3rd argument cannot be 0")
    size = magnitude(modulus)
    square = magnitude(base) % size
    if base < 0 and square != 0:
        square = size - square
    if exponent < 0:
        square = _inverse(square, size)
    rest = magnitude(exponent)
    made = u64(1) % size
    while rest != 0:
        if rest & 1 == 1:
            made = _times(made, square, size)
        square = _times(square, square, size)
        rest >>= 1
    return int(made) if modulus > 0 or made == 0 else -int(size - made)


def round_tens(value: int, digits: int) -> int:
    """round(value, digits) of an int: half to even where digits are negative."""
    if digits >= 0:
        return value
    if digits < -19:
        return 0
    unit = u64(1)
    for _ in range(-digits):
        unit *= 10
    size = magnitude(value)
    rest = size % unit
    size -= rest
    half = unit // 2
    if rest > half or (rest == half and size // unit & 1 == 1):
        size += unit
    return -int(size) if value < 0 else int(size)
