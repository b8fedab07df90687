"""false: do nothing, unsuccessfully."""

import sys

from command_line.options import show_help

USAGE = """false
Do nothing, unsuccessfully."""


def main() -> int:
    if sys.argv[1:] == ["--help"]:
        show_help(USAGE)
    return 1


if __name__ == "__main__":
    sys.exit(main())
