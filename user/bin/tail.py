"""tail: write the last lines (-n N, 10 without it; -n +N: from line N) or bytes (-c N, -c +N) of files."""

import sys

from command_line.options import begin, read_options

USAGE = """tail [-n LINES | -c BYTES] [FILE]...
Write the last lines of each file, ten of them, or the last bytes; those from
+NUMBER on."""


def last_lines(data: bytes, count: int) -> bytes:
    """The last `count` lines of `data`."""
    if count == 0:
        return b""
    position = len(data)
    if data.endswith(b"\n"):
        position -= 1
    while count > 0:
        position = data.rfind(b"\n", 0, position)
        if position < 0:
            return data
        count -= 1
    return data[position + 1 :]


def lines_from(data: bytes, number: int) -> bytes:
    """`data` from line `number` on, the first being 1."""
    position = 0
    while number > 1:
        position = data.find(b"\n", position) + 1
        if position == 0:
            return b""
        number -= 1
    return data[position:]


def tail_of(data: bytes, count: int, by_bytes: bool, from_start: bool) -> bytes:
    """The part of `data` that is asked for."""
    if by_bytes:
        if from_start:
            return data[max(count - 1, 0) :]
        return data[max(len(data) - count, 0) :]
    return lines_from(data, count) if from_start else last_lines(data, count)


def read_file(path: str) -> bytes:
    """All of the file `path`; OSError where it cannot be opened or read."""
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as stream:
        return stream.read()


def old_style(arguments: list[str]) -> list[str]:
    """The arguments with a first `-5` written as `-n 5`."""
    if arguments and arguments[0].startswith("-") and arguments[0][1:].isdigit():
        return ["-n", arguments[0][1:], *arguments[1:]]
    return arguments


def show_all(paths: list[str], count: int, by_bytes: bool, from_start: bool) -> int:
    """Write the tail of each file, under its name where there are several; the exit status."""
    status = 0
    separator = ""
    output = sys.stdout.buffer
    for path in paths:
        try:
            data = read_file(path)
        except OSError as problem:
            sys.stderr.write(f"tail: cannot open '{path}' for reading: {problem.strerror}\n")
            status = 1
            continue
        if len(paths) > 1:
            name = "standard input" if path == "-" else path
            output.write(f"{separator}==> {name} <==\n".encode())
            separator = "\n"
        output.write(tail_of(data, count, by_bytes, from_start))
    return status


def main() -> int:
    begin()
    count = 10
    by_bytes = False
    from_start = False
    options, paths = read_options(USAGE, "n:c:", arguments=old_style(sys.argv[1:]))
    for option, value in options:
        by_bytes = option == "-c"
        from_start = value.startswith("+")
        try:
            count = abs(int(value))
        except ValueError:
            sys.stderr.write(f"tail: invalid number of {'bytes' if by_bytes else 'lines'}: '{value}'\n")
            return 1
    return show_all(paths if paths else ["-"], count, by_bytes, from_start)


if __name__ == "__main__":
    sys.exit(main())
