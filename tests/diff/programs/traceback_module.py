"""traceback: what is handled, as text."""

import contextlib
import io
import traceback


def plain(text: str) -> str:
    """A traceback without the lines of a source that is not there, and the folders of files."""
    lines = [line for line in text.splitlines() if not line.startswith("    ")]
    return "\n".join(line[:8] + line[line.rindex("/") + 1 :] if "/" in line else line for line in lines)


def deep(n: int) -> int:
    return deep(n - 1) if n else 1 // n


def caught() -> None:
    try:
        deep(2)
    except ZeroDivisionError as problem:
        print(plain(traceback.format_exc()))
        print(plain("".join(traceback.format_exception(problem))))
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            traceback.print_exc()
            traceback.print_exception(ValueError("never raised"))
        print(plain(errors.getvalue()))
        try:
            raise KeyError("k") from problem
        except KeyError:
            text = traceback.format_exc()
        print(plain(text))
    print(traceback.format_exception(OSError(2, "gone")))


caught()
