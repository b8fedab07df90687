"""except clauses and suppress() with classes that are values, as a decorator that tries again has them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def retry(
    times: int, exceptions: tuple[type[Exception], ...] = (Exception,)
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(f: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(f)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            last: Exception | None = None
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except exceptions as e:
                    last = e
                    print(f"attempt {attempt} failed: {type(e).__name__}: {e}")
            assert last is not None
            raise last

        return wrapper

    return decorate


calls = 0


@retry(3, (ValueError, KeyError))
def flaky(n: int) -> int:
    global calls
    calls += 1
    if calls < n:
        raise ValueError(f"not yet {calls}")
    return calls


@retry(2, exceptions=(OSError,))
def other() -> str:
    raise KeyError("x")


@retry(2)
def any_one(x: float) -> float:
    return 1 / x


print(flaky(3))
try:
    other()
except KeyError as e:
    print("KeyError", e)
try:
    any_one(0.0)
except ZeroDivisionError as e:
    print(repr(e))


def attempt(work: Callable[[], int], kind: type[Exception]) -> str:
    try:
        return str(work())
    except kind as problem:
        return f"{kind.__name__} {problem!r}"


def boom() -> int:
    return [1, 2][5]


print(attempt(boom, IndexError))
print(attempt(boom, LookupError))
try:
    print(attempt(boom, TypeError))
except IndexError as e:
    print("through", e)


class Base(Exception):
    code = 1


class Below(Base):
    code = 2


def raised(kind: type[Base]) -> None:
    raise kind("made")


for k in (Base, Below):
    for wanted in (Base, Below):
        try:
            raised(k)
        except wanted as w:
            print(k.__name__, wanted.__name__, w.code, w)
        except Base as b:
            print("other", b)

KNOWN = (ValueError, TypeError)
for text in ("1", "x"):
    try:
        print(int(text))
    except KNOWN as e:
        print(e)


def only(kinds: type[Exception] | tuple[type[Exception], ...]) -> str:
    try:
        int("zz")
    except kinds as e:
        return str(e)
    except Exception as e:
        return "other"
    return ""


print(only(ValueError), only((KeyError, ValueError)), only(KeyError), only(()))


def kinds_of() -> tuple[type[Exception], ...]:
    print("asked")
    return (ValueError, KeyError)


def quiet(kind: type[Exception], text: str) -> None:
    with suppress(kind):
        print(int(text))
    with suppress(*kinds_of()):
        print(int(text))
    with suppress():
        print("nothing")
    with suppress(*KNOWN, IndexError):
        print([1][3])


quiet(ValueError, "x")
quiet(ArithmeticError, "4")
try:
    with suppress(KeyError):
        int("y")
except ValueError as e:
    print(e)
