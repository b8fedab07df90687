"""shutdown: power the machine off, or restart it with -r."""

import sys

from command_line.options import read_options, wrong_usage

from user.lib import power

USAGE = """shutdown [-r]
Power the machine off; -r starts it again."""


def main() -> int:
    options, operands = read_options(USAGE, "r")
    if operands:
        return wrong_usage(USAGE, f"extra operand '{operands[0]}'")
    try:
        if options:
            power.restart()
        else:
            power.power_off(0)
    except OSError as problem:
        sys.stderr.write(f"shutdown: {problem.strerror}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
