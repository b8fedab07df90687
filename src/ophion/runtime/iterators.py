"""Iterable, Iterator and Generator as values: what their objects hold, and what their methods check.

The compiler makes a class below these for each generator and for each kind of value that is turned into an
Iterator, and calls two methods of them through the table of methods: `iter` gives an Iterator, `step` gives
the next item, or none at the end, so that the end of a loop costs no exception. What is
thrown in waits in `thrown` and is raised where the code goes on.
"""

from typing import Generic, TypeVar, cast

from ophion.runtime import exceptions

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")

DONE = -1
RUNNING = -2


class Dropped(exceptions.BaseException):
    """What leaves a generator that was dropped and has yielded instead of ending: nothing catches it."""


_spare_exit = exceptions.GeneratorExit()
_dropped = Dropped()


class Iterable(Generic[T]):
    """What can be asked for an Iterator."""


class Iterator(Iterable[T], Generic[T]):
    """`state`: 0 at the start, DONE, RUNNING, or where it waits; `generator`: it takes what is thrown in."""

    state: int
    generator: bool
    thrown: BaseException | None


class Generator(Iterator[T], Generic[T, S, R]):
    """`sent`: what `send` has left for the waiting yield; `result`: what was returned."""

    sent: S | None
    result: R | None


def generator_exit() -> BaseException:
    """What is thrown into a generator that is closed; there is one when there is no memory, too."""
    try:
        return GeneratorExit()
    except MemoryError:
        _spare_exit.forget()
        return cast(BaseException, _spare_exit)


def dropping() -> BaseException:
    """What is thrown into a generator that ignored GeneratorExit when it was dropped."""
    _dropped.forget()
    return cast(BaseException, _dropped)


def escaping(exception: BaseException) -> BaseException:
    """What leaves a generator for an exception that its code did not catch."""
    if not isinstance(exception, StopIteration):
        return exception
    failed = RuntimeError("generator raised StopIteration")
    known = cast(exceptions.RuntimeError, failed)
    known.__cause__ = known.__context__ = cast(exceptions.BaseException, exception)
    known.__suppress_context__ = True
    return failed


def check_sending(state: int, something: bool) -> None:
    """Whether a value may be sent."""
    if state == RUNNING:
        raise ValueError("generator already executing")
    if state == 0 and something:
        raise TypeError("can't send non-None value to a just-started generator")


def check_throwing(state: int) -> None:
    """Whether an exception may be thrown in."""
    if state == RUNNING:
        raise ValueError("generator already executing")


def raise_ignored_exit() -> None:
    """A generator that yields when it is closed."""
    raise RuntimeError("generator ignored GeneratorExit")


def raise_nothing_sent() -> None:
    """A yield that is used as a value of a type without None, where next() was called and not send()."""
    raise TypeError("nothing was sent to this yield, and its type has no None")


def raise_no_result() -> None:
    """A generator that ended before, and is delegated to again for a result of a type without None."""
    raise TypeError("this generator has no result, and its type has no None")
