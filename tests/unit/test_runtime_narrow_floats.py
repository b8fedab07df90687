"""Floats of 16 and 32 bits against CPython's struct, over all kinds of bits."""

import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ophion.runtime.narrow_floats import narrowed, widened

CODES = {2: "<e", 4: "<f"}


@pytest.mark.parametrize("size", CODES)
@given(data=st.data())
def test_widened(size: int, data: st.DataObject) -> None:
    bits = data.draw(st.integers(0, 2 ** (8 * size) - 1))
    expected = struct.unpack(CODES[size], bits.to_bytes(size, "little"))[0]
    made = widened(bits, size)
    assert math.isnan(made) if math.isnan(expected) else (made, math.copysign(1, made)) == (
        expected, math.copysign(1, expected),
    )  # fmt: skip


@pytest.mark.parametrize("size", CODES)
@given(value=st.floats(allow_nan=False) | st.floats(width=16, allow_nan=False) | st.floats(-7e4, 7e4))
def test_narrowed(size: int, value: float) -> None:
    try:
        expected: object = int.from_bytes(struct.pack(CODES[size], value), "little")
    except OverflowError as error:
        expected = str(error)
    try:
        made: object = narrowed(value, size)
    except OverflowError as error:
        made = str(error)
    assert made == expected


def test_what_is_no_number_stays_so() -> None:
    assert all(math.isnan(widened(narrowed(math.nan, size), size)) for size in CODES)
