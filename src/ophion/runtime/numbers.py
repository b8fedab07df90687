"""Numbers from text and from bytes: int(), int.from_bytes, int.to_bytes, float()."""

from collections.abc import Iterable
from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import count_ones, leading_zeros, load_u8, tail_address, wrapping
from ophion.runtime.characters import decimal_value, is_decimal
from ophion.runtime.decoding import decode_text
from ophion.runtime.errors import raise_negative_power
from ophion.runtime.floats import (
    fixed_digits,
    is_infinite,
    is_nan,
    is_negative,
    parse_float,
    rounded_tens,
)
from ophion.runtime.magnitudes import magnitude
from ophion.runtime.spans import B, span_address, span_size
from ophion.runtime.strings import Str


def digit_value(code: int) -> int:
    """What a character counts as a digit, 36 where it is none."""
    if 0x30 <= code <= 0x39:
        return code - 0x30
    if 0x61 <= code <= 0x7A:
        return code - 0x57
    if 0x41 <= code <= 0x5A:
        return code - 0x37
    if code >= 0x80 and is_decimal(code):
        return decimal_value(code)
    return 36


def _prefix_base(text: str, at: int) -> int:
    """The base that a prefix like 0x names, or 0 where there is none."""
    if at + 1 >= len(text) or text[at] != "0":
        return 0
    letter = text[at + 1]
    if letter in "xX":
        return 16
    if letter in "oO":
        return 8
    return 2 if letter in "bB" else 0


def int_from_str(text: str, base: int = 10) -> int:
    """int(text, base); ValueError as CPython says it, OverflowError beyond 64 bits."""
    plain = _plain_number(cast(Str, text), base)
    if plain >= 0:
        return plain
    value = parse_int(text, base)
    if value is None:
        raise ValueError("invalid literal for int() with base " + str(base) + ": " + repr(text))
    return value


@wrapping
def _plain_number(text: Str, base: int) -> int:
    """The number that a few digits and nothing else write in a base; -1 where it takes `parse_int`."""
    size = text.size
    if size == 0 or size > (18 if base == 10 else 12) or base < 2 or base > 36:
        return -1
    value = 0
    for offset in range(size):
        code = load_u8(tail_address(text) + offset)
        digit = code - 0x30
        if digit > 9:
            digit = (code | 0x20) - 0x57
            if digit < 10:
                return -1
        if digit < 0 or digit >= base:
            return -1
        value = value * base + digit
    return value


def parse_int(text: str, base: int) -> int | None:
    """The number that a text writes in a base, 0 for what its prefix says; None where it is none."""
    if base != 0 and (base < 2 or base > 36):
        raise ValueError("int() base must be >= 2 and <= 36, or 0")
    digits = text.strip()
    at = 0
    negative = digits.startswith("-")
    if negative or digits.startswith("+"):
        at = 1
    found = _prefix_base(digits, at)
    radix = base if base != 0 else found if found != 0 else 10
    if found != 0 and found == radix:
        at += 2
        if at < len(digits) and digits[at] == "_":
            at += 1
    value = _digits(digits, at, radix, negative)
    if base == 0 and found == 0 and value is not None and value != 0 and digits[at] == "0":
        return None
    return value


def _digits(text: str, start: int, radix: int, negative: bool) -> int | None:
    """The number that the rest of a text writes, single underscores between digits allowed, or None.

    It is built on the negative side where the sign says so, so that -2**63 does not overflow on the way.
    """
    value = 0
    after_digit = False
    for index in range(start, len(text)):
        character = text[index]
        if character == "_" and after_digit:
            after_digit = False
            continue
        digit = digit_value(ord(character))
        if digit >= radix:
            return None
        value = value * radix - digit if negative else value * radix + digit
        after_digit = True
    return value if after_digit else None


def float_from_str(text: str) -> float:
    """float(text); ValueError as CPython says it."""
    value = parse_float(text.strip())
    if value is None:
        raise ValueError("could not convert string to float: " + repr(text))
    return value


def int_from_ints(data: Iterable[int], byteorder: str = "big", signed: bool = False) -> int:
    """int.from_bytes of an iterable of byte values."""
    return int_from_bytes(memoryview(bytes(data)), byteorder, signed)


def int_from_bytes(data: memoryview, byteorder: str = "big", signed: bool = False) -> int:
    """int.from_bytes; OverflowError where the number leaves 64 bits."""
    _check_order(byteorder)
    size = len(data)
    if size == 0:
        return 0
    big = byteorder == "big"
    first = data[0] if big else data[size - 1]
    value = first - 256 if signed and first >= 128 else first
    for step in range(1, size):
        value = value * 256 + data[step if big else size - 1 - step]
    return value


def int_to_bytes(value: int, length: int = 1, byteorder: str = "big", signed: bool = False) -> bytes:
    """int.to_bytes; OverflowError where the bytes are too few."""
    _check_order(byteorder)
    if length < 0:
        raise ValueError("length argument must be non-negative")
    if value < 0 and not signed:
        raise OverflowError("can't convert negative int to unsigned")
    made = bytearray(length)
    rest = value
    for step in range(length):
        made[step if byteorder == "little" else length - 1 - step] = rest & 0xFF
        rest >>= 8
    sign = 0
    if signed and length > 0:
        sign = -1 if (made[length - 1] if byteorder == "little" else made[0]) >= 128 else 0
    elif value == -1:
        sign = -1
    if rest != sign:
        raise OverflowError("int too big to convert")
    return bytes(made)


def u64_to_bytes(value: u64, length: int = 1, byteorder: str = "big", signed: bool = False) -> bytes:
    """u64.to_bytes"""
    if signed:
        return int_to_bytes(int(value), length, byteorder, True)
    _check_order(byteorder)
    made = bytearray(length)
    rest = value
    for step in range(length):
        made[step if byteorder == "little" else length - 1 - step] = int(rest & 0xFF)
        rest >>= 8
    if rest != 0:
        raise OverflowError("int too big to convert")
    return bytes(made)


def _check_order(byteorder: str) -> None:
    if byteorder != "little" and byteorder != "big":
        raise ValueError("byteorder must be either 'little' or 'big'")


def bit_length(value: int) -> int:
    """value.bit_length(): that of the magnitude."""
    return bit_length_u64(magnitude(value))


def bit_length_u64(value: u64) -> int:
    """value.bit_length()"""
    return 64 - leading_zeros(value)


def bit_count(value: int) -> int:
    """value.bit_count(): the ones of the magnitude."""
    return bit_count_u64(magnitude(value))


def bit_count_u64(value: u64) -> int:
    """value.bit_count()"""
    return count_ones(value)


def power(base: int, exponent: int) -> int:
    """base ** exponent, exact or OverflowError; a negative exponent would make a float."""
    if exponent < 0:
        raise_negative_power()
    made = 1
    square = base
    rest = exponent
    while rest > 0:
        if rest & 1 == 1:
            made *= square
        rest >>= 1
        if rest > 0:
            square *= square
    return made


def int_ratio(value: int) -> tuple[int, int]:
    """value.as_integer_ratio()"""
    return value, 1


def float_is_integer(value: float) -> bool:
    """value.is_integer()"""
    return not is_nan(value) and not is_infinite(value) and value % 1.0 == 0.0


def whole_of(value: float) -> int | None:
    """The int that a float is equal to, or None."""
    fits = -9223372036854775808.0 <= value < 9223372036854775808.0
    return int(value) if fits and float_is_integer(value) else None


def round_to_int(value: float) -> int:
    """round(value): to the nearest integer, half to even."""
    if is_nan(value):
        raise ValueError("cannot convert float NaN to integer")
    if is_infinite(value):
        raise OverflowError("cannot convert float infinity to integer")
    digits = int(fixed_digits(value, 0))
    return -digits if value < 0.0 else digits


def round_to_digits(value: float, digits: int) -> float:
    """round(value, digits): correctly rounded in decimal."""
    if is_nan(value) or is_infinite(value) or digits > 323:
        return value
    if digits >= 0:
        text = fixed_digits(value, digits) + "e-" + str(digits)
    else:
        text = rounded_tens(value, -digits) + "e" + str(-digits)
    return float_from_str("-" + text if is_negative(value) else text)


def int_from_digits(data: B, base: int = 10) -> int:
    """int(data, base) of a bytes-like object."""
    digits = decode_text(span_address(data), span_size(data), "latin-1", "strict")
    value = parse_int(digits, base) if digits.isascii() else None
    if value is None:
        raise ValueError("invalid literal for int() with base " + str(base) + ": " + repr(data))
    return value


def float_from_digits(data: B) -> float:
    """float(data) of a bytes-like object."""
    digits = decode_text(span_address(data), span_size(data), "latin-1", "strict")
    value = parse_float(digits.strip()) if digits.isascii() else None
    if value is None:
        raise ValueError("could not convert string to float: " + repr(data))
    return value
