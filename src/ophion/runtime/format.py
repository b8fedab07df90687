"""Numbers as text and the format mini-language (Python library reference, "Format Specification Mini-Language")."""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import store_u8, tail_address
from ophion.runtime.strings import new_text


def digit_character(digit: int) -> int:
    """The character of a digit below 36."""
    return digit + (0x30 if digit < 10 else 0x57)


def magnitude(value: int) -> u64:
    """The absolute value, that of -2**63 too."""
    return u64(value) if value >= 0 else u64(-(value + 1)) + 1


def u64_to_base(value: u64, base: int, negative: bool = False) -> str:
    """A number in a base from 2 to 36, with a minus sign if asked for, without prefix."""
    divisor = u64(base)
    count = 1
    rest = value // divisor
    while rest != 0:
        count += 1
        rest //= divisor
    offset = count + 1 if negative else count
    made = new_text(offset, offset)
    address = tail_address(made)
    if negative:
        store_u8(address, 0x2D)
    rest = value
    for _ in range(count):
        offset -= 1
        store_u8(address + offset, digit_character(int(rest % divisor)))
        rest //= divisor
    return cast(str, made)


def int_to_base(value: int, base: int) -> str:
    """A number in a base from 2 to 36, without prefix."""
    return u64_to_base(magnitude(value), base, value < 0)


def int_to_str(value: int) -> str:
    """str(value)"""
    return u64_to_base(magnitude(value), 10, value < 0)


def u64_to_str(value: u64) -> str:
    """str(value)"""
    return u64_to_base(value, 10)


def _prefixed(value: int, prefix: str, base: int) -> str:
    text = u64_to_base(magnitude(value), base)
    return "-" + prefix + text if value < 0 else prefix + text


def hex_of(value: int) -> str:
    """hex(value)"""
    return _prefixed(value, "0x", 16)


def oct_of(value: int) -> str:
    """oct(value)"""
    return _prefixed(value, "0o", 8)


def bin_of(value: int) -> str:
    """bin(value)"""
    return _prefixed(value, "0b", 2)


def u64_hex(value: u64) -> str:
    """hex(value)"""
    return "0x" + u64_to_base(value, 16)


def u64_oct(value: u64) -> str:
    """oct(value)"""
    return "0o" + u64_to_base(value, 8)


def u64_bin(value: u64) -> str:
    """bin(value)"""
    return "0b" + u64_to_base(value, 2)
