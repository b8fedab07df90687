"""Functions that stand for parameters of any number and kind."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def named(work: Callable[P, R], name: str) -> Callable[P, R]:
    print(name)
    return work


def first(value: int) -> int:
    return value


print(named(first, "first")(1))
