"""date: write the time in UTC, as `+FORMAT` says (strftime(3), with %s and %N) or as date(1) does."""

import sys
import time

from command_line.options import read_options

USAGE = """date [-uI] [-d @SECONDS] [+FORMAT]
Write the time of day, or a given one; -I the day alone."""

DEFAULT_FORMAT = "%a %b %e %H:%M:%S UTC %Y"


def expand(format_text: str, nanoseconds: int) -> str:
    """`format_text` with %s, %N and %Z filled in, which strftime(3) has not or takes from the local zone."""
    text = ""
    index = 0
    while index < len(format_text):
        pair = format_text[index : index + 2]
        index += 2
        if pair == "%s":
            text += str(nanoseconds // 1_000_000_000)
        elif pair == "%N":
            text += str(nanoseconds % 1_000_000_000).rjust(9, "0")
        elif pair == "%Z":
            text += "UTC"
        elif pair == "%z":
            text += "+0000"
        elif pair.startswith("%"):
            text += pair
        else:
            text += pair[0]
            index -= 1
    return text


def main() -> int:
    options, operands = read_options(USAGE, "uId:")
    format_text = DEFAULT_FORMAT
    nanoseconds = time.time_ns()
    for option, value in options:
        if option == "-I":
            format_text = "%Y-%m-%d"
        elif option == "-d":
            if not value.startswith("@") or not value[1:].isdigit():
                sys.stderr.write(f"date: invalid date '{value}'\n")
                return 1
            nanoseconds = int(value[1:]) * 1_000_000_000
    if operands:
        if not operands[0].startswith("+"):
            sys.stderr.write(f"date: invalid date '{operands[0]}'\n")
            return 1
        format_text = operands[0][1:]
    moment = time.gmtime(nanoseconds // 1_000_000_000)
    sys.stdout.write(time.strftime(expand(format_text, nanoseconds), moment) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
