"""clear: clear the terminal and put the cursor into its upper left corner (ECMA-48: CUP, ED)."""

import sys


def main() -> int:
    sys.stdout.write("\033[H\033[2J\033[3J")
    return 0


if __name__ == "__main__":
    sys.exit(main())
