"""statistics: means, medians and spreads of numbers.

Means, variances and deviations are exact until they are rounded once. Where Python gives an int for ints,
like the median of [1, 2, 3], so does NAME; NAME_of_floats is what NAME does with floats.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from ophion.runtime.naturals import divide, multiply, natural, shifted
from user.lib.bisect import bisect_left, bisect_right
from user.lib.collections import Counter
from user.lib.exact_ratios import Total, ratio, root, total_of_ints
from user.lib.float_parts import is_finite
from user.lib.math_powers import exp, log, sqrt
from user.lib.math_sums import fsum

T = TypeVar("T")

SAMPLE = 1
"""What is subtracted from the count of a sample to divide by."""


class StatisticsError(ValueError):
    """That data have no such measure."""


class LinearRegression(NamedTuple):
    """A line: y = slope * x + intercept."""

    slope: float
    intercept: float


# --- means ---


def mean(data: Iterable[int]) -> int | float:
    """The sum divided by the count: an int where that is whole. StatisticsError."""
    numbers = list(data)
    if len(numbers) == 0:
        raise StatisticsError("mean requires at least one data point")
    total = sum(numbers)
    if total % len(numbers) == 0:
        return total // len(numbers)
    return total / len(numbers)


def mean_of_floats(data: Iterable[float]) -> float:
    """mean of floats."""
    numbers = _floats(data)
    if len(numbers) == 0:
        raise StatisticsError("mean requires at least one data point")
    return Total(numbers).divided(len(numbers)) if _all_finite(numbers) else _endless(numbers) / len(numbers)


def fmean(data: Iterable[float], weights: Iterable[float] | None = None) -> float:
    """The sum, rounded, divided by the count. StatisticsError."""
    numbers = _floats(data)
    total = fsum(numbers)
    if len(numbers) == 0:
        raise StatisticsError("fmean requires at least one data point")
    return total / len(numbers)


def fmean_with_weights(data: Iterable[float], weights: Iterable[float]) -> float:
    """fmean(data, weights): each number counts as often as its weight says."""
    numbers, factors = _floats(data), _floats(weights)
    total = fsum([a * b for a, b in zip(numbers, factors, strict=False)])
    if len(numbers) != len(factors):
        raise StatisticsError("data and weights must be the same length")
    divisor = fsum(factors)
    if not divisor:
        raise StatisticsError("sum of weights must be non-zero")
    return total / divisor


def geometric_mean(data: Iterable[float]) -> float:
    """The root of the product of as many numbers. StatisticsError."""
    try:
        return exp(fmean([log(number) for number in _floats(data)]))
    except ValueError:
        raise StatisticsError(
            "geometric mean requires a non-empty dataset containing positive numbers"
        ) from None


def harmonic_mean(data: Iterable[float], weights: None = None) -> float:
    """The reciprocal of the mean of the reciprocals. StatisticsError."""
    numbers = _floats(data)
    if len(numbers) == 0:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any(number < 0.0 for number in numbers):
        raise StatisticsError("harmonic mean does not support negative values")
    if len(numbers) == 1:
        return numbers[0]
    if any(number == 0.0 for number in numbers):
        return 0.0
    reciprocals = [1 / number for number in numbers]
    if not _all_finite(reciprocals):
        return len(numbers) / _endless(reciprocals)
    total = Total(reciprocals)
    return ratio(natural(len(numbers)), total.size(), -total.exponent)


# --- what lies in the middle, what is frequent ---


def median(data: Iterable[int]) -> int | float:
    """The number in the middle, or the mean of the two there. StatisticsError."""
    numbers = sorted(data)
    _not_empty(len(numbers))
    middle = len(numbers) // 2
    return numbers[middle] if len(numbers) % 2 == 1 else (numbers[middle - 1] + numbers[middle]) / 2


def median_of_floats(data: Iterable[float]) -> float:
    """median of floats."""
    numbers = sorted(_floats(data))
    _not_empty(len(numbers))
    middle = len(numbers) // 2
    return numbers[middle] if len(numbers) % 2 == 1 else (numbers[middle - 1] + numbers[middle]) / 2


def median_low(data: Iterable[T]) -> T:
    """The item in the middle, or the lower of the two there. StatisticsError."""
    items = sorted(data)  # type: ignore[type-var]
    _not_empty(len(items))
    return items[(len(items) - 1) // 2]


def median_high(data: Iterable[T]) -> T:
    """The item in the middle, or the higher of the two there. StatisticsError."""
    items = sorted(data)  # type: ignore[type-var]
    _not_empty(len(items))
    return items[len(items) // 2]


def median_grouped(data: Iterable[float], interval: float = 1.0) -> float:
    """The median of numbers that stand for intervals around them, as if spread over these evenly."""
    numbers = sorted(_floats(data))
    _not_empty(len(numbers))
    x = numbers[len(numbers) // 2]
    below = bisect_left(numbers, x)
    inside = bisect_right(numbers, x, below) - below
    return x - interval / 2.0 + interval * (len(numbers) / 2 - below) / inside


def _not_empty(count: int) -> None:
    if count == 0:
        raise StatisticsError("no median for empty data")


def mode(data: Iterable[T]) -> T:
    """The most frequent item, of several the first. StatisticsError."""
    for item, _ in Counter(data).most_common(1):
        return item
    raise StatisticsError("no mode for empty data")


def multimode(data: Iterable[T]) -> list[T]:
    """The most frequent items, in the order in which they came."""
    counts = Counter(data)
    most = max(counts.values(), default=0)
    return [item for item in counts if counts[item] == most]


def quantiles(data: Iterable[float], *, n: int = 4, method: str = "exclusive") -> list[float]:
    """The n - 1 places that cut sorted data into n parts of equal size. StatisticsError, ValueError."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    numbers = sorted(_floats(data))
    count = len(numbers)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    if method != "inclusive" and method != "exclusive":
        raise ValueError(f"Unknown method: {method!r}")
    outer = 1 if method == "exclusive" else -1
    found: list[float] = []
    for part in range(1, n):
        place = part * (count + outer) // n
        if method == "exclusive":
            place = min(max(place, 1), count - 1)
        delta = part * (count + outer) - place * n
        low = place - 1 if method == "exclusive" else place
        found.append((numbers[low] * (n - delta) + numbers[low + 1] * delta) / n)
    return found


# --- spreads ---


def _floats(data: Iterable[float]) -> list[float]:
    numbers: list[float] = []
    for number in data:
        numbers.append(number)
    return numbers


def _all_finite(numbers: list[float]) -> bool:
    return all(is_finite(number) for number in numbers)


def _endless(numbers: list[float]) -> float:
    """The sum of numbers that are not all finite: that of those which are not."""
    return sum(number for number in numbers if not is_finite(number))


def _enough(count: int, less: int, name: str) -> int:
    """What the sum of squares is divided by: the count, or one less. StatisticsError."""
    if count < 1 + less:
        needed = "two data points" if less else "one data point"
        raise StatisticsError(f"{name} requires at least {needed}")
    return count - less


def _variance(data: Iterable[int], less: int, name: str) -> int | float:
    total = total_of_ints(list(data))
    divisor = multiply(natural(_enough(total.count, less, name)), natural(total.count))
    quotient, rest = divide(total.spread(), divisor)
    if len(rest) == 0:
        return sum([limb << 31 * place for place, limb in enumerate(quotient)])
    return ratio(total.spread(), divisor, 0)


def _variance_of_floats(numbers: list[float], less: int, name: str) -> float:
    divisor = _enough(len(numbers), less, name)
    if not _all_finite(numbers):
        return float("nan")
    total = Total(numbers)
    return ratio(total.spread(), multiply(natural(divisor), natural(total.count)), 2 * total.exponent)


def _deviation(numbers: list[float], less: int, name: str) -> float:
    divisor = _enough(len(numbers), less, name)
    total = Total(numbers)
    return root(total.spread(), multiply(natural(divisor), natural(total.count)), 2 * total.exponent)


def _around(numbers: list[float], centre: float) -> Total:
    """The squares of the distances from a centre that is given."""
    return Total([(number - centre) * (number - centre) for number in numbers])


def variance(data: Iterable[int], xbar: None = None) -> int | float:
    """The variance of a sample: of ints an int where it is whole. StatisticsError."""
    return _variance(data, SAMPLE, "variance")


def variance_of_floats(data: Iterable[float], xbar: None = None) -> float:
    """variance of floats."""
    return _variance_of_floats(_floats(data), SAMPLE, "variance")


def variance_with_xbar(data: Iterable[float], xbar: float) -> float:
    """variance(data, mean)"""
    squares = _around(_floats(data), xbar)
    return squares.divided(_enough(squares.count, SAMPLE, "variance"))


def pvariance(data: Iterable[int], mu: None = None) -> int | float:
    """The variance of all there is. StatisticsError."""
    return _variance(data, 0, "pvariance")


def pvariance_of_floats(data: Iterable[float], mu: None = None) -> float:
    """pvariance of floats."""
    return _variance_of_floats(_floats(data), 0, "pvariance")


def pvariance_with_mu(data: Iterable[float], mu: float) -> float:
    """pvariance(data, mean)"""
    squares = _around(_floats(data), mu)
    return squares.divided(_enough(squares.count, 0, "pvariance"))


def stdev(data: Iterable[float], xbar: None = None) -> float:
    """The square root of the variance of a sample. StatisticsError."""
    return _deviation(_floats(data), SAMPLE, "stdev")


def stdev_with_xbar(data: Iterable[float], xbar: float) -> float:
    """stdev(data, mean)"""
    squares = _around(_floats(data), xbar)
    return _root_of(squares, _enough(squares.count, SAMPLE, "stdev"))


def _root_of(squares: Total, divisor: int) -> float:
    odd = squares.exponent & 1
    return root(shifted(squares.size(), odd), natural(divisor), squares.exponent - odd)


def pstdev_with_mu(data: Iterable[float], mu: float) -> float:
    """pstdev(data, mean)"""
    squares = _around(_floats(data), mu)
    return _root_of(squares, _enough(squares.count, 0, "pstdev"))


def pstdev(data: Iterable[float], mu: None = None) -> float:
    """The square root of the variance of all there is. StatisticsError."""
    return _deviation(_floats(data), 0, "pstdev")


# --- two variables ---


def _pairs(x: Sequence[float], y: Sequence[float], name: str) -> int:
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    return len(x)


def _products(x: list[float], y: list[float]) -> float:
    """The sum of the products of distances from the means."""
    a, b = fsum(x) / len(x), fsum(y) / len(y)
    return fsum([(xi - a) * (yi - b) for xi, yi in zip(x, y, strict=True)])


def covariance(x: Sequence[float], y: Sequence[float], /) -> float:
    """How two variables vary together. StatisticsError."""
    count = _pairs(x, y, "covariance")
    return _products(_floats(x), _floats(y)) / (count - 1)


def correlation(x: Sequence[float], y: Sequence[float], /) -> float:
    """Pearson's coefficient, from -1 to 1. StatisticsError."""
    _pairs(x, y, "correlation")
    first, second = _floats(x), _floats(y)
    divisor = sqrt(_products(first, first) * _products(second, second))
    if divisor == 0.0:
        raise StatisticsError("at least one of the inputs is constant")
    return _products(first, second) / divisor


def linear_regression(
    x: Sequence[float], y: Sequence[float], /, *, proportional: bool = False
) -> LinearRegression:
    """The line with the least squares of distances in y. StatisticsError."""
    _pairs(x, y, "linear regression")
    first, second = _floats(x), _floats(y)
    if proportional:
        products = fsum([a * b for a, b in zip(first, second, strict=True)])
        squares = fsum([a * a for a in first])
    else:
        products, squares = _products(first, second), _products(first, first)
    if squares == 0.0:
        raise StatisticsError("x is constant")
    slope = products / squares
    if proportional:
        return LinearRegression(slope, 0.0)
    count = len(first)
    return LinearRegression(slope, fsum(second) / count - slope * (fsum(first) / count))
