"""Decorators of any signature: ParamSpec, decorators that take arguments, decorated methods and nested functions."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def logged(f: Callable[P, R]) -> Callable[P, R]:
    @wraps(f)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print("call")
        return f(*args, **kwargs)

    return inner


def repeat(times: int, note: str = "") -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(f: Callable[P, R]) -> Callable[P, R]:
        @wraps(f)
        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            for turn in range(times - 1):
                print(note, turn)
                f(*args, **kwargs)
            return f(*args, **kwargs)

        return inner

    return decorate


def retry(attempts: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    def decorator(function: Callable[P, T]) -> Callable[P, T]:
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
            last: Exception | None = None
            for attempt in range(attempts):
                try:
                    return function(*args, **kwargs)
                except ValueError as error:
                    print("attempt", attempt, "failed:", error)
                    last = error
            assert last is not None
            raise last

        return wrapper

    return decorator


def itself(work: Callable[P, R], name: str) -> Callable[P, R]:
    print(name)
    return work


calls: dict[str, int] = {}


def counted(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    calls[name] = 0

    def decorate(f: Callable[P, R]) -> Callable[P, R]:
        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            calls[name] += 1
            return f(*args, **kwargs)

        return inner

    return decorate


def with_seven(f: Callable[Concatenate[int, P], R]) -> Callable[Concatenate[int, P], R]:
    def inner(first: int, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return f(first + 7, *args, **kwargs)

    return inner


@logged
def add(a: int, b: int = 2) -> int:
    return a + b


@repeat(3, note="turn")
def hello(name: str) -> None:
    print("hello", name)


@counted("join")
@logged
def join(items: list[str], *, separator: str = ",", last: str | None = None) -> str:
    return separator.join(items + ([last] if last is not None else []))


@with_seven
def scaled(number: int, factor: float) -> float:
    return number * factor


class Account:
    def __init__(self) -> None:
        self.total = 0
        self.tries = 0

    @logged
    def deposit(self, amount: int, *, note: str = "") -> int:
        self.total += amount
        return self.total

    @retry(3)
    def flaky(self, limit: int) -> str:
        self.tries += 1
        if self.tries < limit:
            raise ValueError(f"try {self.tries}")
        return f"after {self.tries}"

    @property
    @logged
    def half(self) -> float:
        return self.total / 2


def nested(base: int) -> int:
    @logged
    def inner(value: int) -> int:
        return base + value

    return inner(1) + inner(2)


print(add(1), add(1, b=5), add(a=2, b=3))
hello("x")
account = Account()
print(account.deposit(5), account.deposit(3, note="n"), account.half)
print(account.flaky(3))
try:
    print(account.flaky(100))
except ValueError as error:
    print("ValueError:", error)
print(join(["a", "b"]), join(["a"], last="z", separator="-"), calls)
print(scaled(1, 0.5), nested(10))
print(itself(add, "add")(1, 2), itself(nested, "nested")(3))
