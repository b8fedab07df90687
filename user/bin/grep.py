"""grep: write the lines of files that contain a fixed string.

-i letters of either case are the same, -v the lines that do not contain it, -n line numbers,
-c only how many, -l only the names of files, -q nothing, -r every file below a directory,
-h no file names, -H always file names; -F is always so. Several strings may be given with -e, or as the
lines of the pattern. The status is 0 where a line was found, 1 where none was, 2 where there was trouble.
"""

import os
import sys
from typing import BinaryIO

from command_line.options import begin, read_options, wrong_usage

USAGE = """grep [-cFhHilnqrv] [-e PATTERN]... [PATTERN] [FILE]...
Write the lines that hold a pattern, a fixed string. -v the others, -i whatever
the case, -n with their numbers, -c how many, -l names of files alone, -q
nothing, -r in folders, -h and -H without and with names."""


class Search:
    """The patterns, the options and what came of them."""

    def __init__(self) -> None:
        self.patterns: list[bytes] = []
        self.letters = ""
        self.with_names = False
        self.found = False
        self.trouble = False

    def matches(self, line: bytes) -> bool:
        """Whether `line` is one to write."""
        if "i" in self.letters:
            line = line.lower()
        hit = False
        for pattern in self.patterns:
            if line.find(pattern) >= 0:
                hit = True
        return hit != ("v" in self.letters)

    def complain(self, path: str, problem: OSError) -> None:
        """Tell that a file cannot be read."""
        self.trouble = True
        sys.stderr.write(f"grep: {path}: {problem.strerror}\n")

    def add_patterns(self, text: str) -> None:
        """Take each line of `text` as a pattern."""
        for pattern in text.split("\n"):
            data = pattern.encode()
            self.patterns.append(data.lower() if "i" in self.letters else data)


def show(search: Search, name: str, number: int, line: bytes) -> None:
    """Write one matching line."""
    prefix = f"{name}:" if search.with_names else ""
    if "n" in search.letters:
        prefix += f"{number}:"
    sys.stdout.buffer.write(prefix.encode() + line + b"\n")


def search_stream(search: Search, stream: BinaryIO, name: str) -> None:
    """Search the lines of one file."""
    number = 0
    count = 0
    for line in stream:
        number += 1
        text = line.removesuffix(b"\n")
        if not search.matches(text):
            continue
        count += 1
        search.found = True
        if "q" in search.letters or "l" in search.letters:
            break
        if "c" not in search.letters:
            show(search, name, number, text)
    if "q" in search.letters:
        return
    if "l" in search.letters:
        if count > 0:
            sys.stdout.buffer.write(f"{name}\n".encode())
    elif "c" in search.letters:
        prefix = f"{name}:" if search.with_names else ""
        sys.stdout.buffer.write(f"{prefix}{count}\n".encode())


def search_path(search: Search, path: str) -> None:
    """Search the file `path`, or with -r what is below it."""
    try:
        if path == "-":
            search_stream(search, sys.stdin.buffer, "(standard input)")
        elif "r" in search.letters and os.path.isdir(path):
            for name in sorted(os.listdir(path)):
                search_path(search, os.path.join(path, name))
        else:
            with open(path, "rb") as stream:
                search_stream(search, stream, path)
    except OSError as problem:
        search.complain(path, problem)


def main() -> int:
    begin()
    options, operands = read_options(USAGE, "ivnclqrhHFe:", 2)
    search = Search()
    for option, _ in options:
        search.letters += option[1]
    for option, value in options:
        if option == "-e":
            search.add_patterns(value)
    if "e" not in search.letters:
        if not operands:
            return wrong_usage(USAGE, "missing pattern", 2)
        search.add_patterns(operands[0])
        operands = operands[1:]
    paths = operands
    if not paths:
        paths = ["."] if "r" in search.letters else ["-"]
    search.with_names = "h" not in search.letters and (
        len(paths) > 1 or "r" in search.letters or "H" in search.letters
    )
    for path in paths:
        search_path(search, path)
    if search.trouble and not (search.found and "q" in search.letters):
        return 2
    return 0 if search.found else 1


if __name__ == "__main__":
    sys.exit(main())
