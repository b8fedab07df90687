"""Builtins on what processes use: ulimit, times (XCU 2.14, "times"; ulimit)."""

import os
import resource

from shell.errors import ShellError
from shell.interpreter import Interpreter
from shell.names import decimal
from shell.output import STANDARD_OUTPUT, write_text

_RLIMIT_LOCKS = 10
_RLIMIT_RTPRIO = 14


class Limit:
    """A limit that `ulimit -LETTER` names; its number counts units of `unit` bytes, seconds or pieces."""

    def __init__(self, letter: str, name: str, number: int, unit: int) -> None:
        self.letter = letter
        self.name = name
        self.number = number
        self.unit = unit


LIMITS: list[Limit] = [
    Limit("t", "time(seconds)", resource.RLIMIT_CPU, 1),
    Limit("f", "file(blocks)", resource.RLIMIT_FSIZE, 512),
    Limit("d", "data(kbytes)", resource.RLIMIT_DATA, 1024),
    Limit("s", "stack(kbytes)", resource.RLIMIT_STACK, 1024),
    Limit("c", "coredump(blocks)", resource.RLIMIT_CORE, 512),
    Limit("m", "memory(kbytes)", resource.RLIMIT_RSS, 1024),
    Limit("l", "locked memory(kbytes)", resource.RLIMIT_MEMLOCK, 1024),
    Limit("p", "process", resource.RLIMIT_NPROC, 1),
    Limit("n", "nofiles", resource.RLIMIT_NOFILE, 1),
    Limit("v", "vmemory(kbytes)", resource.RLIMIT_AS, 1024),
    Limit("w", "locks", _RLIMIT_LOCKS, 1),
    Limit("r", "rtprio", _RLIMIT_RTPRIO, 1),
]


class UlimitOptions:
    """What the options of `ulimit` say; of -H and -S the last counts."""

    def __init__(self) -> None:
        self.all = False
        self.hard = False
        self.soft = False
        self.limit = _by_letter("f")

    def take(self, letters: str) -> None:
        """Take the letters of one word; ShellError for one that is none."""
        for letter in letters:
            if letter == "a":
                self.all = True
            elif letter == "H":
                self.hard, self.soft = True, False
            elif letter == "S":
                self.hard, self.soft = False, True
            else:
                self.limit = _by_letter(letter)


def _by_letter(letter: str) -> Limit:
    for limit in LIMITS:
        if limit.letter == letter:
            return limit
    raise ShellError(f"ulimit: Illegal option -{letter}")


def ulimit_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`ulimit [-HS] [-a | -LETTER] [number | unlimited]`: shows or sets what programs may use."""
    options = UlimitOptions()
    while len(arguments) > 0 and len(arguments[0]) > 1 and arguments[0].startswith("-"):
        word = arguments[0]
        arguments = arguments[1:]
        if word == "--":
            break
        options.take(word[1:])
    if len(arguments) > 1 or (options.all and len(arguments) > 0):
        raise ShellError("ulimit: too many arguments")
    if len(arguments) == 1:
        _set(options, arguments[0])
    elif options.all:
        for limit in LIMITS:
            write_text(STANDARD_OUTPUT, f"{limit.name:<20} {_shown(limit, options.hard)}\n")
    else:
        write_text(STANDARD_OUTPUT, _shown(options.limit, options.hard) + "\n")
    return 0


def _shown(limit: Limit, hard: bool) -> str:
    """A limit as `ulimit` prints it."""
    soft_value, hard_value = resource.getrlimit(limit.number)
    value = hard_value if hard else soft_value
    return "unlimited" if value == resource.RLIM_INFINITY else str(value // limit.unit)


def _set(options: UlimitOptions, text: str) -> None:
    """Set the soft limit, the hard one, or both where neither is named."""
    limit = options.limit
    value = resource.RLIM_INFINITY
    if text != "unlimited":
        count = decimal(text)
        if count < 0:
            raise ShellError("ulimit: bad number")
        value = count * limit.unit
    both = not options.hard and not options.soft
    soft_value, hard_value = resource.getrlimit(limit.number)
    wanted = (value if both or options.soft else soft_value, value if both or options.hard else hard_value)
    try:
        resource.setrlimit(limit.number, wanted)
    except ValueError:
        reason = "Operation not permitted" if both or options.hard else "Invalid argument"
        raise ShellError(f"ulimit: error setting limit ({reason})") from None


def times_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`times`: how long the shell, and below it its children, have kept the processor busy."""
    spent = os.times()
    write_text(STANDARD_OUTPUT, f"{_clock(spent.user)} {_clock(spent.system)}\n")
    write_text(STANDARD_OUTPUT, f"{_clock(spent.children_user)} {_clock(spent.children_system)}\n")
    return 0


def _clock(seconds: float) -> str:
    """Minutes and seconds as `times` prints them."""
    return f"{int(seconds // 60)}m{seconds % 60:.6f}s"
