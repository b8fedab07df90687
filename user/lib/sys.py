"""sys: the arguments, the standard streams, leaving the program."""

from typing import NoReturn

from user.lib import linux
from user.lib.io import BufferedReader, BufferedWriter, TextIOWrapper, is_terminal

argv: list[str] = linux.arguments()
platform = "linux"
byteorder = "little"
maxsize = 0x7FFF_FFFF_FFFF_FFFF
version = "3.11 (Ophion)"
executable = ""

_output = BufferedWriter(1, "<stdout>", "w")
_input = BufferedReader(0, "<stdin>", "r")
_input.prompt = _output

stdin = TextIOWrapper(_input)
stdout = TextIOWrapper(_output, is_terminal(1))
stderr = TextIOWrapper(BufferedWriter(2, "<stderr>", "w"), True)


def exit(status: int | str | None = None, /) -> NoReturn:
    """Leave the program with a status, None being 0, or with 1 and a text on standard error: SystemExit."""
    if status is None:
        raise SystemExit
    raise SystemExit(status)


_recursion_limit = 1000


def getrecursionlimit() -> int:
    """The number that was set; what limits recursion is the size of the stack."""
    return _recursion_limit


def setrecursionlimit(limit: int, /) -> None:
    """Keep a number; what limits recursion is the size of the stack."""
    global _recursion_limit
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _recursion_limit = limit
