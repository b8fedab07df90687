"""mkdir: make directories (-p: also those above them, and none where there is one already)."""

import getopt
import os
import sys


def main() -> int:
    try:
        options, paths = getopt.gnu_getopt(sys.argv[1:], "p")
    except getopt.GetoptError as error:
        sys.stderr.write(f"mkdir: {error.msg}\n")
        return 1
    if not paths:
        sys.stderr.write("mkdir: missing operand\n")
        return 1
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
