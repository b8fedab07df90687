"""yes: write a line, "y" without arguments, until it is stopped."""

import sys

from command_line.options import begin, read_leading_options

USAGE = """yes [WORD]...
Write a line, "y" without words, until stopped."""


def main() -> int:
    begin()
    _, words = read_leading_options(USAGE, "")
    line = " ".join(words) if words else "y"
    while True:
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
