"""Backslash escapes in raw memory, as repr, ascii and the error handlers of the codecs write them."""

from ophion.lang import u64
from ophion.lang.unsafe import store_u8

LONGEST_ESCAPE = 10
"""The bytes of \\U and eight digits."""


def escape_width(code: int) -> int:
    """How many bytes the escape of a character has."""
    if _letter(code) != 0:
        return 2
    return 2 + _digits(code)


def put_escape(address: u64, code: int) -> int:
    """Write \\n, \\x.., \\u...., \\U........ and the like; how many bytes it took."""
    store_u8(address, 0x5C)
    letter = _letter(code)
    if letter != 0:
        store_u8(address + 1, letter)
        return 2
    digits = _digits(code)
    store_u8(address + 1, 0x78 if digits == 2 else 0x75 if digits == 4 else 0x55)
    put_hex(address + 2, code, digits)
    return 2 + digits


def _letter(code: int) -> int:
    """What follows the backslash for a tab, the ends of lines, quotes and the backslash; 0 for others."""
    if code == 0x09:
        return 0x74
    if code == 0x0A:
        return 0x6E
    if code == 0x0D:
        return 0x72
    return code if code == 0x5C or code == 0x27 or code == 0x22 else 0


def _digits(code: int) -> int:
    if code < 0x100:
        return 2
    return 4 if code < 0x10000 else 8


def escape_of(code: int) -> str:
    """The escape of a character beyond ASCII, as a text."""
    digits = _digits(code)
    text = "\\x" if digits == 2 else "\\u" if digits == 4 else "\\U"
    for place in range(digits):
        text += chr(_hex_digit(code, digits - 1 - place))
    return text


def _hex_digit(value: int, place: int) -> int:
    """The code of a digit of a number in lower-case hexadecimal."""
    digit = value >> 4 * place & 0xF
    return digit + (0x30 if digit < 10 else 0x57)


def put_hex(address: u64, value: int, digits: int) -> None:
    """Write a number in lower-case hexadecimal with that many digits."""
    for place in range(digits):
        store_u8(address + place, _hex_digit(value, digits - 1 - place))
