"""hash() of numbers, tuples and frozensets, with the numbers that CPython's gives.

Numbers that are equal have the same hash, whatever their type: their value modulo the prime 2**61 - 1
(library reference, "Hashing of numeric types"). Tuples mix their items' hashes by xxHash (64 bits). Tables of
keys that are all ints or tuples of one shape have a cheaper one, `unsafe.key_hash`.
"""

from ophion.lang import u64
from ophion.lang.unsafe import float_bits, wrapping

BITS = 61
MODULUS = 2**61 - 1
INFINITY = 314159
PRIME_1 = u64(11400714785074694791)
PRIME_2 = u64(14029467366897019727)
START = u64(2870177450012600261)
"""The fifth prime of xxHash."""
LENGTH_MASK = u64(2870177450012600261 ^ 3527539)


def hash_int(value: int) -> int:
    """hash(value)"""
    if 0 <= value < MODULUS:
        return value
    if value >= 0:
        return _reduced(u64(value))
    return settled(-_reduced(u64((0 - value) & 0xFFFF_FFFF_FFFF_FFFF)))


def hash_u64(value: u64) -> int:
    """hash(value)"""
    return _reduced(value)


def settled(value: int) -> int:
    """A hash as hash() gives it: -1 is CPython's sign of an error, and so never one."""
    return -2 if value == -1 else value


def _reduced(value: u64) -> int:
    """A number modulo 2**61 - 1."""
    rest = int(value & MODULUS) + int(value >> BITS)
    return rest - MODULUS if rest >= MODULUS else rest


def hash_float(value: float) -> int:
    """hash(value): multiplying by a power of two is a rotation of 61 bits."""
    bits = float_bits(value)
    exponent = int(bits >> 52 & 0x7FF)
    fraction = int(bits & 0xF_FFFF_FFFF_FFFF)
    if exponent == 0x7FF:
        infinite = INFINITY if fraction == 0 else 0
        return -infinite if bits >> 63 != 0 else infinite
    if exponent == 0:
        exponent = 1
    else:
        fraction |= 1 << 52
    turn = (exponent - 1075) % BITS
    kept = fraction & (1 << BITS - turn) - 1
    rest = kept << turn | fraction >> BITS - turn
    return settled(-rest) if bits >> 63 != 0 else rest


@wrapping
def mixed(total: u64, item: int) -> u64:
    """The state of a tuple's hash with one more item's hash, at first START."""
    lane = total + u64(item & 0xFFFF_FFFF_FFFF_FFFF) * PRIME_2
    return ((lane << 31) & 0xFFFF_FFFF_FFFF_FFFF | lane >> 33) * PRIME_1


@wrapping
def finished(total: u64, length: int) -> int:
    """The hash of a tuple of that many items."""
    value = total + (u64(length) ^ LENGTH_MASK)
    if value == 0xFFFF_FFFF_FFFF_FFFF:
        return 1546275796
    return int(value) if value < 1 << 63 else -int((0 - value) & 0xFFFF_FFFF_FFFF_FFFF)


@wrapping
def shuffled(item: int) -> u64:
    """What an element adds to a frozenset's hash, by xor."""
    value = u64(item & 0xFFFF_FFFF_FFFF_FFFF)
    return ((value ^ 89869747) ^ (value << 16) & 0xFFFF_FFFF_FFFF_FFFF) * 3644798167


@wrapping
def finished_set(total: u64, length: int) -> int:
    """The hash of a frozenset of that many elements, from the xor of what they add."""
    value = total ^ (u64(length) + 1) * 1927868237
    value ^= (value >> 11) ^ (value >> 25)
    value = value * 69069 + 907133923
    if value == 0xFFFF_FFFF_FFFF_FFFF:
        return 590923713
    return int(value) if value < 1 << 63 else -int((0 - value) & 0xFFFF_FFFF_FFFF_FFFF)
