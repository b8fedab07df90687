"""The functions of `math` of many numbers: exact sums, lengths of vectors, products."""

from collections.abc import Iterable, Sequence

from ophion.runtime.floats import is_infinite, is_nan, magnitude
from user.lib.double_double import Pair, add, product, root, total
from user.lib.float_parts import INFINITY, NOT_A_NUMBER, frexp, is_finite, scaled


def _rounded_total(parts: list[float]) -> float:
    """The sum of parts that do not overlap, in rising order, rounded once."""
    if len(parts) == 0:
        return 0.0
    index = len(parts) - 1
    high = parts[index]
    low = 0.0
    while index > 0:
        index -= 1
        before = high
        high = before + parts[index]
        low = parts[index] - (high - before)
        if low != 0.0:
            break
    # A tie that the remaining parts decide: rounding went to even, and they pull the other way.
    if index > 0 and low != 0.0 and (low < 0.0) == (parts[index - 1] < 0.0):
        twice = 2.0 * low
        other = high + twice
        if other - high == twice:
            return other
    return high


def fsum(seq: Iterable[float], /) -> float:
    """The exact sum, rounded once (J. Shewchuk, "Adaptive precision floating-point arithmetic", 1997).

    ValueError for infinities of both signs; OverflowError where a sum on the way is too large.
    """
    parts: list[float] = []
    infinite = 0.0
    special = 0.0
    for number in seq:
        x = number
        if not is_finite(x):
            infinite += x if is_infinite(x) else 0.0
            special += x
            parts.clear()
            continue
        kept = 0
        for part in parts:
            x, rest = total(x, part)
            if rest != 0.0:
                parts[kept] = rest
                kept += 1
        del parts[kept:]
        if not is_finite(x):
            raise OverflowError("intermediate overflow in fsum")
        if x != 0.0:
            parts.append(x)
    if is_nan(infinite):
        raise ValueError("-inf + inf in fsum")
    if special != 0.0:
        return special
    return _rounded_total(parts)


def _length(sizes: list[float]) -> float:
    """The root of the sum of squares."""
    largest = 0.0
    unknown = False
    for size in sizes:
        unknown = unknown or is_nan(size)
        largest = max(largest, size)
    if is_infinite(largest):
        return INFINITY
    if unknown:
        return NOT_A_NUMBER
    exponent = frexp(largest)[1]
    squares: Pair = (0.0, 0.0)
    for size in sizes:
        part = scaled(size, -exponent)
        squares = add(squares, product(part, part))
    return scaled(root(squares)[0], exponent)


def hypot(*coordinates: float) -> float:
    """The length of a vector."""
    return _length([magnitude(x) for x in coordinates])


def dist(p: Sequence[float], q: Sequence[float], /) -> float:
    """The distance of two points. ValueError where they differ in dimension."""
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return _length([magnitude(p[index] - q[index]) for index in range(len(p))])
