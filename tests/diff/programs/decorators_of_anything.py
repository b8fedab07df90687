"""Decorators that say nothing of the parameters of what they decorate."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R")
calls: dict[str, int] = {}


def counted(func: F) -> F:
    @functools.wraps(func)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        calls[func.__name__] = calls.get(func.__name__, 0) + 1
        return func(*args, **kwargs)

    return cast(F, wrapper)


def shown(func: Callable[..., R]) -> Callable[..., R]:
    def wrapper(*args: Any, **kwargs: Any) -> R:
        print("before")
        result = func(*args, **kwargs)
        print("after", result)
        return result

    return wrapper


def quiet(func: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(func)
    def inner(*args: Any, **kwargs: Any) -> Any:
        try:
            return func(*args, **kwargs)
        except ValueError as error:
            print("quiet:", error)
            raise

    return inner


def repeat(times: int) -> Callable[[F], F]:
    def decorate(func: F) -> F:
        @functools.wraps(func)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            for _ in range(times - 1):
                func(*args, **kwargs)
            return func(*args, **kwargs)

        return wrapper  # type: ignore[return-value]

    return decorate


def only_text(func: Callable[..., str]) -> Callable[..., str]:
    def wrapper(*args: Any, **kwargs: Any) -> str:
        return func(*args, **kwargs).upper()

    return wrapper


@counted
def greet(name: str, punctuation: str = "!") -> str:
    return f"hello {name}{punctuation}"


@shown
def add(a: int, b: int = 2) -> int:
    return a + b


@quiet
def parse(text: str) -> int:
    return int(text)


@repeat(3)
@counted
def ping(n: int) -> None:
    print("ping", n)


@only_text
def title(word: str, times: int = 1) -> str:
    return word * times


class Robot:
    def __init__(self, name: str) -> None:
        self.name = name

    @counted
    def move(self, by: int, *, fast: bool = False) -> str:
        return f"{self.name} moves {by}{' fast' if fast else ''}"

    @shown
    def stop(self) -> int:
        return 0


print(greet("ann"), greet("bob", "?"), greet(name="eve", punctuation="."))
print(add(1), add(1, b=5))
print(parse("42"))
try:
    parse("x")
except ValueError:
    print("not a number")
ping(7)
print(title("ab"), title("ab", times=2), greet.__name__)
robot = Robot("r2")
print(robot.move(3), robot.move(4, fast=True), robot.stop())
print(calls)
