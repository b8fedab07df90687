"""Arithmetic with twice the precision of a float: a value is the unevaluated sum of two floats.

The first float of a `Pair` is the sum rounded, the second what the rounding left, so that about 106 bits
count. The functions of `math` compute with pairs and round once at the end.

Sources: T. Dekker, "A floating-point technique for extending the available precision" (1971); Muller et al.,
"Handbook of Floating-Point Arithmetic", chapters 4 and 14. There is no fused multiply-add on every x86_64, so
that products are split. Arguments of `product` must be below 2**995, or the split overflows.
"""

from ophion.runtime.floats import square_root

Pair = tuple[float, float]

_SPLITTER = 134217729.0  # 2**27 + 1


def total(a: float, b: float) -> Pair:
    """a + b exactly (Knuth's two-sum)."""
    rounded = a + b
    other = rounded - a
    return rounded, (a - (rounded - other)) + (b - other)


def ordered_total(a: float, b: float) -> Pair:
    """a + b exactly where abs(a) >= abs(b) or a is 0 (Dekker's fast two-sum)."""
    rounded = a + b
    return rounded, b - (rounded - a)


def product(a: float, b: float) -> Pair:
    """a * b exactly (Dekker's product with Veltkamp's split)."""
    rounded = a * b
    scaled = _SPLITTER * a
    a_high = scaled - (scaled - a)
    a_low = a - a_high
    scaled = _SPLITTER * b
    b_high = scaled - (scaled - b)
    b_low = b - b_high
    rest = ((a_high * b_high - rounded) + a_high * b_low + a_low * b_high) + a_low * b_low
    return rounded, rest


def add(a: Pair, b: Pair) -> Pair:
    """a + b, the relative error below 2**-104 also where the signs differ (AccurateDWPlusDW)."""
    high, rest = total(a[0], b[0])
    low, least = total(a[1], b[1])
    high, rest = ordered_total(high, rest + low)
    return ordered_total(high, rest + least)


def subtract(a: Pair, b: Pair) -> Pair:
    """a - b."""
    return add(a, (-b[0], -b[1]))


def add_float(a: Pair, b: float) -> Pair:
    """a + b."""
    high, rest = total(a[0], b)
    return ordered_total(high, rest + a[1])


def multiply(a: Pair, b: Pair) -> Pair:
    """a * b."""
    high, rest = product(a[0], b[0])
    return ordered_total(high, rest + (a[0] * b[1] + a[1] * b[0]))


def multiply_float(a: Pair, b: float) -> Pair:
    """a * b."""
    high, rest = product(a[0], b)
    return ordered_total(high, rest + a[1] * b)


def divide(a: Pair, b: Pair) -> Pair:
    """a / b for b other than 0."""
    quotient = a[0] / b[0]
    high, rest = product(quotient, b[0])
    left = ((a[0] - high) - rest) + (a[1] - quotient * b[1])
    return ordered_total(quotient, left / b[0])


def root(a: Pair) -> Pair:
    """The square root of a pair that is not negative."""
    if a[0] == 0.0:
        return a
    first = square_root(a[0])
    high, rest = product(first, first)
    left = ((a[0] - high) - rest) + a[1]
    return ordered_total(first, left / (2.0 * first))
