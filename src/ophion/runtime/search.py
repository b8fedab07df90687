"""Finding, counting and hashing bytes in raw memory, for str, bytes and bytearray."""

from ophion.lang import u64
from ophion.lang.unsafe import compare_memory, inline, load_u8, load_u32, load_u64, trailing_zeros, wrapping

HASH_MASK = 0x3FFF_FFFF_FFFF_FFFF
HASH_FACTOR = 0x1E37_79B9_7F4A_7C15
WORD = 0xFFFF_FFFF_FFFF_FFFF
ONES = 0x0101_0101_0101_0101
HIGHS = u64(0x8080_8080_8080_8080)
"""The lowest and the highest bit of each byte of a word."""


@wrapping
def find_byte(area: u64, size: int, byte: int, start: int) -> int:
    """The first offset >= start of a byte in `size` bytes, or -1.

    Eight at a time: subtracting one borrows into the highest bit of the bytes that are zero, and perhaps of
    some above them (Warren, "Hacker's Delight", 6-1).
    """
    pattern = u64((ONES * byte) & WORD)
    offset = start
    while offset + 8 <= size:
        word = load_u64(area + offset) ^ pattern
        zeros = u64((int(word) - ONES) & WORD) & (word ^ WORD) & HIGHS
        if zeros != 0:
            return offset + (trailing_zeros(zeros) >> 3)
        offset += 8
    while offset < size:
        if load_u8(area + offset) == byte:
            return offset
        offset += 1
    return -1


@wrapping
def find_bytes(area: u64, size: int, wanted: u64, length: int, start: int) -> int:
    """The first offset >= start at which `length` wanted bytes stand in `size` bytes, or -1."""
    if length == 0:
        return start if start <= size else -1
    first = load_u8(wanted)
    if length == 1:
        return find_byte(area, size, first, start)
    last = size - length + 1
    offset = find_byte(area, last, first, start)
    while offset >= 0 and compare_memory(area + offset, wanted, length) != 0:
        offset = find_byte(area, last, first, offset + 1)
    return offset


@wrapping
def rfind_bytes(area: u64, size: int, wanted: u64, length: int, start: int) -> int:
    """The last offset >= start at which `length` wanted bytes stand in `size` bytes, or -1."""
    offset = size - length
    while offset >= start:
        if compare_memory(area + offset, wanted, length) == 0:
            return offset
        offset -= 1
    return -1


@wrapping
def count_bytes(area: u64, size: int, wanted: u64, length: int, start: int) -> int:
    """How many times wanted bytes (at least one) stand in `size` bytes from `start` on, without overlap."""
    count = 0
    offset = find_bytes(area, size, wanted, length, start)
    while offset >= 0:
        count += 1
        offset = find_bytes(area, size, wanted, length, offset + length)
    return count


@inline
def _is_space(byte: int) -> bool:
    """White space of ASCII."""
    return byte <= 0x20 and (byte == 0x20 or 0x09 <= byte <= 0x0D or 0x1C <= byte <= 0x1F)


@wrapping
def word_start(area: u64, size: int, start: int) -> int:
    """The first offset >= start of what is no white space of ASCII; `size` where there is none."""
    offset = start
    while offset < size and _is_space(load_u8(area + offset)):
        offset += 1
    return offset


@wrapping
def word_end(area: u64, size: int, start: int) -> int:
    """The first offset >= start of white space of ASCII; `size` where there is none.

    A byte that is no letter stands behind the area, as the NUL behind a text does: most bytes need one look.
    """
    offset = start
    while True:
        while load_u8(area + offset) > 0x20:
            offset += 1
        if offset >= size or _is_space(load_u8(area + offset)):
            return offset
        offset += 1


@inline
def _mixed(value: u64, word: u64) -> u64:
    """A hash with one more word in it."""
    product = u64((int(value ^ word) * HASH_FACTOR) & WORD)
    return product ^ product >> 32


@wrapping
def hash_bytes(address: u64, size: int) -> int:
    """A hash of bytes in 1 .. 2**62-1: multiplied and mixed eight at a time.

    The last word overlaps the one before it; a short text's parts overlap, too. `size` tells them apart.
    """
    value = u64((size + 1) & WORD)
    if size >= 8:
        offset = 0
        while offset + 8 < size:
            value = _mixed(value, load_u64(address + offset))
            offset += 8
        value = _mixed(value, load_u64(address + (size - 8)))
    elif size >= 4:
        low, high = load_u32(address), load_u32(address + (size - 4))
        value = _mixed(value, u64((low | high << 32) & WORD))
    elif size > 0:
        first, middle, last = load_u8(address), load_u8(address + (size >> 1)), load_u8(address + (size - 1))
        value = _mixed(value, u64(first | middle << 8 | last << 16))
    masked = int(value & HASH_MASK)
    return 1 if masked == 0 else masked
