"""What a function passes on, looked at."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def logged(function: Callable[P, R]) -> Callable[P, R]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print(len(args))
        return function(*args, **kwargs)

    return inner


@logged
def add(a: int, b: int) -> int:
    return a + b


print(add(1, 2))
