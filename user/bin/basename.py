"""basename: write the last component of a path, without a suffix where one is given."""

import sys

from command_line.options import read_options, wrong_usage

USAGE = """basename PATH [SUFFIX]
Write the last component of a path, without a suffix where one is given."""


def main() -> int:
    _, operands = read_options(USAGE, "")
    if not operands:
        return wrong_usage(USAGE, "missing operand")
    if len(operands) > 2:
        return wrong_usage(USAGE, f"extra operand '{operands[2]}'")
    path = operands[0].rstrip("/")
    if not path:
        path = "/" if operands[0] else ""
    name = path if path == "/" else path[path.rfind("/") + 1 :]
    if len(operands) == 2 and name != operands[1]:
        name = name.removesuffix(operands[1])
    sys.stdout.write(name + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
