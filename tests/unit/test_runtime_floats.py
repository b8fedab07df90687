"""Floats and long naturals of the runtime against CPython's own."""

import struct
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ophion.lang import powers
from ophion.runtime import float_digits, floats, naturals

FINITE = st.floats(allow_nan=False, allow_infinity=False)


def long(value: int) -> list[int]:
    """A Python int as limbs."""
    limbs = []
    while value:
        limbs.append(value & naturals.MASK)
        value >>= naturals.LIMB
    return limbs


def number(limbs: list[int]) -> int:
    """Limbs as a Python int; the highest one is not zero."""
    assert not limbs or limbs[-1]
    return sum(limb << naturals.LIMB * place for place, limb in enumerate(limbs))


@settings(deadline=None)
@given(st.integers(0, 2**400), st.integers(1, 2**300))
def test_naturals(a: int, b: int) -> None:
    quotient, rest = naturals.divide(long(a), long(b))
    assert (number(quotient), number(rest)) == divmod(a, b)
    assert number(naturals.multiply(long(a), long(b))) == a * b
    assert number(naturals.add(long(a), long(b))) == a + b
    assert naturals.natural_bits(long(a)) == a.bit_length()


def test_division_that_guesses_too_high() -> None:
    limb = naturals.MASK
    for a, b in [
        ([0, 0, 1 << 30], [1, 1 << 30]),
        ([limb, limb - 1, limb], [limb, limb]),
        ([0] * 4 + [1], [limb, limb]),
    ]:
        quotient, rest = naturals.divide(a, b)
        assert (number(quotient), number(rest)) == divmod(number(a), number(b))


@settings(deadline=None, max_examples=300)
@given(FINITE)
def test_repr_and_back(value: float) -> None:
    assert floats.float_repr(value) == repr(value)
    assert floats.parse_float(repr(value)) == value


@settings(deadline=None, max_examples=300)
@given(FINITE.map(abs).filter(lambda value: value != 0))
def test_quick_digits_are_the_slow_ones(value: float) -> None:
    mantissa, exponent = floats.finite_parts(value)
    boundary = mantissa == floats.HIDDEN and exponent > floats.LEAST_EXPONENT
    found, last = float_digits.shortest(mantissa, exponent, boundary)
    digits, place = floats._shortest_by_naturals(mantissa, exponent, boundary)
    assert found == float_digits.NONE or (str(found), len(str(found)) + last) == (digits, place)


def test_few_floats_take_the_long_way() -> None:
    values = [number / 7 for number in range(1, 2000)] + [2.0**power for power in range(-1074, 1024)]
    parts = [floats.finite_parts(value) for value in values]
    boundaries = [
        mantissa == floats.HIDDEN and exponent > floats.LEAST_EXPONENT for mantissa, exponent in parts
    ]
    found = [float_digits.shortest(*part, boundary) for part, boundary in zip(parts, boundaries, strict=True)]
    assert sum(digits == float_digits.NONE for digits, _ in found) < len(values) // 100
    assert [floats.float_repr(value) for value in values] == [repr(value) for value in values]


def test_the_table_of_powers() -> None:
    for number, power in enumerate(range(powers.FIRST, powers.LAST + 1, powers.STEP)):
        exponent = ((power * 1741647) >> 19) - 63
        value = Fraction(10) ** power / Fraction(2) ** exponent
        assert 2**63 <= value < 2**64
        assert abs(value - int(float_digits._power(number))) <= Fraction(1, 2)


@settings(deadline=None, max_examples=500)
@given(st.integers(0, 2**53), st.integers(-200, 3), st.integers(0, 25))
def test_quick_fixed_digits(mantissa: int, exponent: int, decimals: int) -> None:
    found = float_digits.fixed(mantissa, exponent, decimals)
    exact = Fraction(mantissa) * Fraction(2) ** exponent * 10**decimals
    assert found == float_digits.NONE or found == round(exact)
    wide = exponent > 0 or decimals > float_digits.LONGEST or exact >= 2**62
    assert wide or found != float_digits.NONE


@settings(deadline=None, max_examples=300)
@given(st.integers(0, 10**40), st.integers(-345, 300))
def test_parse(digits: int, scale: int) -> None:
    text = f"{digits}e{scale}"
    assert floats.parse_float(text) == float(text)


def test_halfway_cases() -> None:
    for text in [
        "9007199254740993",
        "9007199254740993.00000000000000000001",
        "2.4703282292062327e-324",
        "5e-324",
        "2.2250738585072011e-308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "1e400",
        "1e-400",
        "0.1",
        "179769313486231580793728971405301e276",
        "4.9406564584124654e-324",
        "8.5e-324",
        "0",
        "1_0.5",
        ".5",
        "5.",
    ]:
        assert floats.parse_float(text) == float(text), text
    assert floats.parse_float("1__0") is None
    assert floats.parse_float("") is None
    assert floats.parse_float(".") is None
    assert floats.parse_float("1e") is None
    assert floats.parse_float("-Infinity") == float("-inf")


@settings(deadline=None)
@given(FINITE.filter(lambda value: value != 0), st.integers(1, 20))
def test_digits(value: float, count: int) -> None:
    digits, exponent = floats.significant_digits(value, count)
    assert f"{abs(value):.{count - 1}e}" == floats.exponential(digits, exponent, "e")


@settings(deadline=None)
@given(st.floats(-1e20, 1e20), st.integers(0, 12))
def test_fixed(value: float, decimals: int) -> None:
    expected = f"{abs(value):.{decimals}f}".replace(".", "").lstrip("0") or "0"
    assert floats.fixed_digits(value, decimals) == expected


def test_subnormals() -> None:
    for bits in (1, 2, 3, 2**51, 2**52 - 1, 2**52, 2**52 + 1):
        (value,) = struct.unpack("<d", struct.pack("<Q", bits))
        assert floats.float_repr(value) == repr(value)
        assert floats.parse_float(repr(value)) == value
