"""mv: rename a file, or move files into a directory of the same file system."""

import os
import sys

from command_line.options import read_options, wrong_usage

USAGE = """mv SOURCE... DESTINATION
Rename a file, or move files into a folder of the same file system."""


def main() -> int:
    _, paths = read_options(USAGE, "")
    if not paths:
        return wrong_usage(USAGE, "missing file operand")
    if len(paths) < 2:
        return wrong_usage(USAGE, f"missing destination file operand after '{paths[0]}'")
    destination = paths[-1]
    into = os.path.isdir(destination)
    if len(paths) > 2 and not into:
        sys.stderr.write(f"mv: target '{destination}': Not a directory\n")
        return 1
    status = 0
    for source in paths[:-1]:
        name = os.path.basename(source.rstrip("/"))
        target = os.path.join(destination, name) if into else destination
        try:
            os.rename(source, target)
        except OSError as problem:
            sys.stderr.write(f"mv: cannot move '{source}' to '{target}': {problem.strerror}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
