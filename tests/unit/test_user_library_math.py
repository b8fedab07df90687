"""user/lib/math against CPython's math: errors and exact functions the same, the others within the last bit.

Where the C library itself is not exact, decimal arithmetic judges: our results are the right ones rounded.
"""

import math
import random
import struct
from collections.abc import Callable
from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from user.lib import exponentials, math_angles, math_arcs, math_powers
from user.lib import math as ours

SPECIAL = [
    0.0, -0.0, 1.0, -1.0, 2.0, 3.0, -2.0, 0.5, -0.5, 2.5, -2.5, 23.0, 24.0, 171.0, 172.0, -200.5,
    710.0, -746.0, 1e16, 4503599627370497.5, 1e-300, 1.5e300, 1e308, -1e308, 5e-324, -5e-324,
    1e-320, math.inf, -math.inf, math.nan,
]  # fmt: skip
ONE = [
    "acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "degrees",
    "erf", "erfc", "exp", "exp2", "expm1", "fabs", "floor", "frexp", "gamma", "isfinite", "isinf",
    "isnan", "lgamma", "log", "log10", "log1p", "log2", "modf", "radians", "sin", "sinh", "sqrt",
    "tan", "tanh", "trunc", "ulp",
]  # fmt: skip
TWO = ["atan2", "copysign", "fmod", "isclose", "log", "nextafter", "pow", "remainder"]
EXACT = {
    "ceil", "copysign", "degrees", "fabs", "floor", "fmod", "frexp", "isclose", "isfinite", "isinf",
    "isnan", "modf", "nextafter", "radians", "remainder", "sqrt", "trunc", "ulp",
}  # fmt: skip
# The C library's own error, in units of the last place, where it is more than one (glibc manual, "Errors in
# Math Functions").
LOOSE = {
    "cbrt": 4,
    "tanh": 3,
    "erfc": 4,
    "sinh": 3,
    "cosh": 3,
    "asinh": 2,
    "acosh": 3,
    "atanh": 3,
    "gamma": 10,
}

numbers = st.floats()
finite = st.floats(allow_nan=False, allow_infinity=False)


def place(x: float) -> int:
    """The number of a float in the order of floats."""
    (bits,) = struct.unpack("<q", struct.pack("<d", x))
    return int(bits) if bits >= 0 else -(int(bits) & (2**63 - 1))


def outcome(function: Callable[..., object], *arguments: object) -> object:
    """What a function returns, or what it raises."""
    try:
        return function(*arguments)
    except (ValueError, OverflowError, ZeroDivisionError) as problem:
        return type(problem).__name__, str(problem)


def check(name: str, *arguments: float) -> None:
    """Compare a function with CPython's."""
    mine = outcome(getattr(ours, name), *arguments)
    theirs = outcome(getattr(math, name), *arguments)
    if name not in EXACT and isinstance(mine, float) and isinstance(theirs, float):
        if not math.isnan(theirs) and mine != 0.0 and math.isfinite(mine) and math.isfinite(theirs):
            assert abs(place(mine) - place(theirs)) <= LOOSE.get(name, 1), (name, arguments, mine, theirs)
            return
    assert repr(mine) == repr(theirs), (name, arguments)


@pytest.mark.parametrize("name", ONE)
def test_special_arguments(name: str) -> None:
    for x in [*SPECIAL, *(math.nextafter(x, -math.inf) for x in SPECIAL)]:
        check(name, x)


@pytest.mark.parametrize("name", TWO)
def test_special_pairs(name: str) -> None:
    for x in SPECIAL:
        for y in SPECIAL:
            check(name, x, y)


@pytest.mark.parametrize("name", ONE)
@settings(max_examples=100, deadline=None)
@given(x=numbers | st.floats(-30, 30) | st.floats(-1.1, 1.1))
def test_functions_of_one_number(name: str, x: float) -> None:
    check(name, x)


@pytest.mark.parametrize("name", TWO)
@settings(max_examples=100, deadline=None)
@given(x=numbers | st.floats(0, 10), y=numbers | st.floats(-300, 300))
def test_functions_of_two_numbers(name: str, x: float, y: float) -> None:
    check(name, x, y)


SHARES: list[tuple[str, float, float, float]] = [
    ("exp", -700, 700, 0.995), ("exp2", -1000, 1000, 0.995), ("log", 0, 1000, 0.995), ("log2", 0, 1000, 0.99),
    ("sin", -100, 100, 0.99), ("cos", -100, 100, 0.99), ("tan", -100, 100, 0.99), ("sin", 1e10, 1e300, 0.99),
    ("asin", -1, 1, 0.99), ("acos", -1, 1, 0.99), ("atan", -20, 20, 0.99), ("log10", 0, 1e9, 0.97),
    ("gamma", -20, 150, 0.99), ("lgamma", -20, 1000, 0.99), ("sqrt", 0, 1e9, 1.0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "low", "high", "share"), SHARES)
def test_nearly_all_results_are_the_same(name: str, low: float, high: float, share: float) -> None:
    source = random.Random(name)
    values = [source.uniform(low, high) for _ in range(2000)]
    equal = sum(outcome(getattr(ours, name), x) == outcome(getattr(math, name), x) for x in values)
    assert equal >= share * len(values)


def _hyperbolic(x: Decimal) -> tuple[Decimal, Decimal]:
    return (x.exp() - (-x).exp()) / 2, (x.exp() + (-x).exp()) / 2


EXACTLY: dict[str, Callable[[Decimal], Decimal]] = {
    "exp": lambda x: x.exp(),
    "expm1": lambda x: x.exp() - 1,
    "log": lambda x: x.ln(),
    "log10": lambda x: x.log10(),
    "log1p": lambda x: (1 + x).ln(),
    "sinh": lambda x: _hyperbolic(x)[0],
    "cosh": lambda x: _hyperbolic(x)[1],
    "tanh": lambda x: _hyperbolic(x)[0] / _hyperbolic(x)[1],
    "asinh": lambda x: (x + (x * x + 1).sqrt()).ln(),
    "acosh": lambda x: (1 + x + ((1 + x) * (1 + x) - 1).sqrt()).ln(),
    "cbrt": lambda x: (x.ln() / 3).exp(),
}


@pytest.mark.parametrize("name", EXACTLY)
@settings(max_examples=200, deadline=None)
@given(x=st.floats(1e-5, 30))
def test_results_are_correctly_rounded(name: str, x: float) -> None:
    argument = 1.0 + x if name == "acosh" else x
    mine = getattr(ours, name)(argument)
    with localcontext() as context:
        context.prec = 60
        exact = EXACTLY[name](Decimal(argument) - 1 if name == "acosh" else Decimal(argument))
        error = abs(exact - Decimal(mine)) / Decimal(math.ulp(mine))
    assert error < Decimal("0.5001")


def _arctangent(x: Decimal) -> Decimal:
    """atan(x), by halving the angle until the series is short."""
    doublings = 0
    while abs(x) > Decimal("0.01"):
        x = x / (1 + (1 + x * x).sqrt())
        doublings += 1
    total, power = Decimal(0), x
    for k in range(20):
        total += power / (2 * k + 1)
        power = -power * x * x
    return total * (1 << doublings)


def _sine(x: Decimal) -> Decimal:
    total, term = Decimal(0), x
    for k in range(1, 40):
        total += term
        term = -term * x * x / (2 * k) / (2 * k + 1)
    return total


def _check_table(table: tuple[float, ...], first: int, step: int, exact: list[Decimal]) -> None:
    for row, value in enumerate(exact):
        high, low = table[first + step * row], table[first + step * row + 1]
        assert high == float(value)
        assert abs(low - float(value - Decimal(high))) < 1e-40


def test_tables_hold_what_they_say() -> None:
    with localcontext() as context:
        context.prec = 60
        half_pi = 2 * _arctangent(Decimal(1))
        log2 = Decimal(2).ln()
        _check_table(exponentials._POWERS, 0, 2, [(log2 * j / 32).exp() for j in range(32)])
        _check_table(exponentials._LOGARITHMS, 0, 2, [-(Decimal(j) / 64).ln() for j in range(45, 92)])
        _check_table(math_angles._SINES, 0, 4, [_sine(Decimal(j) / 32) for j in range(27)])
        _check_table(math_angles._SINES, 2, 4, [_sine(half_pi - Decimal(j) / 32) for j in range(27)])
        _check_table(math_arcs._ARCTANGENTS, 0, 2, [_arctangent(Decimal(j) / 32) for j in range(33)])


@settings(max_examples=100, deadline=None)
@given(x=numbers, exponent=st.integers(-3000, 3000) | st.integers(-(2**63), 2**63 - 1))
def test_ldexp(x: float, exponent: int) -> None:
    assert repr(outcome(ours.ldexp, x, exponent)) == repr(outcome(math.ldexp, x, exponent))


@settings(max_examples=100, deadline=None)
@given(values=st.lists(st.floats() | st.sampled_from([1.0, -1.0, 2.0**-53, 1e16, -1e16]), max_size=8))
def test_sums_and_lengths(values: list[float]) -> None:
    assert repr(outcome(ours.fsum, values)) == repr(outcome(math.fsum, values))
    assert repr(outcome(ours.hypot, *values)) == repr(outcome(math.hypot, *values))
    other = [2.0 for _ in values]
    assert repr(outcome(ours.dist, values, other)) == repr(outcome(math.dist, values, other))


@settings(max_examples=100, deadline=None)
@given(a=st.integers(-(10**9), 10**9), b=st.integers(-(10**9), 10**9), c=st.integers(-100, 100))
def test_divisors(a: int, b: int, c: int) -> None:
    assert ours.gcd(a, b, c) == math.gcd(a, b, c)
    assert ours.lcm(a, b) == math.lcm(a, b)
    assert outcome(ours.isqrt, a * b) == outcome(math.isqrt, a * b)


def test_counting() -> None:
    for n in range(-2, 21):
        assert outcome(ours.factorial, n) == outcome(math.factorial, n)
        for k in range(-2, 23):
            assert outcome(ours.comb, n, k) == outcome(math.comb, n, k)
            assert outcome(ours.perm, n, k) == outcome(math.perm, n, k)
    assert ours.comb(61, 30) == math.comb(61, 30)
    assert ours.isqrt(2**63 - 1) == math.isqrt(2**63 - 1)
    assert ours.isqrt(3037000499**2 - 1) == 3037000498


@settings(max_examples=200, deadline=None)
@given(x=st.floats(0), y=numbers)
def test_the_power_operator(x: float, y: float) -> None:
    mine = outcome(math_powers.float_power, x, y)
    theirs = outcome(lambda: x**y)
    if (
        isinstance(mine, float)
        and isinstance(theirs, float)
        and math.isfinite(mine)
        and math.isfinite(theirs)
    ):
        assert abs(place(mine) - place(theirs)) <= 1
    else:
        assert repr(mine) == repr(theirs)


def test_functions_that_compiled_code_has_are_all_there() -> None:
    missing = {name for name in dir(math) if not name.startswith("_")} - set(ours.__all__)
    assert missing == {"prod"}, "prod is made by the compiler"
