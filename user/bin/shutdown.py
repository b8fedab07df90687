"""shutdown: power the machine off, or restart it with -r."""

import sys

from user.lib import power


def main() -> int:
    try:
        if "-r" in sys.argv[1:]:
            power.restart()
        else:
            power.power_off(0)
    except OSError as problem:
        sys.stderr.write(f"shutdown: {problem.strerror}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
