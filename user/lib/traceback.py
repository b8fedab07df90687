"""traceback: the tracebacks of exceptions as text; the lines of the source are not there."""

from typing import cast

from ophion.runtime import exceptions
from ophion.runtime.traceback import format_exception as text_of
from user.lib import sys
from user.lib.call_sites import HANDLED


def _text(problem: BaseException | None) -> str:
    """The traceback of an exception and of those that led to it."""
    return "NoneType: None\n" if problem is None else text_of(cast(exceptions.BaseException, problem))


def format_exc(handled: BaseException | None = HANDLED) -> str:
    """The traceback of what is handled where this is called."""
    return _text(handled)


def print_exc(handled: BaseException | None = HANDLED) -> None:
    """Print the traceback of what is handled where this is called, on standard error."""
    sys.stderr.write(_text(handled))


def format_exception(exc: BaseException | None, /) -> list[str]:
    """The lines of an exception's traceback."""
    return _text(exc).splitlines(keepends=True)


def print_exception(exc: BaseException | None, /) -> None:
    """Print the traceback of an exception, on standard error."""
    sys.stderr.write(_text(exc))
