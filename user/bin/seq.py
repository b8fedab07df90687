"""seq: write whole numbers from FIRST (1) to LAST in steps of INCREMENT (1): seq [FIRST [INCREMENT]] LAST."""

import signal
import sys


def main() -> int:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        numbers = [int(operand) for operand in sys.argv[1:]]
    except ValueError:
        sys.stderr.write("seq: the operands must be whole numbers\n")
        return 1
    if len(numbers) not in (1, 2, 3):
        sys.stderr.write("seq: one to three operands are needed\n")
        return 1
    number = numbers[0] if len(numbers) > 1 else 1
    increment = numbers[1] if len(numbers) == 3 else 1
    if increment == 0:
        sys.stderr.write("seq: the increment must not be 0\n")
        return 1
    while (number <= numbers[-1]) if increment > 0 else (number >= numbers[-1]):
        sys.stdout.write(f"{number}\n")
        number += increment
    return 0


if __name__ == "__main__":
    sys.exit(main())
