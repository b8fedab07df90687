"""rmdir: remove empty directories."""

import os
import sys


def main() -> int:
    if len(sys.argv) < 2:
        sys.stderr.write("rmdir: missing operand\n")
        return 1
    status = 0
    for path in sys.argv[1:]:
        try:
            os.rmdir(path)
        except OSError as problem:
            sys.stderr.write(f"rmdir: failed to remove '{path}': {problem.strerror}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
