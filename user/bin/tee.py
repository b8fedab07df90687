"""tee: copy standard input to standard output and to files (-a: at their ends)."""

import getopt
import os
import signal
import sys

CHUNK = 65536


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`. OSError."""
    view = memoryview(data)
    while len(view) > 0:
        view = view[os.write(descriptor, view) :]


def main() -> int:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        options, paths = getopt.gnu_getopt(sys.argv[1:], "a")
    except getopt.GetoptError as error:
        sys.stderr.write(f"tee: {error.msg}\n")
        return 1
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
