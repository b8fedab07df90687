"""Floats of 16 and 32 bits (IEEE 754), as `struct` stores them, to doubles and back."""

from ophion.lang import u64
from ophion.lang.unsafe import float_bits, float_from_bits

BIAS = 1023
FRACTION = 52
FRACTION_MASK = 0xF_FFFF_FFFF_FFFF
ENDLESS = 0x7FF
"""A double's exponent of infinity and of what is no number."""


def exponent_bits(size: int) -> int:
    """How many bits of a float of that many bytes are its exponent."""
    return 5 if size == 2 else 8


def double_of(bits: u64) -> float:
    """The double of 64 bits."""
    return float_from_bits(bits)


def widened(bits: int, size: int) -> float:
    """The double with the value of a float of `size` bytes."""
    width = exponent_bits(size)
    length = 8 * size - 1 - width
    fraction = bits & (1 << length) - 1
    exponent = bits >> length & (1 << width) - 1
    if exponent == (1 << width) - 1:
        exponent = ENDLESS
    elif exponent > 0 or fraction > 0:
        if exponent == 0:
            exponent = 1
            while fraction >> length == 0:
                fraction <<= 1
                exponent -= 1
            fraction &= (1 << length) - 1
        exponent += BIAS - (1 << width - 1) + 1
    sign = u64(bits >> 8 * size - 1) << 63
    return float_from_bits(sign | u64(exponent << FRACTION | fraction << FRACTION - length))


def narrowed(value: float, size: int) -> int:
    """The bits of a float of `size` bytes nearest to a double, the even one of two; OverflowError."""
    width = exponent_bits(size)
    length = 8 * size - 1 - width
    bits = float_bits(value)
    sign = int(bits >> 63) << 8 * size - 1
    exponent = int(bits >> FRACTION & ENDLESS)
    fraction = int(bits & FRACTION_MASK)
    top = (1 << width) - 1
    if exponent == ENDLESS:
        quiet = 1 << length - 1 if fraction > 0 else 0
        return sign | top << length | fraction >> FRACTION - length | quiet
    exponent += (1 << width - 1) - 1 - BIAS
    drop = FRACTION - length
    if exponent <= 0:
        drop += 1 - exponent
        exponent = 1
    kept = _rounded(fraction | 1 << FRACTION, drop)
    made = (exponent - 1 << length) + kept
    if made >> length >= top:
        raise OverflowError("float too large to pack with " + ("e" if size == 2 else "f") + " format")
    return sign | made


def _rounded(value: int, drop: int) -> int:
    """A number without its last bits, rounded to the nearest, the even one of two."""
    if drop > FRACTION + 1:
        return 0
    kept = value >> drop
    rest = value & (1 << drop) - 1
    half = 1 << drop - 1
    return kept + 1 if rest > half or (rest == half and kept & 1 == 1) else kept
