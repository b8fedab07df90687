"""The functions of `math` of whole numbers: divisors, factorials, combinations, roots."""

from ophion.runtime.floats import square_root


def _common_divisor(a: int, b: int) -> int:
    """The greatest one, or its negative."""
    while b != 0:
        a, b = b, a % b
    return a


def gcd(*integers: int) -> int:
    """The greatest common divisor, 0 without numbers."""
    result = 0
    for number in integers:
        result = _common_divisor(result, number)
    return abs(result)


def lcm(*integers: int) -> int:
    """The least common multiple, 1 without numbers."""
    result = 1
    for number in integers:
        if number == 0:
            return 0
        result = abs(result // _common_divisor(result, number) * number)
    return result


def factorial(x: int, /) -> int:
    """1 * 2 * ... * x. ValueError for a negative number."""
    if x < 0:
        raise ValueError("factorial() not defined for negative values")
    result = 1
    for factor in range(2, x + 1):
        result *= factor
    return result


def isqrt(n: int, /) -> int:
    """The whole part of the square root. ValueError for a negative number."""
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    root = int(square_root(float(n)))
    # The root of the nearest float may be one off, and its square beyond 64 bits.
    while root > 3037000499 or root * root > n:
        root -= 1
    while root < 3037000499 and (root + 1) * (root + 1) <= n:
        root += 1
    return root


def _check_counts(n: int, k: int) -> None:
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")


def perm(n: int, k: int | None = None, /) -> int:
    """The ways to take k of n things in order; all n without k. ValueError for negative numbers."""
    if k is None:
        return factorial(n)
    _check_counts(n, k)
    if k > n:
        return 0
    result = 1
    for factor in range(n - k + 1, n + 1):
        result *= factor
    return result


def comb(n: int, k: int, /) -> int:
    """The ways to take k of n things. ValueError for negative numbers."""
    _check_counts(n, k)
    if k > n:
        return 0
    result = 1
    for taken in range(1, min(k, n - k) + 1):
        factor = n - taken + 1
        divisor = _common_divisor(result, taken)
        result = result // divisor * (factor // (taken // divisor))
    return result
