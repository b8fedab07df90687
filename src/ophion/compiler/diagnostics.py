"""Messages about a person's source: where, the line itself with a caret, the reason, what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Diagnostic:
    """One message; lines count from 1, columns from 0 (-1: unknown)."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""

    def render(self) -> str:
        """The message as it is shown: `file:line:column: error: message`, source line, caret, hint."""
        where = f"{self.file}:{self.line}"
        if self.column >= 0:
            where += f":{self.column + 1}"
        parts = [f"{where}: error: {self.message}"]
        source = _source_line(self.file, self.line)
        if source is not None:
            parts.append("    " + source.rstrip())
            if self.column >= 0:
                parts.append("    " + _blank(source[: self.column]) + "^")
        if self.hint:
            parts.append(f"    instead: {self.hint}")
        return "\n".join(parts)


class CompileError(Exception):
    """The source cannot be compiled; str() is the finished text, one entry a diagnostic."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(diagnostic.render() for diagnostic in diagnostics))


class Refusal(Exception):
    """Raised inside the front end at a construct that the language leaves out; caught at the statement above it."""

    def __init__(self, line: int, column: int, message: str, hint: str = "") -> None:
        self.line, self.column, self.message, self.hint = line, column, message, hint
        super().__init__(message)


def _source_line(file: str, line: int) -> str | None:
    try:
        lines = Path(file).read_text(errors="replace").splitlines()
    except OSError:
        return None
    return lines[line - 1] if 0 < line <= len(lines) else None


def _blank(text: str) -> str:
    return "".join("\t" if character == "\t" else " " for character in text)
