"""Tracebacks: noting the frames that an exception passes, and their text as CPython prints it.

Compiled code describes each place that can raise by a site record in its data: the file's name (a str
object's address), the line (i64), the function's name (a str object's address). When an exception leaves a
call there, the record's address is noted in the exception, innermost first.
"""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import address_of, export, load_u64, object_at, symbol, tail_address
from ophion.runtime import exceptions
from ophion.runtime.class_names import exception_name

SITE_LINE = 8
SITE_FUNCTION = 16
SHOWN_REPEATS = 3
"""Frames alike in a row that are printed before they are only counted."""


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


def _repeated(count: int) -> str:
    """The line that stands for frames like those above it."""
    if count <= SHOWN_REPEATS:
        return ""
    more = count - SHOWN_REPEATS
    return "  [Previous line repeated " + str(more) + (" more times]\n" if more > 1 else " more time]\n")


def frames(exception: exceptions.BaseException) -> str:
    """The frames, outermost first; repeated ones and those that the trace had no room for are counted."""
    text = ""
    last = u64(0)
    count = omitted = 0
    for number in range(exception.__sites__ - 1, -1, -1):
        site = exception.site(number)
        if site == 0:
            omitted += 1
            continue
        if site == last:
            count += omitted + 1  # what was not kept, amid frames alike, is like them
        else:
            text += _repeated(count)
            text += "" if omitted == 0 else "  [" + str(omitted) + " frames omitted]\n"
            last = site
            count = 1
        omitted = 0
        if count <= SHOWN_REPEATS:
            text += _frame(site)
    return text + _repeated(count)


def format_exception(exception: exceptions.BaseException) -> str:
    """The traceback with the exception's class and message, ending in a newline; before it those of the
    exceptions that led to it.
    """
    text = ""
    current: exceptions.BaseException | None = exception
    seen: list[exceptions.BaseException] = []
    while current is not None:
        seen.append(current)
        cause = current.__cause__
        context = current.__context__ if not current.__suppress_context__ else None
        text = _one_exception(current) + text
        current = None
        if cause is not None and not _is_among(cause, seen):
            text = "\nThe above exception was the direct cause of the following exception:\n\n" + text
            current = cause
        elif context is not None and not _is_among(context, seen):
            text = "\nDuring handling of the above exception, another exception occurred:\n\n" + text
            current = context
    return text


def _is_among(exception: exceptions.BaseException, seen: list[exceptions.BaseException]) -> bool:
    for other in seen:
        if other is exception:
            return True
    return False


def _one_exception(exception: exceptions.BaseException) -> str:
    text = ""
    if exception.__sites__ > 0:
        text = "Traceback (most recent call last):\n" + frames(exception)
    kind = type(exception)
    text += exception_name(kind.__module__, kind.__qualname__)
    message = str(exception)
    text += ": " + message + "\n" if message != "" else "\n"
    if exception.__noted__:
        for note in exception.__notes__:
            text += note + "\n"
    return text


def exit_status(exception: exceptions.SystemExit) -> int:
    """The status that a SystemExit asks for: 1 where it carries something to print."""
    code = exception.code
    if code is None:
        return 0
    return code & 0xFF if isinstance(code, int) else 1


def exit_text(exception: exceptions.SystemExit) -> str:
    """What a SystemExit prints."""
    code = exception.code
    return "" if code is None or isinstance(code, int) else str(code) + "\n"


def uncaught(exception: BaseException) -> None:
    """End the program because of an exception that nothing caught; SystemExit gives its status."""
    raised = cast(exceptions.BaseException, exception)
    status = exit_status(raised) if isinstance(raised, exceptions.SystemExit) else 1
    try:
        data = _last_words(raised).encode("utf-8", "replace")
        fatal(address_of(data), len(data), status)
    except BaseException:  # there is no memory for the text
        name = type(raised).__name__
        fatal(tail_address(name), len(name), status)


def _last_words(raised: exceptions.BaseException) -> str:
    return exit_text(raised) if isinstance(raised, exceptions.SystemExit) else format_exception(raised)
