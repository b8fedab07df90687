"""Integers and texts in fields: what a format specification asks for that is simple and known when compiling.

`format(value, "06d")` and the like become one call here, which writes sign, digits and filling into the new
text directly. `format` has the whole language; `frontend/lower/field_specs.py` takes specifications apart.
"""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import copy_memory, fill_memory, store_u8, tail_address, wrapping
from ophion.runtime.magnitudes import magnitude
from ophion.runtime.strings import Str, new_text

RIGHT = 0x3E
CENTER = 0x5E
INSIDE = 0x3D
"""How a value stands in its field: the characters of the mini-language."""


@wrapping
def digits_in(value: u64, shift: int) -> int:
    """How many digits a number has: decimal ones where `shift` is 0, else of so many bits each."""
    count = 1
    rest = value
    if shift == 0:
        while rest >= 10:
            rest //= 10
            count += 1
        return count
    rest >>= shift
    while rest != 0:
        rest >>= shift
        count += 1
    return count


@wrapping
def put_digits(end: u64, value: u64, shift: int) -> None:
    """Write a number's digits so that they end before an address."""
    at = end - 1
    rest = value
    if shift == 0:
        while rest >= 10:
            left = rest // 10
            store_u8(at, int(rest - left * 10) + 0x30)
            rest = left
            at -= 1
        store_u8(at, int(rest) + 0x30)
        return
    mask = (1 << shift) - 1
    while True:
        digit = int(rest & mask)
        store_u8(at, digit + (0x30 if digit < 10 else 0x57))
        rest >>= shift
        at -= 1
        if rest == 0:
            return


@wrapping
def number_text(value: u64, negative: bool, shift: int) -> str:
    """A number without filling."""
    size = digits_in(value, shift) + (1 if negative else 0)
    made = new_text(size, size)
    if negative:
        store_u8(tail_address(made), 0x2D)
    put_digits(tail_address(made) + size, value, shift)
    return cast(str, made)


def int_field(value: int, shift: int, width: int, fill: int, align: int) -> str:
    """An int in a field of at least `width` characters, filled up with one of ASCII."""
    return _number_field(magnitude(value), value < 0, shift, width, fill, align)


def u64_field(value: u64, shift: int, width: int, fill: int, align: int) -> str:
    """The same of a u64."""
    return _number_field(value, False, shift, width, fill, align)


@wrapping
def _number_field(value: u64, negative: bool, shift: int, width: int, fill: int, align: int) -> str:
    sign = 1 if negative else 0
    digits = digits_in(value, shift)
    room = width - digits - sign
    if room <= 0:
        return number_text(value, negative, shift)
    made = new_text(width, width)
    start = tail_address(made)
    before = _before(room, align)
    fill_memory(start, fill, before)
    if negative:
        store_u8(start + before, 0x2D)
    end = width - room + before
    if align == INSIDE:
        fill_memory(start + sign, fill, room)
        end = width
    put_digits(start + end, value, shift)
    fill_memory(start + end, fill, width - end)
    return cast(str, made)


def _before(room: int, align: int) -> int:
    """How much of the filling stands before the value."""
    if align == RIGHT:
        return room
    return room >> 1 if align == CENTER else 0


@wrapping
def text_field(text: str, width: int, fill: int, align: int) -> str:
    """A text in a field of at least `width` characters, filled up with one of ASCII."""
    shown = cast(Str, text)
    room = width - shown.length
    if room <= 0:
        return text
    made = new_text(shown.size + room, width)
    start = tail_address(made)
    before = _before(room, align)
    fill_memory(start, fill, before)
    copy_memory(start + before, tail_address(shown), shown.size)
    fill_memory(start + before + shown.size, fill, room - before)
    return cast(str, made)
