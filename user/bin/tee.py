"""tee: copy standard input to standard output and to files (-a: at their ends)."""

import os
import sys

from command_line.files import write_all
from command_line.options import begin, read_options

USAGE = """tee [-a] [FILE]...
Copy standard input to standard output and to files; -a adds to their ends."""

CHUNK = 65536


def main() -> int:
    begin()
    options, paths = read_options(USAGE, "a")
    flags = os.O_WRONLY | os.O_CREAT | (os.O_APPEND if options else os.O_TRUNC)
    outputs: list[int] = [1]
    status = 0
    for path in paths:
        try:
            outputs.append(os.open(path, flags, 0o666))
        except OSError as problem:
            sys.stderr.write(f"tee: {path}: {problem.strerror}\n")
            status = 1
    while True:
        data = os.read(0, CHUNK)
        if len(data) == 0:
            return status
        for output in outputs:
            write_all(output, data)


if __name__ == "__main__":
    sys.exit(main())
