"""mv: rename a file, or move files into a directory of the same file system."""

import os
import sys


def main() -> int:
    paths = [path for path in sys.argv[1:] if path != "--"]
    if len(paths) < 2:
        sys.stderr.write("mv: a source and a destination are needed\n")
        return 1
    destination = paths[-1]
    into = os.path.isdir(destination)
    if len(paths) > 2 and not into:
        sys.stderr.write(f"mv: target '{destination}' is not a directory\n")
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
