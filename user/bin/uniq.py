"""uniq: write each run of equal lines once (-c: with its length, -d: repeated ones only, -u: single ones)."""

import os
import sys
from typing import BinaryIO

from command_line.options import begin, read_options, wrong_usage

USAGE = """uniq [-cdu] [FILE [OUTPUT]]
Write lines that follow one another and are equal once; -c how often, -d those
alone, -u the others."""


def show(line: bytes, count: int, letters: str) -> None:
    """Write one run."""
    if ("d" in letters and count == 1) or ("u" in letters and count > 1):
        return
    prefix = f"{count:7} " if "c" in letters else ""
    sys.stdout.buffer.write(prefix.encode() + line + b"\n")


def unite(stream: BinaryIO, letters: str) -> None:
    """Write the runs of a stream's lines."""
    previous = b""
    count = 0
    for line in stream:
        text = line.removesuffix(b"\n")
        if count > 0 and text == previous:
            count += 1
            continue
        if count > 0:
            show(previous, count, letters)
        previous = text
        count = 1
    if count > 0:
        show(previous, count, letters)


def main() -> int:
    begin()
    options, paths = read_options(USAGE, "cdu")
    if len(paths) > 2:
        return wrong_usage(USAGE, f"extra operand '{paths[2]}'")
    letters = ""
    for option, _ in options:
        letters += option[1]
    try:
        if len(paths) > 1:
            os.dup2(os.open(paths[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666), 1)
        if not paths or paths[0] == "-":
            unite(sys.stdin.buffer, letters)
        else:
            with open(paths[0], "rb") as stream:
                unite(stream, letters)
    except OSError as problem:
        sys.stderr.write(f"uniq: {problem.filename}: {problem.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
