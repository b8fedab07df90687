"""mv: rename a file, or move files into a directory of the same file system."""

import os
import sys

from command_line.files import targets
from command_line.options import read_options

USAGE = """mv SOURCE... DESTINATION
Rename a file, or move files into a folder of the same file system."""


def main() -> int:
    _, paths = read_options(USAGE, "")
    status = 0
    for source, target in targets(USAGE, paths):
        try:
            os.rename(source, target)
        except OSError as problem:
            sys.stderr.write(f"mv: cannot move '{source}' to '{target}': {problem.strerror}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
