"""sys: the arguments, the standard streams, leaving the program."""

from typing import NamedTuple, NoReturn

from user.lib import linux
from user.lib.io import BufferedReader, BufferedWriter, is_terminal
from user.lib.text_streams import TextIO, TextIOWrapper

argv: list[str] = linux.arguments()
platform = "linux"
byteorder = "little"
maxsize = 0x7FFF_FFFF_FFFF_FFFF
maxunicode = 0x10FFFF
version = "3.11 (Ophion)"
hexversion = 0x030B00F0
executable = ""


class _version_info(NamedTuple):  # noqa: N801 (Python's name)
    """The version of the language, as its parts."""

    major: int
    minor: int
    micro: int
    releaselevel: str
    serial: int

    def __repr__(self) -> str:
        parts = f"major={self.major}, minor={self.minor}, micro={self.micro}"
        return f"sys.version_info({parts}, releaselevel={self.releaselevel!r}, serial={self.serial})"


version_info = _version_info(3, 11, 0, "final", 0)

_output = BufferedWriter(1, "<stdout>", "w")
_input = BufferedReader(0, "<stdin>", "r")
_input.prompt = _output

stdin = TextIOWrapper(_input)
stdout: TextIO = TextIOWrapper(_output, is_terminal(1))
stderr: TextIO = TextIOWrapper(BufferedWriter(2, "<stderr>", "w"), True)


def exchange_stdout(stream: TextIO) -> TextIO:
    """Have what is printed written to another stream; the one before it. For contextlib.redirect_stdout."""
    global stdout
    before, stdout = stdout, stream
    return before


def exchange_stderr(stream: TextIO) -> TextIO:
    """Have standard error written to another stream; the one before it. For contextlib.redirect_stderr."""
    global stderr
    before, stderr = stderr, stream
    return before


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


class _float_info(NamedTuple):  # noqa: N801 (Python's name)
    """What a float can hold: IEEE double."""

    max: float
    max_exp: int
    max_10_exp: int
    min: float
    min_exp: int
    min_10_exp: int
    dig: int
    mant_dig: int
    epsilon: float
    radix: int
    rounds: int


float_info = _float_info(
    1.7976931348623157e308,
    1024,
    308,
    2.2250738585072014e-308,
    -1021,
    -307,
    15,
    53,
    2.220446049250313e-16,
    2,
    1,
)


def getdefaultencoding() -> str:
    """The encoding of text that is not given another one."""
    return "utf-8"


def getfilesystemencoding() -> str:
    """The encoding of the names of files."""
    return "utf-8"


def intern(string: str, /) -> str:
    """The text itself: texts are compared by what is in them."""
    return string
