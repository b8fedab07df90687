"""Exponentials and logarithms of pairs of floats, which powers, hyperbolic and other functions are made from.

Both directions have an error near 2**-68, so that one rounding at the end is all but always the right
one. exp: x = n * log(2) / 32 + r, a table gives 2**(n / 32), a Taylor polynomial the rest
(P. Tang, "Table-driven implementation of the exponential function", 1989). log: x = 2**k * m, a seventh-bit
approximation c of 1 / m leaves f = c * m - 1 below 2**-6, a table gives log(c), a series log(1 + f).
"""

from ophion.runtime.floats import magnitude
from user.lib.double_double import (
    Pair,
    add,
    add_float,
    multiply,
    multiply_float,
    ordered_total,
    product,
    total,
)
from user.lib.float_parts import frexp, scaled

LOG2: Pair = (0.6931471805599453, 2.3190468138462996e-17)

# log(2) / 32 and log(2) in parts whose first has zeros at its end: its product with the counts is exact.
_STEPS_PER_UNIT = 46.16624130844683
_STEP = 0.021660849392446835
_STEP_REST = 5.145609244655338e-14
_LOG2_HIGH = 0.693147180559663
_LOG2_REST: Pair = (2.8235290563031577e-13, 1.94704509238075e-31)
THIRD: Pair = (0.3333333333333333, 1.850371707708594e-17)
_ROUNDING = 6755399441055744.0  # 1.5 * 2**52: added and subtracted, it rounds to a whole number
_ROOT_OF_2 = 1.4142135623730951

# 2**(j / 32), j = 0 .. 31, each as a pair.
_POWERS: tuple[float, ...] = (
    1.0, 0.0,
    1.0218971486541166, 5.109225028973444e-17,
    1.0442737824274138, 8.551889705537965e-17,
    1.0671404006768237, -7.899853966841582e-17,
    1.0905077326652577, -3.046782079812471e-17,
    1.1143867425958924, 1.0410278456845571e-16,
    1.1387886347566916, 8.912812676025408e-17,
    1.1637248587775775, 3.8292048369240935e-17,
    1.189207115002721, 3.982015231465646e-17,
    1.215247359980469, -7.712630692681488e-17,
    1.241857812073484, 4.658027591836937e-17,
    1.2690509571917332, 2.667932131342186e-18,
    1.2968395546510096, 2.5382502794888315e-17,
    1.3252366431597413, -2.8587312100388614e-17,
    1.3542555469368927, 7.70094837980299e-17,
    1.383909881963832, -6.770511658794786e-17,
    1.4142135623730951, -9.667293313452913e-17,
    1.4451808069770467, -3.0237581349939873e-17,
    1.4768261459394993, -3.483994556892796e-17,
    1.5091644275934228, -1.016455327754295e-16,
    1.5422108254079407, 7.949834809697621e-17,
    1.5759808451078865, -1.0136916471278304e-17,
    1.6104903319492543, 2.4707192569797888e-17,
    1.645755478153965, -1.0125679913674773e-16,
    1.681792830507429, 8.199010020581497e-17,
    1.718619298122478, -1.851380418263111e-17,
    1.7562521603732995, 2.960140695448873e-17,
    1.7947090750031072, 1.8227458427912087e-17,
    1.8340080864093424, 3.283107224245627e-17,
    1.8741676341103, -6.122763413004143e-17,
    1.9152065613971474, -1.0619946056195963e-16,
    1.9571441241754002, 8.960767791036668e-17,
)  # fmt: skip
# -log(j / 64), j = 45 .. 91, each as a pair.
_LOGARITHMS: tuple[float, ...] = (
    0.3522205935893521, 5.7233316949182485e-18,
    0.33024168687057687, -1.0828321637483858e-17,
    0.3087354816496133, -1.6199186085148102e-17,
    0.2876820724517809, 2.607160616442564e-17,
    0.26706278524904525, -7.32891532732017e-18,
    0.24686007793152578, 1.361743371748368e-17,
    0.22705745063534608, 9.551415762738488e-18,
    0.2076393647782445, 1.2053243216686129e-17,
    0.18859116980755003, -7.432164219196925e-18,
    0.16989903679539747, -4.868008764439071e-19,
    0.15154989812720093, 5.1669593684615594e-18,
    0.13353139262452263, -3.664457663660085e-18,
    0.1158318155251217, 4.338484369808096e-18,
    0.09844007281325252, -4.439009633675136e-18,
    0.0813456394539524, 5.07707635593117e-18,
    0.06453852113757118, -6.470486661692933e-18,
    0.048009219186360606, 1.4390903347292205e-18,
    0.0317486983145803, 3.0382263084680858e-18,
    0.015748356968139168, 1.0021578630528974e-18,
    0.0, 0.0,
    -0.015504186535965254, 3.278321022892429e-19,
    -0.030771658666753687, -1.0431732029005968e-18,
    -0.0458095360312942, -1.902959866474257e-18,
    -0.06062462181643484, -2.6424025938726934e-18,
    -0.07522342123758753, 5.930604196293241e-18,
    -0.08961215868968714, 5.4268129336647135e-18,
    -0.10379679368164356, -5.47772415726659e-18,
    -0.11778303565638346, 1.1971685747593677e-18,
    -0.13157635778871926, -1.1123000879729588e-17,
    -0.1451820098444979, -8.242418783022475e-18,
    -0.15860503017663857, -1.1257003872182592e-17,
    -0.17185025692665923, 6.0224538210113705e-18,
    -0.184922338494012, -3.0236614153574064e-18,
    -0.19782574332991987, -1.2821194372980142e-17,
    -0.21056476910734964, 4.249405314729895e-18,
    -0.22314355131420976, 9.091270597324799e-18,
    -0.2355660713127669, 2.3943371495187355e-18,
    -0.24783616390458127, 1.2432209578702523e-17,
    -0.25995752443692605, -2.069806938978935e-17,
    -0.27193371548364176, -7.83319637697442e-19,
    -0.2837681731306446, 2.032665581126656e-17,
    -0.2954642128938359, 2.16461086040599e-17,
    -0.3070250352949119, 1.2319916200101964e-17,
    -0.3184537311185346, -2.7114779367326236e-17,
    -0.329753286372468, -2.122020616196946e-18,
    -0.3409265869705932, -1.7467136443544747e-17,
    -0.3519764231571782, 1.2953893030191963e-17,
)  # fmt: skip


def exponential_less_one(x: Pair) -> tuple[Pair, int]:
    """(p, n) with exp(x) == 2**(n / 32) * (1 + p) and p below 0.011, for abs(x) below 800."""
    count = (x[0] * _STEPS_PER_UNIT + _ROUNDING) - _ROUNDING
    step_rest, least = product(count, _STEP_REST)
    high, rest = total(x[0] - count * _STEP, -step_rest)
    high, rest = ordered_total(high, rest + (x[1] - least))
    series = high * (1 / 5040 + high * (1 / 40320 + high * (1 / 362880)))
    series = 1 / 6 + high * (1 / 24 + high * (1 / 120 + high * (1 / 720 + series)))
    square, square_rest = product(high, high)
    tail = rest + (0.5 * square_rest + high * rest) + high * square * series
    first, left = ordered_total(high, 0.5 * square)
    return ordered_total(first, left + tail), int(count)


def exponential(x: Pair) -> tuple[Pair, int]:
    """(p, k) with exp(x) == p * 2**k, for abs(x) below 800."""
    less_one, count = exponential_less_one(x)
    place = 2 * (count & 31)
    high, low = _POWERS[place], _POWERS[place + 1]
    part, rest = product(high, less_one[0])
    rest += high * less_one[1] + low * less_one[0]
    first, left = ordered_total(high, part)
    return ordered_total(first, left + (rest + low)), count >> 5


def rounded(x: Pair, exponent: int) -> float:
    """x * 2**exponent rounded once, for 1 <= x[0] < 4; infinite where it is too large."""
    if exponent >= -1022:
        return scaled(x[0], exponent)
    if exponent < -1080:
        return 0.0
    # 1.5 * 2**52 units of the smallest float: what is added to it is rounded to such units.
    unit = scaled(_ROUNDING, -1074 - exponent)
    high, rest = ordered_total(unit, x[0])
    return scaled((high + (rest + x[1])) - unit, exponent)


def logarithm_of_sum(f: Pair) -> Pair:
    """log(1 + f) for f below 2**-6, with a small relative error."""
    square, rest = product(f[0], f[0])
    rest += 2.0 * f[0] * f[1]
    cube = multiply(multiply((square, rest), f), THIRD)
    x = f[0]
    series = x * (1 / 9 - x * (1 / 10 - x * (1 / 11 - x * (1 / 12))))
    series = -1 / 4 + x * (1 / 5 - x * (1 / 6 - x * (1 / 7 - x * (1 / 8 - series))))
    high, left = ordered_total(f[0], -0.5 * square)
    high, more = ordered_total(high, cube[0])
    return ordered_total(high, left + more + (cube[1] + (f[1] - 0.5 * rest) + square * square * series))


def split_logarithm(x: float) -> tuple[int, Pair]:
    """(k, l) with log(x) == k * log(2) + l, for a finite x above 0."""
    mantissa, exponent = frexp(x)
    mantissa *= 2.0
    exponent -= 1
    if mantissa > _ROOT_OF_2:
        mantissa *= 0.5
        exponent += 1
    inverse = int(64.0 / mantissa + 0.5)
    high, rest = product(mantissa, inverse * 0.015625)
    series = logarithm_of_sum(total(high - 1.0, rest))
    if inverse == 64:
        return exponent, series
    place = 2 * (inverse - 45)
    return exponent, add((_LOGARITHMS[place], _LOGARITHMS[place + 1]), series)


def logarithm(x: float) -> Pair:
    """log(x) for a finite x above 0."""
    exponent, rest = split_logarithm(x)
    if exponent == 0:
        return rest
    count = float(exponent)
    low = multiply_float(_LOG2_REST, count)
    return add(ordered_total(count * _LOG2_HIGH, low[0]), (rest[0], rest[1] + low[1]))


def logarithm_of_pair(x: Pair) -> Pair:
    """log(x) for a finite x above 0."""
    log = logarithm(x[0])
    return add_float(log, x[1] / x[0])


def logarithm_of_one_plus(x: Pair) -> Pair:
    """log(1 + x) for x above -1, with a small relative error."""
    if magnitude(x[0]) < 0.01:
        return logarithm_of_sum(x)
    high, rest = total(1.0, x[0])
    return logarithm_of_pair(ordered_total(high, rest + x[1]))


def exponential_minus_one(x: Pair) -> Pair:
    """exp(x) - 1 for abs(x) below 700, with a small relative error."""
    less_one, count = exponential_less_one(x)
    if count == 0:
        return less_one
    power, exponent = exponential(x)
    high, low = scaled(power[0], exponent), scaled(power[1], exponent)
    return add((high, low), (-1.0, 0.0))
