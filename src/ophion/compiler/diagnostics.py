"""Messages about a person's source: where, the line itself with a caret, the reason, what
to write instead.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DEBUG = "OPHION_DEBUG"
"""The environment variable that makes a mistake of the compiler show its traceback."""
LONGEST = 300
"""Characters of an unexpected exception's words that are shown."""
_PLACE = re.compile(r"while compiling (?P<file>.+):(?P<line>\d+) in ")


@dataclass(frozen=True)
class Diagnostic:
    """One message; lines count from 1, columns from 0 (-1: unknown)."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    label: str = "instead"

    def render(self) -> str:
        """The message as it is shown: `file:line:column: error: message`, source line, caret, hint."""
        where = f"{self.file}:{self.line}" if self.line > 0 else self.file
        if self.column >= 0:
            where += f":{self.column + 1}"
        parts = [f"{where}: error: {self.message}"]
        source = _source_line(self.file, self.line)
        if source is not None:
            parts.append("    " + source.rstrip())
            if self.column >= 0:
                parts.append("    " + _blank(source[: self.column]) + "^")
        if self.hint:
            parts.append(f"    {self.label}: {self.hint}")
        return "\n".join(parts)


class CompileError(Exception):
    """The source cannot be compiled; str() is the finished text, one entry a diagnostic."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(diagnostic.render() for diagnostic in diagnostics))

    def __reduce__(self) -> tuple[type[CompileError], tuple[list[Diagnostic]]]:
        """How it crosses from one process of a build to another."""
        return CompileError, (self.diagnostics,)


class Refusal(Exception):
    """Raised inside the front end at a construct that the language leaves out; caught at the statement above
    it.
    """

    def __init__(self, line: int, column: int, message: str, hint: str = "") -> None:
        self.line, self.column, self.message, self.hint = line, column, message, hint
        super().__init__(message)


@contextmanager
def no_traceback(file: Path) -> Iterator[None]:
    """Turn an exception that nobody expected into a CompileError: the compiler never shows a traceback of its
    own.

    `file` is the program being compiled; a note "while compiling FILE:LINE in ..." on the exception says
    better.
    """
    try:
        yield
    except CompileError:
        raise
    except OSError as problem:
        raise CompileError(
            [Diagnostic(str(problem.filename or file), 0, -1, str(problem.strerror))]
        ) from problem
    except RecursionError as problem:
        message = "this is nested too deeply to be compiled"
        raise CompileError(
            [Diagnostic(os.path.relpath(file), 1, 0, message, "several statements")]
        ) from problem
    except Exception as problem:
        if os.environ.get(DEBUG) == "1":
            traceback.print_exception(problem, file=sys.stderr)
        raise CompileError([_internal(problem, file)]) from problem


def _internal(problem: Exception, file: Path) -> Diagnostic:
    place = _PLACE.match(next(iter(getattr(problem, "__notes__", [])), ""))
    where, line = (place["file"], int(place["line"])) if place else (os.path.relpath(file), 0)
    words = str(problem)
    said = f"{type(problem).__name__}: {words[:LONGEST]}{'...' * (len(words) > LONGEST)}".removesuffix(": ")
    message = f"internal compiler error while compiling {where}{f':{line}' if line else ''}: {said}"
    return Diagnostic(where, line, -1, message, f"report it with this source; {DEBUG}=1 shows more", "please")


def _source_line(file: str, line: int) -> str | None:
    try:
        lines = Path(file).read_text(errors="replace").splitlines()
    except OSError:
        return None
    return lines[line - 1] if 0 < line <= len(lines) else None


def indentation(file: str, line: int) -> int:
    """The column where a line of a source begins: for what is said of all of it; -1 for no line."""
    source = _source_line(file, line)
    return -1 if source is None else len(source) - len(source.lstrip())


def _blank(text: str) -> str:
    return "".join("\t" if character == "\t" else " " for character in text)
