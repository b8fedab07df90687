"""float.hex, float.fromhex and float.as_integer_ratio: a float as its mantissa and a power of two."""

from ophion.lang import u64
from ophion.lang.unsafe import float_from_bits
from ophion.runtime.floats import (
    HIDDEN,
    INFINITY_BITS,
    LEAST_EXPONENT,
    MANTISSA_BITS,
    finite_parts,
    is_infinite,
    is_nan,
    is_negative,
    nearest_fraction,
)
from ophion.runtime.naturals import add, multiply_small, natural, natural_bits, shifted

SIGN = u64(0x8000_0000_0000_0000)
LARGEST = 1024
"""Powers of two from here on are no doubles."""


def float_hex(value: float) -> str:
    """value.hex()"""
    if is_nan(value):
        return "nan"
    sign = "-" if is_negative(value) else ""
    if is_infinite(value):
        return sign + "inf"
    if value == 0.0:
        return sign + "0x0.0p+0"
    mantissa, exponent = finite_parts(value)
    lead = "1." if mantissa >= HIDDEN else "0."
    power = exponent + MANTISSA_BITS
    digits = hex(mantissa & (HIDDEN - 1))[2:].zfill(MANTISSA_BITS // 4)
    return sign + "0x" + lead + digits + "p" + ("+" if power >= 0 else "") + str(power)


def float_ratio(value: float) -> tuple[int, int]:
    """value.as_integer_ratio(); OverflowError where a part leaves 64 bits."""
    if is_nan(value):
        raise ValueError("cannot convert NaN to integer ratio")
    if is_infinite(value):
        raise OverflowError("cannot convert Infinity to integer ratio")
    mantissa, exponent = finite_parts(value)
    if mantissa == 0:
        return 0, 1
    while mantissa & 1 == 0 and exponent < 0:
        mantissa >>= 1
        exponent += 1
    if exponent < -62 or exponent > 62:
        raise OverflowError("integer does not fit in 64 bits")
    signed = -mantissa if is_negative(value) else mantissa
    return (signed << exponent, 1) if exponent >= 0 else (signed, 1 << -exponent)


def _invalid() -> ValueError:
    return ValueError("invalid hexadecimal floating-point string")


def float_from_hex(text: str) -> float:
    """float.fromhex(text), rounded half to even."""
    word = text.strip().lower()
    sign = SIGN if word.startswith("-") else u64(0)
    if word[:1] in ("-", "+") and word != "":
        word = word[1:]
    if word in ("inf", "infinity"):
        return float_from_bits(sign | INFINITY_BITS)
    if word == "nan":
        return float_from_bits(sign | u64(0x7FF8_0000_0000_0000))
    digits, mark, power = word.removeprefix("0x").partition("p")
    whole, _, fraction = digits.partition(".")
    if whole + fraction == "" or (mark != "" and not _is_power(power)):
        raise _invalid()
    mantissa: list[int] = []
    for character in whole + fraction:
        digit = "0123456789abcdef".find(character)
        if digit < 0:
            raise _invalid()
        mantissa = add(multiply_small(mantissa, 16), natural(digit))
    return float_from_bits(sign | _bits(mantissa, (int(power) if mark != "" else 0) - 4 * len(fraction)))


def _is_power(text: str) -> bool:
    digits = text[1:] if text[:1] in ("+", "-") else text
    return digits != "" and digits.isascii() and digits.isdigit() and len(digits) < 18


def _bits(mantissa: list[int], exponent: int) -> u64:
    """The bits of the double nearest to mantissa * 2**exponent; OverflowError."""
    size = natural_bits(mantissa)
    if size == 0 or size + exponent < LEAST_EXPONENT - 1:
        return u64(0)
    made = INFINITY_BITS
    if size + exponent <= LARGEST:
        one = natural(1)
        top = shifted(mantissa, exponent) if exponent > 0 else mantissa
        made = nearest_fraction(top, one if exponent > 0 else shifted(one, -exponent))
    if made == INFINITY_BITS:
        raise OverflowError("hexadecimal value too large to represent as a float")
    return made
