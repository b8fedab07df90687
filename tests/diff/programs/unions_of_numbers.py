"""Functions of numbers where a value is an int or a float, or a text that says one."""

import math


def number(n: int) -> int | float:
    return n if n % 2 else n / 4


def told(value: int | str | float) -> None:
    try:
        print(int(value), float(value))
    except ValueError as problem:
        print(problem)


for k in (1, 2, 3, -5, -6):
    x = number(k)
    print(x, f"{x:.2f} {x:6.1f} {x}", x + 1, x / 2, x * x, round(x), abs(x), int(x), float(x), bool(x))
    print("%.1f" % x, "%d %s %5.2e" % (x, x, x), math.floor(x), math.ceil(x), math.trunc(x), hash(x), -x)
    print(max(x, 3), sum([x, x]), sorted([number(1), number(2)]), x > 0.75, x == 1, round(x, 1))
told(3)
told("44")
told(2.9)
told("x")
