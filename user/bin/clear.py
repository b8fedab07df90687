"""clear: clear the terminal and put the cursor into its upper left corner (ECMA-48: CUP, ED)."""

import sys

from command_line.options import read_options

USAGE = """clear
Clear the terminal."""


def main() -> int:
    read_options(USAGE, "")
    sys.stdout.write("\033[H\033[2J\033[3J")
    return 0


if __name__ == "__main__":
    sys.exit(main())
