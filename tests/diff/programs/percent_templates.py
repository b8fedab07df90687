"""The % operator with templates that only the run knows."""

import sys

PIECES = [
    "%s",
    "%d",
    "%5d|",
    "%-5s|",
    "%05.1f",
    "%x",
    "%#o",
    "%+d",
    "% d",
    "%r",
    "%a",
    "%c",
    "%.2s",
    "%*d",
    "%.*f",
]
ODD = ["%", "%%", "x", "%(a)s", "%(", "%y", "%e", "%G", "%ld", "%i", "%(no)s", "ä", "%X", "%.f", "%05s"]
MANY = tuple([1, 2, 3])
NOTHING = "" if len(sys.argv) < 9 else "?"


def attempt(template: str) -> None:
    """What a template makes of values of several types."""
    shown: list[str] = []
    for number in range(7):
        try:
            if number == 0:
                shown.append(template % 7)
            elif number == 1:
                shown.append(template % ("text", 5))
            elif number == 2:
                shown.append(template % (-3, 2.5))
            elif number == 3:
                shown.append(template % {"a": 4})
            elif number == 4:
                shown.append(template % ("c",))
            elif number == 5:
                shown.append(template % MANY)
            else:
                shown.append(template % (None, True))
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            shown.append(repr(error))
    print(template, shown)


for piece in PIECES + ODD:
    attempt(piece + NOTHING)
    attempt(piece + "-%s" + NOTHING)
width = 6 + len(NOTHING)
row = "%%-%ds|%%%dd" % (width, width)
print(row % ("name", 5), [row % pair for pair in (("a", 1), ("bb", 22))])
