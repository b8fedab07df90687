"""The parts of floats: sign, exponent and fraction, and the functions of `math` that only move them about."""

from ophion.runtime.floats import bits_of, from_bits, is_infinite, is_nan, is_negative, magnitude

INFINITY = float("inf")
NOT_A_NUMBER = float("nan")

_FRACTION = 0x000F_FFFF_FFFF_FFFF
_HALF = 0x3FE0_0000_0000_0000
_WHOLE = 4503599627370496.0  # 2**52: floats from here on have no fraction
_LARGEST = 1.7976931348623157e308
_SMALLEST = 5e-324


def domain_error() -> ValueError:
    """What CPython raises where a function has no value."""
    return ValueError("math domain error")


def range_error() -> OverflowError:
    """What CPython raises where the value is beyond the largest float."""
    return OverflowError("math range error")


def is_finite(x: float) -> bool:
    """Whether x is a number and not infinite."""
    return magnitude(x) <= _LARGEST


def power_of_two(exponent: int) -> float:
    """2.0 ** exponent for -1022 <= exponent <= 1023."""
    return from_bits((exponent + 1023) << 52)


def fabs(x: float, /) -> float:
    """x without its sign."""
    return magnitude(x)


def copysign(x: float, y: float, /) -> float:
    """The size of x with the sign of y, that of a zero too."""
    return -magnitude(x) if is_negative(y) else magnitude(x)


def isfinite(x: float, /) -> bool:
    """Whether x is a number and not infinite."""
    return is_finite(x)


def isinf(x: float, /) -> bool:
    """Whether x is infinite."""
    return is_infinite(x)


def isnan(x: float, /) -> bool:
    """Whether x is not a number."""
    return is_nan(x)


def frexp(x: float, /) -> tuple[float, int]:
    """(m, e) with x == m * 2**e and 0.5 <= abs(m) < 1; (x, 0) for zero, infinities and what is no number."""
    if x == 0.0 or not is_finite(x):
        return x, 0
    shift = 0
    if magnitude(x) < 2.2250738585072014e-308:
        x *= 18014398509481984.0  # 2**54
        shift = 54
    bits = int(bits_of(magnitude(x)))
    fraction = from_bits(bits & _FRACTION | _HALF)
    return (-fraction if x < 0.0 else fraction), (bits >> 52) - 1022 - shift


def scaled(x: float, exponent: int) -> float:
    """x * 2**exponent rounded once, infinite where it is too large."""
    if x == 0.0 or not is_finite(x):
        return x
    fraction, own = frexp(x)
    if exponent > 3000 or exponent < -3000:
        exponent = 3000 if exponent > 0 else -3000
    wanted = own + exponent
    if wanted > 1024:
        return copysign(INFINITY, x)
    if wanted > -1021:
        return 2.0 * fraction * power_of_two(wanted - 1)
    if wanted < -1080:
        return copysign(0.0, x)
    return fraction * power_of_two(wanted + 60) * 8.673617379884035e-19  # 2**-60: the product is rounded


def ldexp(x: float, i: int, /) -> float:
    """x * 2**i. OverflowError."""
    result = scaled(x, i)
    if is_infinite(result) and is_finite(x):
        raise range_error()
    return result


def whole_part(x: float) -> float:
    """x without its fraction, and its sign kept."""
    size = magnitude(x)
    if size >= _WHOLE or is_nan(x):
        return x
    return copysign(float(int(size)), x)


def floor_float(x: float) -> float:
    """The largest whole float that is not above x."""
    whole = whole_part(x)
    return whole - 1.0 if whole > x else whole


def modf(x: float, /) -> tuple[float, float]:
    """(fraction, whole part), both with the sign of x."""
    if is_infinite(x):
        return copysign(0.0, x), x
    whole = whole_part(x)
    return copysign(x - whole, x), whole


def _to_int(x: float) -> int:
    """A whole float as an int. ValueError, OverflowError."""
    if is_nan(x):
        raise ValueError("cannot convert float NaN to integer")
    if is_infinite(x):
        raise OverflowError("cannot convert float infinity to integer")
    return int(x)


def floor(x: float, /) -> int:
    """The largest int that is not above x."""
    return _to_int(floor_float(x))


def ceil(x: float, /) -> int:
    """The smallest int that is not below x."""
    return -_to_int(floor_float(-x)) if magnitude(x) < _WHOLE else _to_int(x)


def trunc(x: float, /) -> int:
    """x without its fraction."""
    return _to_int(x)


def fmod(x: float, y: float, /) -> float:
    """The exact rest of x / y with the sign of x. ValueError."""
    if is_nan(x) or is_nan(y):
        return x + y
    if is_infinite(x) or y == 0.0:
        raise domain_error()
    if is_infinite(y):
        return x
    return copysign(magnitude(x) % magnitude(y), x)


def remainder(x: float, y: float, /) -> float:
    """x - n * y for the whole n nearest to x / y, the even one of two (IEEE 754 remainder). ValueError."""
    if is_nan(x) or is_nan(y):
        return x + y
    if is_infinite(x) or y == 0.0:
        raise domain_error()
    if is_infinite(y):
        return x
    size, step = magnitude(x), magnitude(y)
    rest = size % step
    other = step - rest
    if rest > other:
        rest = -other
    elif rest == other:
        rest -= 2.0 * ((0.5 * (size - rest)) % step)
    return rest if not is_negative(x) else -rest


def nextafter(x: float, y: float, /) -> float:
    """The float beside x in the direction of y."""
    if is_nan(x) or is_nan(y):
        return x + y
    if x == y:
        return y
    if x == 0.0:
        return copysign(_SMALLEST, y)
    step = 1 if (x < y) == (x > 0.0) else -1
    size = int(bits_of(magnitude(x))) + step
    return copysign(from_bits(size), x)


def ulp(x: float, /) -> float:
    """The value of the last bit of x."""
    if is_nan(x):
        return x
    size = magnitude(x)
    if is_infinite(size):
        return size
    above = nextafter(size, INFINITY)
    return size - nextafter(size, 0.0) if is_infinite(above) else above - size


def isclose(a: float, b: float, *, rel_tol: float = 1e-09, abs_tol: float = 0.0) -> bool:
    """Whether a and b differ by at most a share of the larger one, or at most by abs_tol. ValueError."""
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if is_infinite(a) or is_infinite(b):
        return False
    difference = magnitude(b - a)
    return (
        difference <= magnitude(rel_tol * b) or difference <= magnitude(rel_tol * a) or difference <= abs_tol
    )
