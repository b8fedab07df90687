"""Tracebacks: noting the frames that an exception passes, and their text as CPython prints it.

Compiled code describes each place that can raise by a site record in its data: the file's name (a str
object's address), the line (i64), the function's name (a str object's address). When an exception leaves a
call there, the record's address is noted in the exception, innermost first.
"""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import address_of, export, load_u64, object_at, symbol, tail_address
from ophion.runtime import exceptions

SITE_LINE = 8
SITE_FUNCTION = 16


@symbol("ophion_fatal")
def fatal(text: u64, size: int, status: int) -> None:
    """End the program (or the kernel) with a text on its error output, if there is one. The platform's."""


@export("ophion_note_frame")
def note_frame(exception: u64, site: u64) -> None:
    """Add a place to the trace of an exception object on its way out."""
    object_at(exceptions.BaseException, exception).note_site(site)


def _frame(site: u64) -> str:
    """One line of a traceback."""
    file = object_at(str, load_u64(site))
    line = int(load_u64(site + SITE_LINE))
    function = object_at(str, load_u64(site + SITE_FUNCTION))
    return '  File "' + file + '", line ' + str(line) + ", in " + function + "\n"


def _frames(exception: exceptions.BaseException) -> str:
    """The frames, outermost first; those that the trace had no room for are counted."""
    text = ""
    omitted = 0
    for number in range(exception.trace_count - 1, -1, -1):
        site = exception.site(number)
        if site == 0:
            omitted += 1
            continue
        if omitted > 0:
            text += "  [" + str(omitted) + " frames omitted]\n"
            omitted = 0
        text += _frame(site)
    return text


def format_exception(exception: exceptions.BaseException) -> str:
    """The traceback with the exception's class and message, ending in a newline; its cause first."""
    text = ""
    cause = exception.cause
    if cause is not None:
        text = format_exception(cause)
        text += "\nThe above exception was the direct cause of the following exception:\n\n"
    if exception.trace_count > 0:
        text += "Traceback (most recent call last):\n" + _frames(exception)
    text += type(exception).__name__
    message = str(exception)
    return text + (": " + message + "\n" if message != "" else "\n")


def uncaught(exception: BaseException) -> None:
    """End the program because of an exception that nothing caught; SystemExit gives its status."""
    raised = cast(exceptions.BaseException, exception)
    status = raised.code if isinstance(raised, exceptions.SystemExit) else 1
    try:
        data = _last_words(raised).encode("utf-8", "replace")
        fatal(address_of(data), len(data), status)
    except BaseException:  # there is no memory for the text
        name = type(raised).__name__
        fatal(tail_address(name), len(name), status)


def _last_words(raised: exceptions.BaseException) -> str:
    if isinstance(raised, exceptions.SystemExit):
        return "" if raised.message is None else raised.message + "\n"
    return format_exception(raised)
