"""math: functions, constants, errors; floats to the power of fractions, ints to that of negative numbers."""

import math
from collections.abc import Callable
from math import gcd, hypot, sqrt

HUGE = 1e22


def attempt(function: Callable[[float], float], x: float) -> str:
    """The result of a function, or what it raises."""
    try:
        return repr(function(x))
    except ValueError as problem:
        return f"ValueError: {problem}"
    except OverflowError as problem:
        return f"OverflowError: {problem}"


def power(x: float, y: float) -> str:
    """x ** y, or what it raises."""
    try:
        return repr(x**y)
    except ZeroDivisionError as problem:
        return f"ZeroDivisionError: {problem}"
    except OverflowError as problem:
        return f"OverflowError: {problem}"


def elementary() -> None:
    """One value of each elementary function, exact in the last digit."""
    print(
        math.exp(1.0),
        math.exp2(0.5),
        math.expm1(1e-5),
        math.log(10),
        math.log(8, 2),
        math.log2(8),
        math.log10(1000),
    )
    print(math.log1p(1e-10), math.sqrt(2), math.pow(2, 0.5), math.cbrt(8.0))
    print(math.sin(1.0), math.cos(1.0), math.tan(1.0), math.sin(HUGE), math.cos(1e300), math.sin(math.pi))
    print(math.asin(0.5), math.acos(0.5), math.atan(0.5), math.atan2(1.0, -2.0), math.atan2(-0.0, -1.0))
    # The C library is not exact in the last digit of these.
    for value in [
        math.sinh(2.0),
        math.cosh(2.0),
        math.tanh(0.3),
        math.asinh(2.0),
        math.acosh(2.0),
        math.atanh(0.5),
    ]:
        print(f"{value:.15g}")
    print(f"{math.erf(0.5):.15g} {math.erfc(3.0):.15g}", math.gamma(5.5), math.lgamma(10.5), math.gamma(5))
    print(math.degrees(math.pi), math.radians(180.0), math.pi, math.e, math.tau, math.inf, math.nan)


def parts() -> None:
    """Functions that take floats apart."""
    print(math.floor(2.5), math.ceil(2.5), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7))
    print(math.floor(7), math.ceil(2**62 + 1), math.trunc(True), math.fabs(-0.0), math.copysign(3.0, -0.0))
    print(math.frexp(10.0), math.frexp(0.0), math.ldexp(0.625, 4), math.modf(-2.25), math.modf(math.inf))
    print(math.fmod(-7.5, 2.0), math.remainder(7.5, 2.0), math.remainder(-5, 2), math.ulp(1.0), math.ulp(0.0))
    print(math.nextafter(1.0, 2.0), math.nextafter(0.0, -1.0), math.isclose(1.0, 1.0 + 1e-10))
    print(math.isclose(1.0, 1.1, rel_tol=0.2), math.isclose(0.0, 1e-10, abs_tol=1e-9))
    print(math.isfinite(1.0), math.isinf(-math.inf), math.isnan(math.nan), abs(-0.0))


def whole() -> None:
    """Functions of ints."""
    print(gcd(12, 18), gcd(), gcd(-5), gcd(4, 6, 8), math.lcm(4, 6, 10), math.lcm(), math.lcm(0, 3))
    print(
        math.factorial(20),
        math.comb(60, 30),
        math.comb(5, 7),
        math.perm(10, 3),
        math.perm(5),
        math.isqrt(10**18),
    )
    try:
        print(math.factorial(-1))
    except ValueError as problem:
        print(problem)
    try:
        print(math.isqrt(-1))
    except ValueError as problem:
        print(problem)


def many() -> None:
    """Functions of several numbers."""
    print(hypot(3.0, 4), hypot(), hypot(1.0, 2.0, 3.0), math.dist([1.0, 2.0], (4.0, 6.0)))
    print(math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum(range(5)))
    print(math.prod([1, 2, 3, 4]), math.prod([0.5, 4.0]), math.prod(range(1, 6), start=10))
    print(math.prod(x + 1 for x in range(4)))


def powers() -> None:
    """The operator **."""
    n = 3
    x = 2.5
    print(2.0**0.5, 2**-1, 10**-2, 2**10, n**2, x**n, n**-1, n**0.5, pow(x, 0.5), pow(n, 2), 2.0**-1074)
    print(x**1.5 + 1, (x**0.5) ** 2, [y**0.5 for y in [1.0, 4.0, 9.0]])
    for base in (0.0, -0.0, 1.0, -1.0, -2.0, 10.0, math.inf, -math.inf, math.nan):
        print(
            base,
            [power(base, y) for y in (0.0, 1.0, -1.0, 2.0, 3.0, -3.0, 1000.0, math.inf, -math.inf, math.nan)],
        )


def main() -> None:
    """All of it."""
    elementary()
    parts()
    whole()
    many()
    powers()
    for x in (0.0, -0.0, 1.0, -1.0, 2.0, -0.5, 1000.0, -1000.0, math.inf, -math.inf, math.nan):
        print(x, attempt(math.sqrt, x), attempt(math.exp, x), attempt(math.log, x), attempt(math.exp2, x))
        print(attempt(math.sin, x), attempt(math.acos, x), attempt(math.tan, x))
        print(attempt(math.gamma, x), attempt(math.lgamma, x), attempt(math.atan, x))
        print(attempt(lambda y: float(math.floor(y)), x), sqrt(abs(x)), attempt(math.log2, x))


main()
LEAST = -(2**63)
print(math.gcd(LEAST, -7), math.gcd(LEAST, 6), math.gcd(7, LEAST, 14), math.lcm(-6, 4), math.gcd(-4, 0))
