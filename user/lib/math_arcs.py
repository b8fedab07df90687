"""The functions of `math` that give angles: asin, acos, atan and atan2.

The quotient of two sides is taken to the nearest 32nd by a table and atan(a) - atan(c) == atan((a - c) / (1 +
a * c)); a series does the rest, on pairs of floats that are rounded once.
"""

from ophion.runtime.floats import is_infinite, is_nan, is_negative, magnitude
from user.lib.double_double import (
    Pair,
    add,
    divide,
    multiply,
    multiply_float,
    ordered_total,
    root,
    subtract,
    total,
)
from user.lib.float_parts import copysign, domain_error, frexp, scaled
from user.lib.math_angles import HALF_PI, PI

_PI: Pair = (3.141592653589793, 1.2246467991473532e-16)
_ONE: Pair = (1.0, 0.0)

# atan(j / 32), j = 0 .. 32, each as a pair.
_ARCTANGENTS: tuple[float, ...] = (
    0.0, 0.0,
    0.031239833430268277, -1.188442711587748e-18,
    0.06241880999595735, -1.5490756308295046e-18,
    0.09347678115858947, -6.2844725995420954e-18,
    0.12435499454676144, -3.1253241424539383e-18,
    0.15499674192394097, 9.585415594114324e-18,
    0.18534794999569476, 4.180692268843079e-18,
    0.21535769969773805, 4.738160130078733e-19,
    0.24497866312686414, 1.0698755618734451e-17,
    0.2741674511196588, 8.261353575163773e-18,
    0.3028848683749714, -1.1010827903001369e-17,
    0.3310960767041321, -7.952610375793799e-18,
    0.35877067027057225, -2.4623815582638635e-17,
    0.38588266939807375, 2.378822732491941e-17,
    0.4124104415973873, -1.587652227770689e-17,
    0.43833655985795783, -2.494277030626541e-17,
    0.4636476090008061, 2.2698777452961687e-17,
    0.48833395105640554, -1.1373236189329585e-17,
    0.5123894603107377, -2.5462781472855804e-17,
    0.5358112379604637, -4.0637956834825575e-18,
    0.5585993153435624, -5.4556305485916264e-18,
    0.5807563535676704, -1.441464378193067e-17,
    0.6022873461349642, 2.950430737228402e-17,
    0.6231993299340659, 2.672403885140095e-17,
    0.6435011087932844, 1.5834785051444286e-17,
    0.6632029927060933, -3.076054864429649e-17,
    0.6823165548747481, 6.943223671560008e-18,
    0.7008544078844502, -1.987626234335816e-17,
    0.7188299996216245, -2.1478388444456983e-17,
    0.7362574289814281, 3.473937648299457e-17,
    0.7531512809621944, -2.4256934659182068e-17,
    0.7695264804056583, -3.704991905602721e-17,
    0.7853981633974483, 3.061616997868383e-17,
)  # fmt: skip


def _arctangent(y: Pair, x: Pair) -> Pair:
    """atan(y / x) for 0 <= y <= x, x not 0."""
    index = int(y[0] / x[0] * 32.0 + 0.5)
    if index == 0:
        t = divide(y, x)
    else:
        point = index * 0.03125
        t = divide(subtract(y, multiply_float(x, point)), add(x, multiply_float(y, point)))
    square = t[0] * t[0]
    series = 1 / 9 - square * (1 / 11 - square * (1 / 13))
    cubic = t[0] * square * (-1 / 3 + square * (1 / 5 - square * (1 / 7 - square * series)))
    angle = ordered_total(t[0], t[1] + cubic)
    return angle if index == 0 else add((_ARCTANGENTS[2 * index], _ARCTANGENTS[2 * index + 1]), angle)


def _angle(y: Pair, x: Pair) -> Pair:
    """The angle of the point (x, y), neither negative nor both 0."""
    return _arctangent(y, x) if y[0] <= x[0] else subtract(HALF_PI, _arctangent(x, y))


def atan(x: float, /) -> float:
    """The angle whose tangent is x, between -pi / 2 and pi / 2."""
    size = magnitude(x)
    if is_nan(x) or size < 1e-9:
        return x
    if size > 1e18:
        return copysign(HALF_PI[0], x)
    return copysign(_angle((size, 0.0), _ONE)[0], x)


def asin(x: float, /) -> float:
    """The angle whose sine is x, between -pi / 2 and pi / 2. ValueError."""
    size = magnitude(x)
    if size > 1.0:
        raise domain_error()
    if is_nan(x) or size < 1e-9:
        return x
    other = root(multiply(total(1.0, -size), total(1.0, size)))
    return copysign(_angle((size, 0.0), other)[0], x)


def acos(x: float, /) -> float:
    """The angle whose cosine is x, between 0 and pi. ValueError."""
    size = magnitude(x)
    if size > 1.0:
        raise domain_error()
    if is_nan(x):
        return x
    angle = _angle(root(multiply(total(1.0, -size), total(1.0, size))), (size, 0.0))
    return angle[0] if x >= 0.0 else subtract(_PI, angle)[0]


def _halved_angle(y: float, x: float) -> float:
    """atan2 of two infinities, by the quadrant."""
    return copysign(0.75 * PI if is_negative(x) else 0.25 * PI, y)


def atan2(y: float, x: float, /) -> float:
    """The angle of the point (x, y), between -pi and pi."""
    if is_nan(x) or is_nan(y):
        return x + y
    if is_infinite(x) and is_infinite(y):
        return _halved_angle(y, x)
    if y == 0.0 or is_infinite(x):
        return copysign(PI if is_negative(x) else 0.0, y)
    if x == 0.0 or is_infinite(y):
        return copysign(HALF_PI[0], y)
    exponent_y, exponent_x = frexp(y)[1], frexp(x)[1]
    if exponent_y - exponent_x > 60:
        return copysign(HALF_PI[0], y)
    if exponent_y - exponent_x < -60:
        return copysign(PI, y) if x < 0.0 else copysign(_quotient(magnitude(y), x), y)
    middle = (exponent_x + exponent_y) // 2
    angle = _angle((scaled(magnitude(y), -middle), 0.0), (scaled(magnitude(x), -middle), 0.0))
    return copysign(subtract(_PI, angle)[0] if x < 0.0 else angle[0], y)


def _quotient(y: float, x: float) -> float:
    """y / x, which may be below the smallest float: rounded once."""
    fraction_y, exponent_y = frexp(y)
    fraction_x, exponent_x = frexp(x)
    return scaled(fraction_y / fraction_x, exponent_y - exponent_x)
