"""Types that have no compiled form."""

from typing import TypeVarTuple

Ts = TypeVarTuple("Ts")


def same(values: tuple[*Ts]) -> tuple[*Ts]:
    return values


print(same((1, "a")))
