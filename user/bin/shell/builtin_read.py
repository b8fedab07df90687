"""The builtin `read`: one line of standard input, split at IFS into variables (XCU, read).

It reads byte by byte, so that what follows the line is left to the next command.
"""

import os

from shell.errors import ShellError
from shell.interpreter import Interpreter
from shell.names import is_name
from shell.output import STANDARD_ERROR, decode, write_text

QUOTE = "\0"


class Line:
    """What was read: the text, in which QUOTE stands before each character that a backslash protects."""

    def __init__(self, text: str, complete: bool) -> None:
        self.text = text
        self.complete = complete


def _read_line(raw: bool) -> Line:
    """A line without its newline; unless raw, a backslash joins lines and protects characters."""
    collected: list[bytes] = []
    escaped = False
    while True:
        byte = os.read(0, 1)
        if len(byte) == 0 or (byte == b"\n" and not escaped):
            return Line(decode(b"".join(collected)), len(byte) > 0)
        if escaped:
            escaped = False
            if byte != b"\n":
                collected.append(b"\0")
                collected.append(byte)
        elif byte == b"\\" and not raw:
            escaped = True
        elif byte != b"\0":
            collected.append(byte)


class Splitter:
    """Takes fields off the front of a line."""

    def __init__(self, text: str, separators: str) -> None:
        self.text = text
        self.position = 0
        self.spaces = "".join([c for c in separators if c in " \t\n"])
        self.separators = separators

    def skip_spaces(self) -> None:
        """Skip white space of IFS."""
        while self.position < len(self.text) and self.text[self.position] in self.spaces:
            self.position += 1

    def field(self) -> str:
        """The next field, with the separator behind it consumed."""
        taken: list[str] = []
        while self.position < len(self.text):
            character = self.text[self.position]
            if character == QUOTE and self.position + 1 < len(self.text):
                self.position += 1
                character = self.text[self.position]
            elif character in self.separators:
                break
            taken.append(character)
            self.position += 1
        self.skip_spaces()
        if self.position < len(self.text) and self.text[self.position] in self.separators:
            self.position += 1
            self.skip_spaces()
        return "".join(taken)

    def rest(self) -> str:
        """All that is left: one field without its separator, or several without the spaces at the end."""
        start = self.position
        only = self.field()
        if self.position >= len(self.text):
            return only
        end = len(self.text)
        while end > start and self.text[end - 1] in self.spaces and not self.text.startswith(QUOTE, end - 2):
            end -= 1
        return self.text[start:end].replace(QUOTE, "")


def read_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`read [-r] [-p prompt] names`; 1 at the end of input."""
    raw = False
    while len(arguments) > 0 and len(arguments[0]) > 1 and arguments[0][0] == "-":
        option = arguments[0]
        arguments = arguments[1:]
        if option == "--":
            break
        if option == "-r":
            raw = True
        elif option == "-p" and len(arguments) > 0:
            write_text(STANDARD_ERROR, arguments[0])
            arguments = arguments[1:]
        else:
            raise ShellError(f"read: illegal option {option}")
    if len(arguments) == 0:
        raise ShellError("read: arg count")
    for name in arguments:
        if not is_name(name):
            raise ShellError(f"read: {name}: bad variable name")
    line = _read_line(raw)
    variables = interpreter.state.variables
    splitter = Splitter(line.text, variables.value("IFS", " \t\n"))
    splitter.skip_spaces()
    for index in range(len(arguments)):
        last = index + 1 == len(arguments)
        variables.set(arguments[index], splitter.rest() if last else splitter.field())
    return 0 if line.complete else 1
