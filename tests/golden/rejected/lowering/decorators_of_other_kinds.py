"""Decorators that are no functions of functions, or that make something else of one."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
F = TypeVar("F", bound=Callable[[int], int])


class Task:
    def __init__(self, work: Callable[[int], int]) -> None:
        self.work = work


class Marked:
    def __call__(self, work: F) -> F:
        return work


def same(work: Callable[[T], T]) -> Callable[[T], T]:
    return work


@Task
def twice(n: int) -> int:
    return 2 * n


@Marked()
def thrice(n: int) -> int:
    return 3 * n


@same
def itself(value: T) -> T:
    return value


print(twice.work(1), thrice(1), itself(1))
