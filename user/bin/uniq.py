"""uniq: write each run of equal lines once (-c: with its length, -d: repeated ones only, -u: single ones)."""

import getopt
import signal
import sys
from typing import BinaryIO


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
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        options, paths = getopt.gnu_getopt(sys.argv[1:], "cdu")
    except getopt.GetoptError as error:
        sys.stderr.write(f"uniq: {error.msg}\n")
        return 1
    letters = ""
    for option, _ in options:
        letters += option[1]
    try:
        if not paths or paths[0] == "-":
            unite(sys.stdin.buffer, letters)
        else:
            with open(paths[0], "rb") as stream:
                unite(stream, letters)
    except OSError as problem:
        sys.stderr.write(f"uniq: {paths[0]}: {problem.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
