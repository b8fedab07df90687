"""true: do nothing, successfully."""

import sys

from command_line.options import show_help

USAGE = """true
Do nothing, successfully."""


def main() -> int:
    if sys.argv[1:] == ["--help"]:
        show_help(USAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
