"""The methods of bytes and bytearray that change bytes one by one: ASCII's cases, and translate."""

from ophion.lang.unsafe import load_u8, store_u8
from ophion.runtime.byte_kinds import is_letter
from ophion.runtime.spans import D, blank, span_address, span_size

CASE = 0x20
"""The bit in which the cases of an ASCII letter differ."""


def upper(data: D) -> D:
    """data.upper()"""
    made = blank(data, span_size(data))
    for offset in range(span_size(data)):
        value = load_u8(span_address(data) + offset)
        store_u8(span_address(made) + offset, value ^ CASE if 0x61 <= value <= 0x7A else value)
    return made


def lower(data: D) -> D:
    """data.lower()"""
    made = blank(data, span_size(data))
    for offset in range(span_size(data)):
        value = load_u8(span_address(data) + offset)
        store_u8(span_address(made) + offset, value ^ CASE if 0x41 <= value <= 0x5A else value)
    return made


def swapcase(data: D) -> D:
    """data.swapcase()"""
    made = blank(data, span_size(data))
    for offset in range(span_size(data)):
        value = load_u8(span_address(data) + offset)
        store_u8(span_address(made) + offset, value ^ CASE if is_letter(value) else value)
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
