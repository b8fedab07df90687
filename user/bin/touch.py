"""touch: set the times of files to now, making those that are missing (-c: but not making them)."""

import getopt
import os
import sys


def touch(path: str, create: bool) -> None:
    """Touch one file. OSError."""
    if create and not os.path.exists(path):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o666))
    elif os.path.exists(path):
        os.utime(path)


def main() -> int:
    try:
        options, paths = getopt.gnu_getopt(sys.argv[1:], "c")
    except getopt.GetoptError as error:
        sys.stderr.write(f"touch: {error.msg}\n")
        return 1
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
