"""What `__del__` raises, or a generator that is dropped: nobody can be given it, so it is told.

The text is CPython's. Where there is no memory or stack for it, and inside the telling of another, it is one
line, which needs neither.
"""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import address_of, export, immortal, object_at, symbol, tail_address
from ophion.runtime import exceptions
from ophion.runtime.class_names import exception_name
from ophion.runtime.strings import Str
from ophion.runtime.traceback import frames


@symbol("ophion_complain")
def complain(address: u64, size: int) -> None:
    """Write bytes where errors are told. The platform's."""


class State:
    """In the program's data, because objects end before this module's body runs."""

    telling: bool


@export("ophion_ignored")
def ignored(exception: u64, owner: u64, address: u64) -> None:
    """Tell of an exception. `owner`: a text, "<function C.__del__ at 0x"; `address`: what it ends with."""
    raised = object_at(exceptions.BaseException, exception)
    text = object_at(str, owner)
    state = immortal(State)
    if state.telling:
        _tell_bare(raised, text)
        return
    state.telling = True
    try:
        _tell(raised, text + f"{address:x}")
    except BaseException:
        _tell_bare(raised, text)
    state.telling = False


def _tell(raised: exceptions.BaseException, owner: str) -> None:
    text = "Exception ignored in: " + owner + ">\n"
    if raised.__sites__ > 0:
        text += "Traceback (most recent call last):\n" + frames(raised)
    kind = type(raised)
    text += exception_name(kind.__module__, kind.__qualname__) + ": " + _message(raised) + "\n"
    data = text.encode("utf-8", "replace")
    complain(address_of(data), len(data))


def _message(raised: exceptions.BaseException) -> str:
    try:
        return str(raised)
    except Exception:
        return "<exception str() failed>"


def _tell_bare(raised: exceptions.BaseException, owner: str) -> None:
    """Tell without making anything."""
    _tell_part("Exception ignored in: ")
    _tell_part(owner)
    _tell_part("?>: ")
    _tell_part(type(raised).__qualname__)
    _tell_part("\n")


def _tell_part(text: str) -> None:
    complain(tail_address(text), cast(Str, text).size)
