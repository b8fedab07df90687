"""user/lib's statistics, and CPython's."""

import math
import statistics
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from user.lib import statistics as ours

ints = st.lists(st.integers(-(10**15), 10**15), max_size=12)
near = st.lists(st.floats(-1e6, 1e6), max_size=12)
wide = st.lists(st.floats(-1e150, 1e150), max_size=8)


def outcome(function: Callable[..., object], *arguments: object, **named: object) -> tuple[str, str]:
    """What a function returns, with its type, or what it raises."""
    try:
        found = function(*arguments, **named)
        return type(found).__name__, repr(found)
    except (ValueError, OverflowError) as problem:
        return type(problem).__name__, str(problem)


@settings(max_examples=300, deadline=None)
@given(values=ints)
def test_measures_of_ints(values: list[int]) -> None:
    for name in ("mean", "median", "variance", "pvariance", "mode", "multimode", "median_low", "median_high"):
        assert outcome(getattr(ours, name), values) == outcome(getattr(statistics, name), values), name


@settings(max_examples=300, deadline=None)
@given(values=near | wide)
@example([2.225073858507e-311, *[2.2250738585072014e-308] * 4])
def test_measures_of_floats(values: list[float]) -> None:
    for name in ("mean", "median", "variance", "pvariance"):
        theirs = outcome(getattr(statistics, name), values)
        assert outcome(getattr(ours, f"{name}_of_floats"), values) == theirs, name
    for name in ("stdev", "pstdev", "fmean", "quantiles", "median_grouped"):
        assert outcome(getattr(ours, name), values) == outcome(getattr(statistics, name), values), name
    mean, theirs = outcome(ours.geometric_mean, values), outcome(statistics.geometric_mean, values)
    # exp makes up to 700 times as much of the last bit of a logarithm
    assert mean == theirs or math.isclose(float(mean[1]), float(theirs[1]), rel_tol=1e-13)
    positive = [abs(value) for value in values]
    if len(positive) > 1 and min(positive) > 0:
        assert outcome(ours.harmonic_mean, positive) == outcome(statistics.harmonic_mean, positive)


@settings(max_examples=200, deadline=None)
@given(values=near, centre=st.floats(-1e6, 1e6))
def test_spreads_around_a_centre(values: list[float], centre: float) -> None:
    for name, given_as in (("variance", "xbar"), ("stdev", "xbar"), ("pvariance", "mu"), ("pstdev", "mu")):
        mine = outcome(getattr(ours, f"{name}_with_{given_as}"), values, centre)
        if values:  # CPython's pvariance of nothing around a centre fails otherwise
            assert mine == outcome(getattr(statistics, name), values, centre), name


@settings(max_examples=200, deadline=None)
@given(pairs=st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), max_size=9), n=st.integers(0, 7))
def test_two_variables_and_quantiles(pairs: list[tuple[float, float]], n: int) -> None:
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    for name in ("covariance", "correlation", "linear_regression"):
        assert outcome(getattr(ours, name), x, y) == outcome(getattr(statistics, name), x, y), name
        assert outcome(getattr(ours, name), x, y[1:]) == outcome(getattr(statistics, name), x, y[1:]), name
    line = outcome(ours.linear_regression, x, y, proportional=True)
    assert line == outcome(statistics.linear_regression, x, y, proportional=True)
    for method in ("inclusive", "exclusive", "none"):
        mine = outcome(ours.quantiles, x, n=n, method=method)
        assert mine == outcome(statistics.quantiles, x, n=n, method=method)
    weights = [abs(b) for b in y]
    assert outcome(ours.fmean_with_weights, x, weights) == outcome(statistics.fmean, x, weights)


@pytest.mark.parametrize(
    "values", [[5e-324, 1e-323], [1e-200, 3e-200], [1e-163, 2e-163], [2.0**-537, 2.0**-536]]
)
def test_tiny_numbers(values: list[float]) -> None:
    assert outcome(ours.mean_of_floats, values) == outcome(statistics.mean, values)
    assert outcome(ours.variance_of_floats, values) == outcome(statistics.variance, values)
    assert outcome(ours.stdev, values) == outcome(statistics.stdev, values)
