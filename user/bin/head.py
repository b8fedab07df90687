"""head: write the first lines (-n N, 10 without it) or bytes (-c N) of files or of standard input."""

import getopt
import signal
import sys
from typing import BinaryIO

CHUNK = 65536


def copy_lines(stream: BinaryIO, count: int) -> None:
    """Write the first `count` lines of `stream`."""
    output = sys.stdout.buffer
    while count > 0:
        line = stream.readline()
        if len(line) == 0:
            return
        output.write(line)
        count -= 1


def copy_bytes(stream: BinaryIO, count: int) -> None:
    """Write the first `count` bytes of `stream`."""
    output = sys.stdout.buffer
    while count > 0:
        data = stream.read(min(count, CHUNK))
        if len(data) == 0:
            return
        output.write(data)
        count -= len(data)


def copy(stream: BinaryIO, count: int, by_bytes: bool) -> None:
    """Write the head of `stream`."""
    if by_bytes:
        copy_bytes(stream, count)
    else:
        copy_lines(stream, count)


def copy_file(path: str, header: str, count: int, by_bytes: bool) -> None:
    """Write `header` and the head of the file `path`; OSError where it cannot be opened or read."""
    if path == "-":
        sys.stdout.buffer.write(header.encode())
        copy(sys.stdin.buffer, count, by_bytes)
        return
    with open(path, "rb") as stream:
        sys.stdout.buffer.write(header.encode())
        copy(stream, count, by_bytes)


def old_style(arguments: list[str]) -> list[str]:
    """The arguments with a first `-5` written as `-n 5`."""
    if arguments and arguments[0].startswith("-") and arguments[0][1:].isdigit():
        return ["-n", arguments[0][1:], *arguments[1:]]
    return arguments


def show_all(paths: list[str], count: int, by_bytes: bool) -> int:
    """Write the head of each file, under its name where there are several; the exit status."""
    status = 0
    separator = ""
    for path in paths:
        name = "standard input" if path == "-" else path
        header = f"{separator}==> {name} <==\n" if len(paths) > 1 else ""
        try:
            copy_file(path, header, count, by_bytes)
            separator = "\n"
        except OSError as problem:
            sys.stderr.write(f"head: cannot open '{path}' for reading: {problem.strerror}\n")
            status = 1
    return status


def main() -> int:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    count = 10
    by_bytes = False
    try:
        options, paths = getopt.gnu_getopt(old_style(sys.argv[1:]), "n:c:")
        for option, value in options:
            by_bytes = option == "-c"
            count = int(value)
    except getopt.GetoptError as error:
        sys.stderr.write(f"head: {error.msg}\n")
        return 1
    except ValueError:
        sys.stderr.write("head: invalid number\n")
        return 1
    return show_all(paths if paths else ["-"], count, by_bytes)


if __name__ == "__main__":
    sys.exit(main())
