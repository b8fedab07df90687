"""The hyperbolic functions of `math` and their inverses, on pairs of floats that are rounded once."""

from ophion.runtime.floats import is_infinite, is_nan, magnitude
from user.lib.double_double import Pair, add, add_float, divide, multiply, multiply_float, root, total
from user.lib.exponentials import (
    LOG2,
    exponential,
    exponential_minus_one,
    logarithm,
    logarithm_of_one_plus,
    rounded,
)
from user.lib.float_parts import copysign, domain_error, range_error

_TINY = 1e-9  # below it all of these but cosh and acosh are x itself, rounded
_ONE: Pair = (1.0, 0.0)


def _half_exponential(size: float) -> float:
    """exp(size) / 2 for size above 40. OverflowError."""
    if size > 710.4758600739439:
        raise range_error()
    power, exponent = exponential((size, 0.0))
    return rounded(power, exponent - 1)


def sinh(x: float, /) -> float:
    """The hyperbolic sine. OverflowError."""
    size = magnitude(x)
    if is_nan(x) or is_infinite(x) or size < _TINY:
        return x
    if size > 40.0:
        return copysign(_half_exponential(size), x)
    less_one = exponential_minus_one((size, 0.0))
    doubled = add(less_one, divide(less_one, add_float(less_one, 1.0)))
    return copysign(0.5 * doubled[0], x)


def cosh(x: float, /) -> float:
    """The hyperbolic cosine. OverflowError."""
    size = magnitude(x)
    if is_nan(x) or is_infinite(x):
        return size
    if size > 40.0:
        return _half_exponential(size)
    power = add_float(exponential_minus_one((size, 0.0)), 1.0)
    return 0.5 * add(power, divide(_ONE, power))[0]


def tanh(x: float, /) -> float:
    """The hyperbolic tangent."""
    size = magnitude(x)
    if is_nan(x) or size < _TINY:
        return x
    if size > 22.0:
        return copysign(1.0, x)
    less_one = exponential_minus_one((2.0 * size, 0.0))
    return copysign(divide(less_one, add_float(less_one, 2.0))[0], x)


def asinh(x: float, /) -> float:
    """The inverse of sinh."""
    size = magnitude(x)
    if is_nan(x) or is_infinite(x) or size < _TINY:
        return x
    if size > 1e12:
        return copysign(add(logarithm(size), LOG2)[0], x)
    pair = (size, 0.0)
    square = multiply(pair, pair)
    below = add_float(root(add_float(square, 1.0)), 1.0)
    return copysign(logarithm_of_one_plus(add_float(divide(square, below), size))[0], x)


def acosh(x: float, /) -> float:
    """The inverse of cosh, not negative. ValueError."""
    if x < 1.0:
        raise domain_error()
    if is_nan(x) or is_infinite(x):
        return x
    if x > 1e12:
        return add(logarithm(x), LOG2)[0]
    above = total(x, -1.0)
    if above[0] == 0.0:
        return 0.0
    square = add(multiply(above, above), multiply_float(above, 2.0))
    return logarithm_of_one_plus(add(above, root(square)))[0]


def atanh(x: float, /) -> float:
    """The inverse of tanh. ValueError."""
    size = magnitude(x)
    if size >= 1.0:
        raise domain_error()
    if is_nan(x) or size < _TINY:
        return x
    ratio = divide((2.0 * size, 0.0), total(1.0, -size))
    return copysign(0.5 * logarithm_of_one_plus(ratio)[0], x)
