"""cat: write files, or standard input for none and for "-", one after the other (-n: with line numbers)."""

import os
import sys

from command_line.options import begin, read_options

USAGE = """cat [-nu] [FILE]...
Write files, and standard input for none and for "-", one after the other. -n
numbers the lines."""

CHUNK = 65536
STDIN = 0
STDOUT = 1


class Writer:
    """Writes to standard output, numbering the lines where asked to."""

    def __init__(self, numbered: bool) -> None:
        self.numbered = numbered
        self.line = 0
        self.at_start = True

    def write(self, data: bytes) -> None:
        """Write all of `data`."""
        view = memoryview(self.number(data) if self.numbered else data)
        while len(view) > 0:
            count = os.write(STDOUT, view)
            view = view[count:]

    def number(self, data: bytes) -> bytes:
        """`data` with the number of each line that starts in it."""
        parts: list[bytes] = []
        for line in data.splitlines(True):
            if self.at_start:
                self.line += 1
                parts.append(f"{self.line:6}\t".encode())
            parts.append(line)
            self.at_start = line.endswith(b"\n")
        return b"".join(parts)


def copy(descriptor: int, writer: Writer) -> None:
    """Write all that can be read from `descriptor`."""
    while True:
        data = os.read(descriptor, CHUNK)
        if len(data) == 0:
            return
        writer.write(data)


def copy_file(path: str, writer: Writer) -> None:
    """Write the file `path`; OSError where it cannot be opened or read."""
    if path == "-":
        copy(STDIN, writer)
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        copy(descriptor, writer)
    finally:
        os.close(descriptor)


def main() -> int:
    begin()
    options, paths = read_options(USAGE, "nu")
    numbered = False
    for option, _ in options:
        if option == "-n":
            numbered = True
    writer = Writer(numbered)
    status = 0
    for path in paths if paths else ["-"]:
        try:
            copy_file(path, writer)
        except OSError as problem:
            sys.stderr.write(f"cat: {path}: {problem.strerror}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
