"""yes: write a line, "y" without arguments, until it is stopped."""

import signal
import sys


def main() -> int:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    line = " ".join(sys.argv[1:]) if len(sys.argv) > 1 else "y"
    while True:
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
