"""rmdir: remove empty directories."""

import os
import sys

from command_line.options import read_options, wrong_usage

USAGE = """rmdir FOLDER...
Remove empty folders."""


def main() -> int:
    _, paths = read_options(USAGE, "")
    if not paths:
        return wrong_usage(USAGE, "missing operand")
    status = 0
    for path in paths:
        try:
            os.rmdir(path)
        except OSError as problem:
            sys.stderr.write(f"rmdir: failed to remove '{path}': {problem.strerror}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
