"""pwd: write the path of the working directory."""

import os
import sys

from command_line.options import read_options

USAGE = """pwd
Write the path of the working folder."""


def main() -> int:
    read_options(USAGE, "")
    try:
        path = os.getcwd()
    except OSError as problem:
        sys.stderr.write(f"pwd: {problem.strerror}\n")
        return 1
    sys.stdout.write(path + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
