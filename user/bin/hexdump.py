"""hexdump: show bytes in hexadecimal: 16-bit words, or with -C bytes and their characters.

-n N stops after N bytes, -s N skips N first, -v shows repeated lines that otherwise become one "*".
"""

import sys

from command_line.options import begin, read_options

USAGE = """hexdump [-Cv] [-n BYTES] [-s SKIP] [FILE]...
Write bytes as hexadecimal numbers; -C with their characters, -v repeated lines
too."""

WIDTH = 16


def canonical(data: bytes) -> str:
    """16 bytes as -C shows them."""
    columns: list[str] = []
    for index in range(WIDTH):
        columns.append(f"{data[index]:02x}" if index < len(data) else "  ")
    characters = ""
    for byte in data:
        characters += chr(byte) if 0x20 <= byte < 0x7F else "."
    return " " + " ".join(columns[:8]) + "  " + " ".join(columns[8:]) + f"  |{characters}|"


def words(data: bytes) -> str:
    """16 bytes as little-endian 16-bit words, blanks where there are none."""
    text = ""
    for index in range(0, WIDTH, 2):
        if index + 1 < len(data):
            text += f" {data[index + 1]:02x}{data[index]:02x}"
        elif index < len(data):
            text += f" {data[index]:04x}"
        else:
            text += "     "
    return text


def dump(data: bytes, start: int, with_characters: bool, verbose: bool) -> None:
    """Write the lines for `data`, which begins at offset `start`."""
    digits = 8 if with_characters else 7
    previous = b""
    repeated = False
    for position in range(0, len(data), WIDTH):
        row = data[position : position + WIDTH]
        if row == previous and not verbose:
            if not repeated:
                sys.stdout.write("*\n")
            repeated = True
            continue
        repeated = False
        previous = row
        offset = hex(start + position)[2:].rjust(digits, "0")
        body = " " + canonical(row) if with_characters else words(row)
        sys.stdout.write(f"{offset}{body}\n")
    if data:
        sys.stdout.write(hex(start + len(data))[2:].rjust(digits, "0") + "\n")


def read_all(paths: list[str]) -> tuple[bytes, int]:
    """The bytes of all files, one after the other, and the exit status."""
    data = b""
    status = 0
    for path in paths:
        try:
            with open(path, "rb") as stream:
                data += stream.read()
        except OSError as problem:
            sys.stderr.write(f"hexdump: {path}: {problem.strerror}\n")
            status = 1
    return data, status


def main() -> int:
    begin()
    with_characters = False
    verbose = False
    limit = -1
    skip = 0
    try:
        options, paths = read_options(USAGE, "Cvn:s:")
        for option, value in options:
            with_characters = with_characters or option == "-C"
            verbose = verbose or option == "-v"
            if option == "-n":
                limit = int(value, 0)
            elif option == "-s":
                skip = int(value, 0)
    except ValueError:
        sys.stderr.write("hexdump: bad length value\n")
        return 1
    status = 0
    if paths:
        data, status = read_all(paths)
    else:
        data = sys.stdin.buffer.read()
    data = data[skip:]
    if limit >= 0:
        data = data[:limit]
    dump(data, skip, with_characters, verbose)
    return status


if __name__ == "__main__":
    sys.exit(main())
