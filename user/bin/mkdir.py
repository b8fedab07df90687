"""mkdir: make directories (-p: also those above them, and none where there is one already)."""

import os
import sys

from command_line.options import read_options, wrong_usage

USAGE = """mkdir [-p] FOLDER...
Make folders; -p those above too, and none that is there."""


def main() -> int:
    options, paths = read_options(USAGE, "p")
    if not paths:
        return wrong_usage(USAGE, "missing operand")
    status = 0
    for path in paths:
        try:
            if options:
                os.makedirs(path, 0o777, True)
            else:
                os.mkdir(path)
        except OSError as problem:
            sys.stderr.write(f"mkdir: cannot create directory '{path}': {problem.strerror}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
