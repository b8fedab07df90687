"""sleep: wait for the sum of the times given, in seconds, or with s, m, h or d after the number."""

import sys
import time

from command_line.options import begin, read_options, wrong_usage

USAGE = """sleep NUMBER[smhd]...
Wait for the sum of some times, in seconds or with a unit."""

SECOND = 1_000_000_000
UNITS: dict[str, int] = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def nanoseconds_of(text: str) -> int:
    """The nanoseconds that one operand asks for; ValueError where it is no time."""
    unit = 1
    if text and text[-1] in UNITS:
        unit = UNITS[text[-1]]
        text = text[:-1]
    whole, _, fraction = text.partition(".")
    if not (whole + fraction).isdigit():
        raise ValueError(text)
    billionths = int(fraction[:9].ljust(9, "0"))
    return (int(whole if whole else "0") * SECOND + billionths) * unit


def main() -> int:
    begin()
    _, operands = read_options(USAGE, "")
    if not operands:
        return wrong_usage(USAGE, "missing operand")
    total = 0
    for operand in operands:
        try:
            total += nanoseconds_of(operand)
        except ValueError:
            return wrong_usage(USAGE, f"invalid time interval '{operand}'")
    time.sleep(total / SECOND)
    return 0


if __name__ == "__main__":
    sys.exit(main())
