"""wc: count lines (-l), words (-w), characters (-m) and bytes (-c) of files or of standard input.

The columns are as wide as coreutils makes them: for the total of the sizes of regular files, at least 7 where
something else is read, 1 where one number of one file is all that is shown.
"""

import os
import stat
import sys
from dataclasses import dataclass

from command_line.options import begin, read_options

USAGE = """wc [-clmw] [FILE]...
Count lines, words, bytes (-c) or characters (-m) of files."""

CHUNK = 65536
WHITESPACE = b" \t\n\v\f\r"


@dataclass
class Counts:
    """What was counted in one file, or in all."""

    lines: int = 0
    words: int = 0
    characters: int = 0
    bytes: int = 0

    def add(self, other: "Counts") -> None:
        """Add what was counted elsewhere."""
        self.lines += other.lines
        self.words += other.words
        self.characters += other.characters
        self.bytes += other.bytes


def count(descriptor: int, with_characters: bool) -> Counts:
    """Count what can be read from `descriptor`."""
    counts = Counts()
    in_word = False
    while True:
        data = os.read(descriptor, CHUNK)
        if len(data) == 0:
            return counts
        counts.bytes += len(data)
        counts.lines += data.count(b"\n")
        counts.words += len(data.split())
        if in_word and data[0] not in WHITESPACE:
            counts.words -= 1
        in_word = data[-1] not in WHITESPACE
        if with_characters:
            for byte in data:
                if byte & 0xC0 != 0x80:
                    counts.characters += 1


def width_for(paths: list[str], columns: int) -> int:
    """The width of every column."""
    if len(paths) == 1 and columns == 1:
        return 1
    total = 0
    minimum = 1
    for path in paths:
        try:
            status = os.fstat(0) if path == "-" else os.stat(path)
        except OSError:
            continue
        if stat.S_ISREG(status.st_mode):
            total += status.st_size
        else:
            minimum = 7
    return max(minimum, len(str(total)))


def show(counts: Counts, letters: str, width: int, name: str) -> None:
    """Write one line of the table."""
    columns: list[str] = []
    if "l" in letters:
        columns.append(str(counts.lines).rjust(width))
    if "w" in letters:
        columns.append(str(counts.words).rjust(width))
    if "m" in letters:
        columns.append(str(counts.characters).rjust(width))
    if "c" in letters:
        columns.append(str(counts.bytes).rjust(width))
    if name:
        columns.append(name)
    sys.stdout.write(" ".join(columns) + "\n")


def count_file(path: str, letters: str) -> Counts:
    """Count in the file `path`; OSError where it cannot be opened or read."""
    if path == "-":
        return count(0, "m" in letters)
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return count(descriptor, "m" in letters)
    finally:
        os.close(descriptor)


def main() -> int:
    begin()
    options, paths = read_options(USAGE, "lwcm")
    letters = ""
    for option, _ in options:
        if option[1] not in letters:
            letters += option[1]
    if not letters:
        letters = "lwc"
    read = paths if paths else ["-"]
    width = width_for(read, len(letters))
    total = Counts()
    status = 0
    for path in read:
        counts = Counts()
        try:
            counts = count_file(path, letters)
        except OSError as problem:
            sys.stdout.flush()
            sys.stderr.write(f"wc: {path}: {problem.strerror}\n")
            status = 1
            if not os.path.isdir(path):
                continue
        show(counts, letters, width, path if paths else "")
        total.add(counts)
    if len(read) > 1:
        show(total, letters, width, "total")
    return status


if __name__ == "__main__":
    sys.exit(main())
