"""cut: write parts of lines: bytes (-b, -c LIST) or fields (-f LIST, -d DELIMITER, -s: none without one)."""

import sys
from typing import BinaryIO

from command_line.options import begin, read_options, wrong_usage

USAGE = """cut -b LIST | -c LIST | -f LIST [-s] [-d BYTE] [FILE]...
Write parts of each line: bytes (-b, -c) or fields (-f) that -d divides, a tab
without it."""

END = 1 << 62


class Selection:
    """Ranges of positions from 1, and how lines are divided."""

    def __init__(self) -> None:
        self.ranges: list[tuple[int, int]] = []
        self.by_fields = False
        self.delimiter = b"\t"
        self.only_delimited = False

    def parse(self, text: str) -> None:
        """Read a list such as `1,3-5,7-`; ValueError."""
        for part in text.split(","):
            first, dash, last = part.partition("-")
            start = int(first) if first else 1
            end = int(last) if last else (END if dash else start)
            if start < 1 or end < start:
                raise ValueError(part)
            self.ranges.append((start, end))

    def has(self, position: int) -> bool:
        """Whether a position is selected."""
        return any(start <= position <= end for start, end in self.ranges)

    def bytes_of(self, line: bytes) -> bytes:
        """The selected bytes of a line."""
        result = bytearray()
        for index in range(len(line)):
            if self.has(index + 1):
                result.append(line[index])
        return bytes(result)

    def fields_of(self, line: bytes) -> bytes:
        """The selected fields of a line."""
        fields = line.split(self.delimiter)
        chosen: list[bytes] = []
        for index in range(len(fields)):
            if self.has(index + 1):
                chosen.append(fields[index])
        return self.delimiter.join(chosen)


def cut(stream: BinaryIO, selection: Selection) -> None:
    """Write the selected parts of a stream's lines."""
    output = sys.stdout.buffer
    for line in stream:
        text = line.removesuffix(b"\n")
        if not selection.by_fields:
            output.write(selection.bytes_of(text) + b"\n")
        elif text.find(selection.delimiter) >= 0:
            output.write(selection.fields_of(text) + b"\n")
        elif not selection.only_delimited:
            output.write(text + b"\n")


def main() -> int:
    begin()
    selection = Selection()
    try:
        options, paths = read_options(USAGE, "b:c:f:d:s")
        for option, value in options:
            if option == "-d":
                selection.delimiter = value.encode()
            elif option == "-s":
                selection.only_delimited = True
            else:
                selection.by_fields = option == "-f"
                selection.parse(value)
    except ValueError:
        sys.stderr.write("cut: invalid list of positions\n")
        return 1
    if len(selection.delimiter) != 1:
        return wrong_usage(USAGE, "the delimiter must be a single character")
    if not selection.ranges:
        return wrong_usage(USAGE, "you must specify a list of bytes, characters, or fields")
    status = 0
    for path in paths if paths else ["-"]:
        try:
            if path == "-":
                cut(sys.stdin.buffer, selection)
            else:
                with open(path, "rb") as stream:
                    cut(stream, selection)
        except OSError as problem:
            sys.stderr.write(f"cut: {path}: {problem.strerror}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
