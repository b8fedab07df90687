"""Finding and hashing bytes in raw memory, for str, bytes and bytearray."""

from ophion.lang import u64
from ophion.lang.unsafe import compare_memory, load_u8, load_u64

HASH_MASK = 0x3FFF_FFFF_FFFF_FFFF
HASH_FACTOR = 0x1E37_79B9_7F4A_7C15


def find_bytes(area: u64, size: int, wanted: u64, length: int, start: int) -> int:
    """The first offset >= start at which `length` wanted bytes stand in `size` bytes, or -1."""
    last = size - length
    if length == 0:
        return start if start <= size else -1
    first = load_u8(wanted)
    offset = start
    while offset <= last:
        if load_u8(area + offset) == first and (
            length == 1 or compare_memory(area + offset, wanted, length) == 0
        ):
            return offset
        offset += 1
    return -1


def rfind_bytes(area: u64, size: int, wanted: u64, length: int, start: int) -> int:
    """The last offset >= start at which `length` wanted bytes stand in `size` bytes, or -1."""
    offset = size - length
    while offset >= start:
        if compare_memory(area + offset, wanted, length) == 0:
            return offset
        offset -= 1
    return -1


def count_bytes(area: u64, size: int, wanted: u64, length: int, start: int) -> int:
    """How many times wanted bytes (at least one) stand in `size` bytes from `start` on, without overlap."""
    count = 0
    offset = find_bytes(area, size, wanted, length, start)
    while offset >= 0:
        count += 1
        offset = find_bytes(area, size, wanted, length, offset + length)
    return count


def hash_bytes(address: u64, size: int) -> int:
    """A hash of bytes in 1 .. 2**62-1: multiplied and mixed eight at a time."""
    value = size + 1
    offset = 0
    while offset + 8 <= size:
        word = load_u64(address + offset)
        value = ((value ^ int(word & HASH_MASK)) * HASH_FACTOR + int(word >> 62)) & HASH_MASK
        value ^= value >> 32
        offset += 8
    while offset < size:
        value = ((value ^ load_u8(address + offset)) * HASH_FACTOR) & HASH_MASK
        value ^= value >> 32
        offset += 1
    return 1 if value == 0 else value
