"""pwd: write the path of the working directory."""

import os
import sys


def main() -> int:
    try:
        path = os.getcwd()
    except OSError as problem:
        sys.stderr.write(f"pwd: {problem.strerror}\n")
        return 1
    sys.stdout.write(path + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
