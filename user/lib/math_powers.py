"""The functions of `math` about powers: exp, log and what follows from them, pow, and the roots."""

from ophion.runtime.floats import is_infinite, is_nan, is_negative, magnitude, square_root
from user.lib.double_double import add, add_float, multiply, multiply_float
from user.lib.exponentials import (
    LOG2,
    THIRD,
    exponential,
    exponential_minus_one,
    logarithm,
    logarithm_of_one_plus,
    rounded,
    split_logarithm,
)
from user.lib.float_parts import (
    INFINITY,
    NOT_A_NUMBER,
    copysign,
    domain_error,
    floor_float,
    is_finite,
    range_error,
    scaled,
    whole_part,
)

_LOG2_INVERSE = (1.4426950408889634, 2.0355273740931033e-17)
_LOG10_INVERSE = (0.4342944819032518, 1.098319650216765e-17)
_LOG10_OF_2 = (0.3010299956639812, -2.8037281277851704e-18)


def exp(x: float, /) -> float:
    """e**x. OverflowError."""
    if is_nan(x) or x == INFINITY:
        return x
    if x > 709.782712893384:
        raise range_error()
    if x < -745.2:
        return 0.0
    power, exponent = exponential((x, 0.0))
    return rounded(power, exponent)


def exp2(x: float, /) -> float:
    """2**x. OverflowError."""
    if is_nan(x) or x == INFINITY:
        return x
    if x >= 1024.0:
        raise range_error()
    if x < -1076.0:
        return 0.0
    whole = floor_float(x + 0.5)
    power, exponent = exponential(multiply_float(LOG2, x - whole))
    return rounded(power, exponent + int(whole))


def expm1(x: float, /) -> float:
    """e**x - 1 without the loss of digits near 0. OverflowError."""
    if is_nan(x) or x == INFINITY or magnitude(x) < 1e-17:
        return x
    if x > 709.782712893384:
        raise range_error()
    if x < -40.0:
        return -1.0
    if x > 40.0:
        power, exponent = exponential((x, 0.0))
        return rounded(add_float(power, -scaled(1.0, -exponent)), exponent)
    return exponential_minus_one((x, 0.0))[0]


def _without_logarithm(x: float) -> bool:
    """Whether log(x) is x itself: infinity or no number. ValueError where there is no logarithm."""
    if x <= 0.0:
        raise domain_error()
    return is_nan(x) or is_infinite(x)


def _natural_logarithm(x: float) -> float:
    return x if _without_logarithm(x) else logarithm(x)[0]


def log(x: float, base: float | None = None, /) -> float:
    """The natural logarithm, or that to a base. ValueError, ZeroDivisionError for the base 1."""
    value = _natural_logarithm(x)
    return value if base is None else value / _natural_logarithm(base)


def log2(x: float, /) -> float:
    """The logarithm to the base 2, exact for powers of two. ValueError."""
    if _without_logarithm(x):
        return x
    exponent, rest = split_logarithm(x)
    return add_float(multiply(rest, _LOG2_INVERSE), float(exponent))[0]


def log10(x: float, /) -> float:
    """The logarithm to the base 10. ValueError."""
    if _without_logarithm(x):
        return x
    exponent, rest = split_logarithm(x)
    return add(multiply(rest, _LOG10_INVERSE), multiply_float(_LOG10_OF_2, float(exponent)))[0]


def log1p(x: float, /) -> float:
    """log(1 + x) without the loss of digits near 0. ValueError."""
    if x <= -1.0:
        raise domain_error()
    if is_nan(x) or is_infinite(x) or magnitude(x) < 1e-17:
        return x
    return logarithm_of_one_plus((x, 0.0))[0]


# --- powers ---


def _is_odd(x: float) -> bool:
    return whole_part(x) == x and magnitude(x) < 9007199254740992.0 and int(x) & 1 == 1


def _special_power(x: float, y: float) -> float:
    """x**y where x or y is infinite or no number, or x is 0 (C11 F.10.4.4); neither is x 1 nor y 0."""
    if is_nan(x) or is_nan(y):
        return x + y
    if is_infinite(y):
        if magnitude(x) == 1.0:
            return 1.0
        return INFINITY if (magnitude(x) > 1.0) == (y > 0.0) else 0.0
    result = INFINITY if is_infinite(x) == (y > 0.0) else 0.0
    return -result if is_negative(x) and _is_odd(y) else result


def _plain_power(x: float, y: float) -> float:
    """x**y for finite x above 0 and finite y; infinite where it is too large."""
    if y == 2.0:
        return x * x
    if y == 0.5:
        return square_root(x)
    log = logarithm(x)
    if magnitude(y) > 1e300:
        log, y = (log[0] * 1e100, log[1] * 1e100), y * 1e-100
    guess = log[0] * y
    if guess > 710.0:
        return INFINITY
    if guess < -746.0:
        return 0.0
    power, exponent = exponential(multiply_float(log, y))
    return rounded(power, exponent)


def real_power(x: float, y: float) -> float:
    """x**y as C's pow: infinite where it is too large, no number where it is complex."""
    if y == 0.0 or x == 1.0:
        return 1.0
    if x == 0.0 or not is_finite(x) or not is_finite(y):
        return _special_power(x, y)
    if x > 0.0:
        return _plain_power(x, y)
    if whole_part(y) != y:
        return NOT_A_NUMBER
    result = _plain_power(-x, y)
    return -result if _is_odd(y) else result


def pow(x: float, y: float, /) -> float:
    """x**y. ValueError where it is complex or x is 0 and y negative, OverflowError."""
    result = real_power(x, y)
    if not is_finite(x) or not is_finite(y):
        return result
    if is_nan(result) or (x == 0.0 and y < 0.0):
        raise domain_error()
    if is_infinite(result):
        raise range_error()
    return result


def float_power(x: float, y: float) -> float:
    """What x ** y is for floats. ZeroDivisionError, OverflowError; ValueError where it is complex."""
    if x == 0.0 and y < 0.0 and is_finite(y):
        raise ZeroDivisionError("0.0 cannot be raised to a negative power")
    result = real_power(x, y)
    if is_nan(result) and not is_nan(x) and not is_nan(y):
        raise ValueError("a negative number to the power of a fraction is complex")
    if is_infinite(result) and is_finite(x) and is_finite(y):
        raise OverflowError("(34, 'Numerical result out of range')")
    return result


def sqrt(x: float, /) -> float:
    """The square root. ValueError."""
    if x < 0.0:
        raise domain_error()
    return square_root(x)


def cbrt(x: float, /) -> float:
    """The cube root."""
    if x == 0.0 or not is_finite(x):
        return x
    exponent, log = split_logarithm(magnitude(x))
    third = exponent // 3
    log = add(log, multiply_float(LOG2, float(exponent - 3 * third)))
    power, more = exponential(multiply(log, THIRD))
    return copysign(scaled(power[0], third + more), x)
