"""seq: write whole numbers from FIRST (1) to LAST in steps of INCREMENT (1): seq [FIRST [INCREMENT]] LAST."""

import sys

from command_line.options import begin, read_leading_options, wrong_usage

USAGE = """seq [FIRST [INCREMENT]] LAST
Write whole numbers from FIRST, 1 without it, to LAST."""


def main() -> int:
    begin()
    operands = sys.argv[1:]
    if not (operands and operands[0][:1] == "-" and operands[0][1:2].isdigit()):
        _, operands = read_leading_options(USAGE, "")
    numbers: list[int] = []
    for operand in operands:
        try:
            numbers.append(int(operand))
        except ValueError:
            return wrong_usage(USAGE, f"invalid whole number: '{operand}'")
    if not numbers:
        return wrong_usage(USAGE, "missing operand")
    if len(numbers) > 3:
        return wrong_usage(USAGE, f"extra operand '{operands[3]}'")
    number = numbers[0] if len(numbers) > 1 else 1
    increment = numbers[1] if len(numbers) == 3 else 1
    if increment == 0:
        return wrong_usage(USAGE, f"invalid Zero increment value: '{operands[1]}'")
    while (number <= numbers[-1]) if increment > 0 else (number >= numbers[-1]):
        sys.stdout.write(f"{number}\n")
        number += increment
    return 0


if __name__ == "__main__":
    sys.exit(main())
