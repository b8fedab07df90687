from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def call(func: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    print("calling")
    return func(*args, **kwargs)


def add(a: int, b: int = 3) -> int:
    return a + b


print(call(add, 1, 2), call(add, 1), call(add, b=2, a=5))
