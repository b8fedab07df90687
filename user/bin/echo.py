"""echo: write the arguments, with blanks between them and a newline after (-n: without one)."""

import sys

from command_line.options import show_help

USAGE = """echo [-n] [WORD]...
Write the words and a line break, which -n leaves out."""


def main() -> int:
    if sys.argv[1:] == ["--help"]:
        show_help(USAGE)
    arguments = sys.argv[1:]
    newline = "\n"
    while arguments and arguments[0] == "-n":
        newline = ""
        arguments = arguments[1:]
    sys.stdout.write(" ".join(arguments) + newline)
    return 0


if __name__ == "__main__":
    sys.exit(main())
