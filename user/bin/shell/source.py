"""Where program text comes from: a string, or standard input, with prompts when a person types.

A Source gives one line at a time, newline included, and None at the end; so commands run before later ones
are read.
"""

import os
from abc import ABC, abstractmethod

from shell import signals
from shell.errors import LineDropped
from shell.output import STANDARD_ERROR, decode, read_line, write_text


class Source(ABC):
    """Gives the lines of a program."""

    @abstractmethod
    def next_line(self, continuing: bool) -> str | None:
        """The next line, or None at the end; continuing is true in the middle of a command."""


class TextSource(Source):
    """The lines of a string: of -c, eval, a script, a here-document."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def next_line(self, continuing: bool) -> str | None:
        if self.position >= len(self.text):
            return None
        end = self.text.find("\n", self.position)
        stop = len(self.text) if end < 0 else end + 1
        line = self.text[self.position : stop]
        self.position = stop
        return line


class InputSource(Source):
    """Standard input that is not typed: read byte by byte, since the commands it names may read the rest."""

    def next_line(self, continuing: bool) -> str | None:
        line = read_line(0)
        return decode(line) if len(line) > 0 else None


class Prompts(ABC):
    """Gives the text before a line that a person types."""

    @abstractmethod
    def prompt(self, continuing: bool) -> str:
        """PS1, or PS2 in the middle of a command, expanded."""


class TerminalSource(Source):
    """A terminal in canonical mode, which gives a line a read; ^C raises LineDropped."""

    def __init__(self, prompts: Prompts) -> None:
        self.prompts = prompts

    def next_line(self, continuing: bool) -> str | None:
        collected = b""
        while not collected.endswith(b"\n"):
            block = self._read(self.prompts.prompt(continuing) if len(collected) == 0 else "")
            if len(block) == 0:
                break
            collected += block
        return decode(collected) if len(collected) > 0 else None

    def _read(self, prompt: str) -> bytes:
        """One read, during which alone the shell notices ^C."""
        was_held = signals.catch_interrupt()
        try:
            write_text(STANDARD_ERROR, prompt)
            return os.read(0, 4096)
        except KeyboardInterrupt:
            raise LineDropped from None
        finally:
            signals.leave_interrupt(was_held)
