"""math: functions of floats and whole numbers, errors and results as CPython's.

Nearly all results are correctly rounded. CPython's are those of the C library, which differ from them in the
last bit for one argument in some hundred or thousand, and more often for expm1, log1p, the hyperbolic
functions, erf and cbrt.
"""

from user.lib.float_parts import (
    ceil,
    copysign,
    fabs,
    floor,
    fmod,
    frexp,
    isclose,
    isfinite,
    isinf,
    isnan,
    ldexp,
    modf,
    nextafter,
    remainder,
    trunc,
    ulp,
)
from user.lib.math_angles import PI, cos, degrees, radians, sin, tan
from user.lib.math_arcs import acos, asin, atan, atan2
from user.lib.math_hyperbolic import acosh, asinh, atanh, cosh, sinh, tanh
from user.lib.math_integers import comb, factorial, gcd, isqrt, lcm, perm
from user.lib.math_powers import cbrt, exp, exp2, expm1, log, log1p, log2, log10, pow, sqrt
from user.lib.math_special import erf, erfc, gamma, lgamma
from user.lib.math_sums import dist, fsum, hypot

pi = PI
e = 2.718281828459045
tau = 6.283185307179586
inf = float("inf")
nan = float("nan")

__all__ = [
    "acos",
    "acosh",
    "asin",
    "asinh",
    "atan",
    "atan2",
    "atanh",
    "cbrt",
    "ceil",
    "comb",
    "copysign",
    "cos",
    "cosh",
    "degrees",
    "dist",
    "e",
    "erf",
    "erfc",
    "exp",
    "exp2",
    "expm1",
    "fabs",
    "factorial",
    "floor",
    "fmod",
    "frexp",
    "fsum",
    "gamma",
    "gcd",
    "hypot",
    "inf",
    "isclose",
    "isfinite",
    "isinf",
    "isnan",
    "isqrt",
    "lcm",
    "ldexp",
    "lgamma",
    "log",
    "log1p",
    "log2",
    "log10",
    "modf",
    "nan",
    "nextafter",
    "perm",
    "pi",
    "pow",
    "radians",
    "remainder",
    "sin",
    "sinh",
    "sqrt",
    "tan",
    "tanh",
    "tau",
    "trunc",
    "ulp",
]  # fmt: skip
