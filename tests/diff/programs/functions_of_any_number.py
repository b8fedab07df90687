"""Functions with *args where functions of one, two or no arguments are wanted."""

from functools import reduce
from math import gcd, hypot, lcm
from typing import Callable


def total(first: int, *rest: int, scale: int = 1) -> int:
    return (first + sum(rest)) * scale


def joined(*parts: str) -> str:
    return "-".join(parts)


def main() -> None:
    print(reduce(lcm, [4, 6, 10]), reduce(gcd, [12, 18, 30]), list(map(gcd, [4, 6], [6, 9])))
    two: Callable[[int, int], int] = total
    three: Callable[[int, int, int], int] = total
    one: Callable[[int], int] = total
    print(two(1, 2), three(1, 2, 3), one(7), reduce(total, range(5)))
    ops: dict[str, Callable[[str, str], str]] = {"j": joined}
    none: Callable[[], str] = joined
    print(ops["j"]("a", "b"), repr(none()), list(map(joined, "abc", "xyz")))
    lengths: Callable[[float, float], float] = hypot
    print(lengths(3.0, 4.0))


main()
