"""The built-in functions that need files: open, print, input."""

from user.lib import sys
from user.lib.files import open_binary_random, open_binary_reader, open_binary_writer, open_text
from user.lib.text_streams import TextIO

__all__ = ["open_binary_random", "open_binary_reader", "open_binary_writer", "open_text"]


def print_text(text: str, file: TextIO | None, flush: bool) -> None:
    """Write what `print` has joined, its end included, to `file` or to standard output."""
    stream = sys.stdout if file is None else file
    stream.write(text)
    if flush:
        stream.flush()


def input(prompt: str = "") -> str:
    """A line of standard input without its newline, after the prompt. EOFError at the end."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line.removesuffix("\n")
