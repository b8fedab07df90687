"""A program's options and operands, `--help`, and what is wrong with them, in the words of coreutils.

A program describes itself by its usage: "NAME OPERANDS", and on the lines below what it does. Options are
single letters (getopt(3)); of long ones there is `--help` alone. What ends the program early is SystemExit.
"""

import getopt
import signal
import sys

Options = list[tuple[str, str]]


def begin() -> None:
    """End quietly by ^C, unless it is ignored, and when nobody reads the output any more."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def read_options(
    usage: str, letters: str, failure: int = 1, arguments: list[str] | None = None
) -> tuple[Options, list[str]]:
    """The options, anywhere among the operands, and the operands.

    A wrong option ends the program with status `failure`, `--help` with 0.
    """
    given = sys.argv[1:] if arguments is None else arguments
    try:
        return getopt.gnu_getopt(given, letters)
    except getopt.GetoptError as error:
        _refuse(usage, error, failure)
        raise


def read_leading_options(usage: str, letters: str, failure: int = 1) -> tuple[Options, list[str]]:
    """As read_options, but what follows the first operand is an operand."""
    try:
        return getopt.getopt(sys.argv[1:], letters)
    except getopt.GetoptError as error:
        _refuse(usage, error, failure)
        raise


def _refuse(usage: str, error: getopt.GetoptError, failure: int) -> None:
    """Help, or what is wrong with an option."""
    if error.opt == "help":
        show_help(usage)
    if error.msg.startswith("option --"):
        message = f"unrecognized option '--{error.opt}'"
    elif "requires argument" in error.msg:
        message = f"option requires an argument -- '{error.opt}'"
    else:
        message = f"invalid option -- '{error.opt}'"
    sys.exit(wrong_usage(usage, message, failure))


def show_help(usage: str) -> None:
    """Write the usage, and end successfully."""
    sys.stdout.write(f"Usage: {usage}\n")
    sys.exit(0)


def wrong_usage(usage: str, message: str, failure: int = 1) -> int:
    """Say what is wrong with the command line and where to look; `failure`."""
    name = usage.split()[0]
    sys.stderr.write(f"{name}: {message}\nTry '{name} --help' for more information.\n")
    return failure
