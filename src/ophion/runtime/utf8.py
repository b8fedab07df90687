"""UTF-8 in raw memory (RFC 3629), surrogates allowed: str keeps lone ones as three bytes, as CPython's str
can.
"""

from ophion.lang import u64
from ophion.lang.unsafe import load_u8, load_u64, store_u8, wrapping

EACH = 0x0101_0101_0101_0101
"""Eight bytes of 1."""


def width_of(lead: int) -> int:
    """How many bytes a character with this first byte has."""
    if lead < 0x80:
        return 1
    if lead < 0xE0:
        return 2
    return 3 if lead < 0xF0 else 4


@wrapping
def code_at(address: u64) -> int:
    """The code point of the character at an address of valid UTF-8."""
    lead = load_u8(address)
    if lead < 0x80:
        return lead
    if lead < 0xE0:
        return (lead & 0x1F) << 6 | (load_u8(address + 1) & 0x3F)
    if lead < 0xF0:
        return (lead & 0x0F) << 12 | (load_u8(address + 1) & 0x3F) << 6 | (load_u8(address + 2) & 0x3F)
    high = (lead & 0x07) << 18 | (load_u8(address + 1) & 0x3F) << 12
    return high | (load_u8(address + 2) & 0x3F) << 6 | (load_u8(address + 3) & 0x3F)


@wrapping
def put_code(address: u64, code: int) -> int:
    """Write a code point; how many bytes it took."""
    if code < 0x80:
        store_u8(address, code)
        return 1
    if code < 0x800:
        store_u8(address, 0xC0 | code >> 6)
        store_u8(address + 1, 0x80 | (code & 0x3F))
        return 2
    if code < 0x10000:
        store_u8(address, 0xE0 | code >> 12)
        store_u8(address + 1, 0x80 | (code >> 6 & 0x3F))
        store_u8(address + 2, 0x80 | (code & 0x3F))
        return 3
    store_u8(address, 0xF0 | code >> 18)
    store_u8(address + 1, 0x80 | (code >> 12 & 0x3F))
    store_u8(address + 2, 0x80 | (code >> 6 & 0x3F))
    store_u8(address + 3, 0x80 | (code & 0x3F))
    return 4


@wrapping
def count_codes(address: u64, size: int) -> int:
    """How many characters valid UTF-8 has: its bytes without the continuation bytes."""
    count = 0
    offset = 0
    while offset + 8 <= size:
        count += _starts(load_u64(address + offset))
        offset += 8
    for place in range(offset, size):
        if load_u8(address + place) & 0xC0 != 0x80:
            count += 1
    return count


@wrapping
def offset_of(address: u64, index: int) -> int:
    """The byte offset of the character `index` of valid UTF-8."""
    offset = 0
    left = index
    while left >= 8:  # there are as many bytes at least
        left -= _starts(load_u64(address + offset))
        offset += 8
    while load_u8(address + offset) & 0xC0 == 0x80:
        offset += 1
    for _ in range(left):
        offset += width_of(load_u8(address + offset))
    return offset


@wrapping
def _starts(word: u64) -> int:
    """How many of eight bytes are no continuation bytes."""
    continued = int((word >> 7) & ~(word >> 6) & EACH)
    continued += continued >> 32
    continued += continued >> 16
    return 8 - (continued + (continued >> 8) & 15)
