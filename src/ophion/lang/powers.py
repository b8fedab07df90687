"""Powers of ten for the digits of floats, made while compiling: a call here is a constant.

`significands("cached")` has the upper 64 bits of 10**k for k from FIRST to LAST in steps of STEP, rounded to
the nearest, eight bytes each, lowest first.
"""

FIRST = -348
LAST = 340
STEP = 8


def significands(name: str) -> bytes:
    """The table of that name; there is one."""
    assert name == "cached"
    return b"".join(_significand(power).to_bytes(8, "little") for power in range(FIRST, LAST + 1, STEP))


def _significand(power: int) -> int:
    """10**power * 2**n for the n with which that lies between 2**63 and 2**64, as an integer."""
    top, bottom = (10**power, 1) if power >= 0 else (1, 10**-power)
    shift = bottom.bit_length() - top.bit_length() + 63
    if (top << max(shift, 0)) // (bottom << max(-shift, 0)) < 1 << 63:
        shift += 1
    top, bottom = top << max(shift, 0), bottom << max(-shift, 0)
    return (2 * top + bottom) // (2 * bottom)
