"""head: write the first lines (-n N, 10 without it) or bytes (-c N) of files or of standard input."""

import sys
from typing import BinaryIO

from command_line.options import begin, read_options

USAGE = """head [-n LINES | -c BYTES] [FILE]...
Write the first lines of each file, ten of them, or the first bytes."""

CHUNK = 65536


def copy_lines(stream: BinaryIO, count: int) -> None:
    """Write the first `count` lines of `stream`, or all but the last `-count`."""
    output = sys.stdout.buffer
    if count < 0:
        output.write(b"".join(stream.read().splitlines(True)[:count]))
    while count > 0:
        line = stream.readline()
        if len(line) == 0:
            return
        output.write(line)
        count -= 1


def copy_bytes(stream: BinaryIO, count: int) -> None:
    """Write the first `count` bytes of `stream`, or all but the last `-count`."""
    output = sys.stdout.buffer
    if count < 0:
        output.write(stream.read()[:count])
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
    begin()
    count = 10
    by_bytes = False
    options, paths = read_options(USAGE, "n:c:", arguments=old_style(sys.argv[1:]))
    for option, value in options:
        by_bytes = option == "-c"
        try:
            count = int(value)
        except ValueError:
            sys.stderr.write(f"head: invalid number of {'bytes' if by_bytes else 'lines'}: '{value}'\n")
            return 1
    return show_all(paths if paths else ["-"], count, by_bytes)


if __name__ == "__main__":
    sys.exit(main())
