"""The methods of bytes and bytearray that change bytes one by one: ASCII's cases, and translate."""

from ophion.lang.unsafe import load_u8, store_u8
from ophion.runtime.byte_kinds import is_letter
from ophion.runtime.spans import D, blank, span_address, span_size

CASE = 0x20
"""The bit in which the cases of an ASCII letter differ."""


def upper(data: D) -> D:
    """data.upper()"""
    return _flipped(data, small=True, large=False)


def lower(data: D) -> D:
    """data.lower()"""
    return _flipped(data, small=False, large=True)


def swapcase(data: D) -> D:
    """data.swapcase()"""
    return _flipped(data, small=True, large=True)


def _flipped(data: D, small: bool, large: bool) -> D:
    """A copy with the small letters, the large ones or both in the other case."""
    made = blank(data, span_size(data))
    for offset in range(span_size(data)):
        value = load_u8(span_address(data) + offset)
        flip = (small and 0x61 <= value <= 0x7A) or (large and 0x41 <= value <= 0x5A)
        store_u8(span_address(made) + offset, value ^ CASE if flip else value)
    return made


def capitalize(data: D) -> D:
    """data.capitalize()"""
    made = lower(data)
    if span_size(data) > 0:
        first = load_u8(span_address(made))
        store_u8(span_address(made), first ^ CASE if is_letter(first) else first)
    return made


def title(data: D) -> D:
    """data.title()"""
    made = lower(data)
    inside = False
    for offset in range(span_size(data)):
        value = load_u8(span_address(made) + offset)
        if is_letter(value) and not inside:
            store_u8(span_address(made) + offset, value ^ CASE)
        inside = is_letter(value)
    return made
