"""The error functions and the gamma functions of `math`.

erf: below 2 a series of positive terms (Abramowitz and Stegun 7.1.6), above it the continued fraction 7.1.14.
Both are taken from the inside out: while what is inside counts less than 2**-20 floats do, then pairs.

gamma: Lanczos' approximation with g = 6.0246..., n = 13 (C. Lanczos, "A precision approximation of the gamma
function", 1964; the coefficients are G. Pugh's method for doubles, 2004), by the steps that CPython takes, so
that the last digits are its own.
"""

from ophion.runtime.floats import is_infinite, is_nan, magnitude
from user.lib.double_double import Pair, add_float, divide, multiply, multiply_float, product
from user.lib.exponentials import exponential
from user.lib.float_parts import (
    INFINITY,
    copysign,
    domain_error,
    floor_float,
    is_finite,
    range_error,
    scaled,
)
from user.lib.math_angles import PI, cos, sin
from user.lib.math_powers import exp, log, real_power

_TWO_OVER_ROOT_PI: Pair = (1.1283791670955126, 1.533545961316588e-17)
_ONE_OVER_ROOT_PI: Pair = (0.5641895835477563, 7.66772980658294e-18)
_LOG_PI = 1.1447298858494002
_MIDDLE = 2.0

_LANCZOS_G = 6.024680040776729583740234375
_LANCZOS_G_LESS_HALF = 5.524680040776729583740234375
_NUMERATOR: tuple[float, ...] = (
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
)
_DENOMINATOR: tuple[float, ...] = (
    0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0,
    32670.0, 1925.0, 66.0, 1.0,
)  # fmt: skip
_FACTORIALS = 23  # those up to 22! are floats exactly


# --- the error functions ---


def _gaussian(x: float) -> tuple[Pair, int]:
    """(p, k) with exp(-x * x) == p * 2**k."""
    square = product(x, x)
    return exponential((-square[0], -square[1]))


def _series(x: float) -> Pair:
    """erf(x) for 0 < x < 2."""
    twice = 2.0 * x * x
    exact = product(x, 2.0 * x)
    # Levels in pairs, until what is inside is multiplied by less than 2**-20.
    share = 1.0
    levels = 0
    while share > 1e-6:
        levels += 1
        share *= twice / (2 * levels + 1)
    inner = 1.0
    for level in range(levels + 30, levels, -1):
        inner = 1.0 + twice / (2 * level + 1) * inner
    made: Pair = (inner, 0.0)
    for level in range(levels, 0, -1):
        made = add_float(divide(multiply(exact, made), (float(2 * level + 1), 0.0)), 1.0)
    power, exponent = _gaussian(x)
    scale = multiply_float(_TWO_OVER_ROOT_PI, x)
    result = multiply(multiply(made, scale), power)
    return scaled(result[0], exponent), scaled(result[1], exponent)


def _fraction(x: float) -> tuple[Pair, int]:
    """(p, k) with erfc(x) == p * 2**k, for 2 <= x < 28."""
    depth = 12 + int(300.0 / (x * x))
    inner = x
    for level in range(depth, 14, -1):
        inner = x + 0.5 * level / inner
    made: Pair = (inner, 0.0)
    for level in range(14, 0, -1):
        made = add_float(divide((0.5 * level, 0.0), made), x)
    power, exponent = _gaussian(x)
    return divide(multiply(_ONE_OVER_ROOT_PI, power), made), exponent


def erf(x: float, /) -> float:
    """The error function."""
    size = magnitude(x)
    if is_nan(x) or x == 0.0:
        return x
    if size < 1e-9:
        large = multiply_float(_TWO_OVER_ROOT_PI, scaled(x, 200))
        return scaled(large[0], -200)
    if size < _MIDDLE:
        return copysign(_series(size)[0], x)
    if size > 6.0:
        return copysign(1.0, x)
    rest, exponent = _fraction(size)
    rest = (-scaled(rest[0], exponent), -scaled(rest[1], exponent))
    return copysign(add_float(rest, 1.0)[0], x)


def erfc(x: float, /) -> float:
    """1 - erf(x) without the loss of digits for a large x."""
    if is_nan(x):
        return x
    if x < -6.0:
        return 2.0
    if magnitude(x) < 1e-20:
        return 1.0
    if magnitude(x) < _MIDDLE:
        part = _series(magnitude(x))
        return add_float((-part[0], -part[1]) if x > 0.0 else part, 1.0)[0]
    if x > 28.0:
        return 0.0
    rest, exponent = _fraction(magnitude(x))
    if x < 0.0:
        return add_float((-scaled(rest[0], exponent), -scaled(rest[1], exponent)), 2.0)[0]
    return scaled(rest[0], exponent)


# --- the gamma functions ---


def _lanczos_sum(x: float) -> float:
    """The rational function of the approximation, from the end that does not overflow."""
    numerator = 0.0
    denominator = 0.0
    if x < 5.0:
        for index in range(12, -1, -1):
            numerator = numerator * x + _NUMERATOR[index]
            denominator = denominator * x + _DENOMINATOR[index]
    else:
        for index in range(13):
            numerator = numerator / x + _NUMERATOR[index]
            denominator = denominator / x + _DENOMINATOR[index]
    return numerator / denominator


def _sine_of_turns(x: float) -> float:
    """sin(pi * x), exactly 0 for whole numbers; x is positive."""
    y = x % 2.0
    eighth = int(2.0 * y + 0.5)
    if eighth == 0:
        return sin(PI * y)
    if eighth == 1:
        return cos(PI * (y - 0.5))
    if eighth == 2:
        return sin(PI * (1.0 - y))  # not -sin(PI * (y - 1)), for the sign of zero
    if eighth == 3:
        return -cos(PI * (y - 1.5))
    return sin(PI * (y - 2.0))


def _with_power(value: float, base: float, exponent: float, multiplied: bool) -> float:
    """value times or through base**exponent, in two steps where the power alone would overflow."""
    if exponent < 139.5:
        power = real_power(base, exponent)
        return value * power if multiplied else value / power
    root = real_power(base, exponent / 2.0)
    return value * root * root if multiplied else value / root / root


def _gamma_by_lanczos(x: float) -> float:
    """gamma(x) for 1e-20 <= abs(x) <= 200."""
    size = magnitude(x)
    y = size + _LANCZOS_G_LESS_HALF
    larger, smaller = max(size, _LANCZOS_G_LESS_HALF), min(size, _LANCZOS_G_LESS_HALF)
    lost = (y - larger) - smaller
    correction = lost * _LANCZOS_G / y
    if x < 0.0:
        result = -PI / _sine_of_turns(size) / size * exp(y) / _lanczos_sum(size)
        return _with_power(result - correction * result, y, size - 0.5, False)
    result = _lanczos_sum(size) / exp(y)
    return _with_power(result + correction * result, y, size - 0.5, True)


def _factorial_below(x: float) -> float:
    """(x - 1)! as a float, for a whole x from 1 to 23."""
    result = 1.0
    for factor in range(2, int(x)):
        result *= factor
    return result


def gamma(x: float, /) -> float:
    """The gamma function, (x - 1)! for whole numbers. ValueError, OverflowError."""
    if not is_finite(x):
        if is_nan(x) or x > 0.0:
            return x
        raise domain_error()
    if x == 0.0 or (x < 0.0 and floor_float(x) == x):
        raise domain_error()
    if floor_float(x) == x and x <= _FACTORIALS:
        return _factorial_below(x)
    if magnitude(x) < 1e-20:
        result = 1.0 / x
    elif magnitude(x) > 200.0:
        if x < 0.0:
            return 0.0 / _sine_of_turns(magnitude(x)) * -1.0
        raise range_error()
    else:
        result = _gamma_by_lanczos(x)
    if is_infinite(result):
        raise range_error()
    return result


def lgamma(x: float, /) -> float:
    """The logarithm of the size of gamma(x). ValueError, OverflowError."""
    if not is_finite(x):
        return x if is_nan(x) else INFINITY
    if floor_float(x) == x and x <= 2.0:
        if x <= 0.0:
            raise domain_error()
        return 0.0
    size = magnitude(x)
    if size < 1e-20:
        return -log(size)
    result = log(_lanczos_sum(size)) - _LANCZOS_G
    result += (size - 0.5) * (log(size + _LANCZOS_G - 0.5) - 1.0)
    if x < 0.0:
        result = _LOG_PI - log(magnitude(_sine_of_turns(size))) - log(size) - result
    if is_infinite(result):
        raise range_error()
    return result
