"""Upper, lower and title case of code points, as CPython's str methods have them for every code point.

A character becomes one other, found in runs of neighbours that move by the same distance, or several, found
in a list (SpecialCasing.txt of the Unicode Character Database). The tables are made by the compiler, see
`ophion.lang.unicode`; a program holds those that it uses.
"""

from ophion.lang.unicode import BIAS, EVERY_OTHER, expansions, mapping
from ophion.runtime.characters import number_at

LOWER = mapping("lower")
UPPER = mapping("upper")
TITLE = mapping("title")
FOLD = mapping("fold")
LOWER_SEVERAL = expansions("lower")
UPPER_SEVERAL = expansions("upper")
TITLE_SEVERAL = expansions("title")
FOLD_SEVERAL = expansions("fold")
RECORD = 9
SIGMA = 0x3A3
FINAL_SIGMA = 0x3C2


def _moved(table: bytes, code: int) -> int:
    """The one character that a table turns a code point into, or the code point itself."""
    low = 0
    high = len(table) // RECORD
    while low < high:
        middle = (low + high) // 2
        if number_at(table, RECORD * middle) <= code:
            low = middle + 1
        else:
            high = middle
    if low == 0:
        return code
    place = RECORD * (low - 1)
    last = number_at(table, place + 3)
    if code > last & (EVERY_OTHER - 1):
        return code
    if last & EVERY_OTHER != 0 and (code - number_at(table, place)) & 1 == 1:
        return code
    return code + number_at(table, place + 6) - BIAS


def _several(table: str, code: int) -> str:
    """The characters that a code point becomes, "" where they are not listed."""
    start = table.find("|" + chr(code))
    return table[start + 2 : table.find("|", start + 2)] if start >= 0 else ""


def lower(code: int) -> str:
    """A character in lower case, wherever it stands."""
    if code < 0x80:
        return chr(code + 32 if 0x41 <= code <= 0x5A else code)
    several = _several(LOWER_SEVERAL, code)
    return several if several != "" else chr(_moved(LOWER, code))


def upper(code: int) -> str:
    """A character in upper case."""
    if code < 0x80:
        return chr(code - 32 if 0x61 <= code <= 0x7A else code)
    several = _several(UPPER_SEVERAL, code)
    return several if several != "" else chr(_moved(UPPER, code))


def title(code: int) -> str:
    """A character at the beginning of a word."""
    if code < 0x80:
        return chr(code - 32 if 0x61 <= code <= 0x7A else code)
    several = _several(TITLE_SEVERAL, code)
    return several if several != "" else chr(_moved(TITLE, code))


def fold(code: int) -> str:
    """A character for comparison without regard to case."""
    if code < 0x80:
        return chr(code + 32 if 0x41 <= code <= 0x5A else code)
    several = _several(FOLD_SEVERAL, code)
    return several if several != "" else chr(_moved(FOLD, code))
