"""cp: copy a file to a file, or files into a directory (-r: directories with all below them)."""

import os
import stat
import sys

from command_line.files import targets, write_all
from command_line.options import read_options

USAGE = """cp [-raR] SOURCE... DESTINATION
Copy a file, or files into a folder; -r copies folders with all in them."""

CHUNK = 65536


def copy_file(source: str, target: str, mode: int) -> None:
    """Copy a regular file's bytes. OSError."""
    reader = os.open(source, os.O_RDONLY)
    try:
        writer = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode & 0o777)
        try:
            while True:
                data = os.read(reader, CHUNK)
                if len(data) == 0:
                    break
                write_all(writer, data)
        finally:
            os.close(writer)
    finally:
        os.close(reader)


def copy(source: str, target: str, recursive: bool) -> int:
    """Copy a file or a tree; the exit status."""
    try:
        status = os.stat(source)
        if not stat.S_ISDIR(status.st_mode):
            copy_file(source, target, status.st_mode)
            return 0
        if not recursive:
            sys.stderr.write(f"cp: -r not specified; omitting directory '{source}'\n")
            return 1
        if not os.path.isdir(target):
            os.mkdir(target)
        worst = 0
        for name in os.listdir(source):
            below = copy(os.path.join(source, name), os.path.join(target, name), True)
            worst = max(worst, below)
        return worst
    except OSError as problem:
        sys.stderr.write(f"cp: cannot copy '{source}' to '{target}': {problem.strerror}\n")
        return 1


def main() -> int:
    options, paths = read_options(USAGE, "rRa")
    worst = 0
    for source, target in targets(USAGE, paths):
        worst = max(worst, copy(source, target, len(options) > 0))
    return worst


if __name__ == "__main__":
    sys.exit(main())
