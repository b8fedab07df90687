"""The absolute value of an int, as a u64: that of -2**63 fits there alone."""

from ophion.lang import u64


def magnitude(value: int) -> u64:
    """The absolute value, that of -2**63 too."""
    return u64(value) if value >= 0 else u64((0 - value) & 0xFFFF_FFFF_FFFF_FFFF)
