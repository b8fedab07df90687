"""What of a program's text no parser takes: mypy has no place, or no words, for it."""

from __future__ import annotations

import ast
import io
import os
import tokenize
import warnings
from pathlib import Path

from ophion.compiler.diagnostics import CompileError, Diagnostic

DEEP = "this is nested too deeply to be compiled"
HUGE = "the number does not fit in 64 bits"


def check_readable(files: list[Path]) -> None:
    """Refuse files that are not UTF-8, or nested too deeply, or that hold a number of thousands of digits."""
    found = [diagnostic for file in files if (diagnostic := _unreadable(file)) is not None]
    if found:
        raise CompileError(found)


def _unreadable(file: Path) -> Diagnostic | None:
    content = file.read_bytes()
    shown = os.path.relpath(file)
    try:
        encoding = tokenize.detect_encoding(io.BytesIO(content).readline)[0]
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start)
        column = problem.start - (content.rfind(b"\n", 0, problem.start) + 1)
        return Diagnostic(shown, line + 1, column, "this is not UTF-8", "the file in that encoding")
    except SyntaxError as problem:
        return Diagnostic(shown, 1, 0, f"the encoding of the file is not known: {problem.msg}", "UTF-8")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (RecursionError, MemoryError):
        return Diagnostic(shown, *_longest(text), DEEP, "several statements")
    except SyntaxError as problem:
        if not problem.msg.startswith("Exceeds the limit"):
            return None  # mypy says so
        return Diagnostic(shown, problem.lineno or 1, (problem.offset or 1) - 1, HUGE)
    return None


def _longest(text: str) -> tuple[int, int]:
    """Line and column of the statement of the most tokens."""
    best, start, count = (0, 1, 0), (1, 0), 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if count == 0:
            start = token.start
        count += 1
        best = max(best, (count, *start), key=lambda row: row[0])
        if token.type == tokenize.NEWLINE:
            count = 0
    return best[1], best[2]
