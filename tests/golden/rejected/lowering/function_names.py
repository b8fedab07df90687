"""The name of a function that is held as a value."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def logged(function: Callable[P, R]) -> Callable[P, R]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print(function.__name__)
        print(function.__qualname__)
        return function(*args, **kwargs)

    return inner


@logged
def add(a: int, b: int) -> int:
    return a + b


print(add(1, 2))
