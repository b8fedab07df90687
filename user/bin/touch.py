"""touch: set the times of files to now, making those that are missing (-c: but not making them)."""

import os
import sys

from command_line.options import read_options, wrong_usage

USAGE = """touch [-c] FILE...
Make files, or give those that are there the time of now; -c makes none."""


def touch(path: str, create: bool) -> None:
    """Touch one file. OSError."""
    if create and not os.path.exists(path):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o666))
    elif os.path.exists(path):
        os.utime(path)


def main() -> int:
    options, paths = read_options(USAGE, "c")
    if not paths:
        return wrong_usage(USAGE, "missing file operand")
    status = 0
    for path in paths:
        try:
            touch(path, not options)
        except OSError as problem:
            sys.stderr.write(f"touch: cannot touch '{path}': {problem.strerror}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
