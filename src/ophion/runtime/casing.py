"""Upper and lower case of code points: ASCII, Latin-1, and the regular parts of Latin, Greek and Cyrillic.

Simple mappings of the Unicode Character Database (UnicodeData.txt); beyond the ranges named here a letter
is its own upper and lower case. Only the sharp s becomes two letters (SpecialCasing.txt).
"""

SHARP_S = 0xDF
MICRO = 0xB5


def lower(code: int) -> int:
    """The lower-case letter of a code point, or itself."""
    if code < 0x80:
        return code + 32 if 0x41 <= code <= 0x5A else code
    if code < 0x100:
        return code + 32 if 0xC0 <= code <= 0xDE and code != 0xD7 else code
    if is_paired(code):
        return code if is_lower_of_pair(code) else code + 1
    if 0x391 <= code <= 0x3AB and code != 0x3A2:
        return code + 32
    if 0x410 <= code <= 0x42F:
        return code + 32
    if 0x400 <= code <= 0x40F:
        return code + 80
    return 0xFF if code == 0x178 else code


def upper(code: int) -> int:
    """The upper-case letter of a code point, or itself."""
    if code < 0x80:
        return code - 32 if 0x61 <= code <= 0x7A else code
    if code < 0x100:
        if code == MICRO:
            return 0x39C
        if code == 0xFF:
            return 0x178
        return code - 32 if code >= 0xE0 and code != 0xF7 else code
    if is_paired(code):
        return code - 1 if is_lower_of_pair(code) else code
    if 0x3B1 <= code <= 0x3CB:
        return 0x3A3 if code == 0x3C2 else code - 32
    if 0x430 <= code <= 0x44F:
        return code - 32
    return code - 80 if 0x450 <= code <= 0x45F else code


def fold(code: int) -> int:
    """The code point for comparison without regard to case."""
    if code == MICRO:
        return 0x3BC
    return 0x3C3 if code == 0x3C2 else lower(code)


def is_paired(code: int) -> bool:
    """Whether it is in a range where each upper-case letter is followed by its lower-case one."""
    if code < 0x180:
        return (
            code >= 0x100 and not 0x130 <= code <= 0x131 and code != 0x138 and code != 0x149 and code < 0x178
        ) or (0x179 <= code <= 0x17E)
    return (
        0x460 <= code <= 0x481 or 0x48A <= code <= 0x4BF or 0x4D0 <= code <= 0x52F or 0x1E00 <= code <= 0x1E95
    )


def is_lower_of_pair(code: int) -> bool:
    """Whether a letter of a paired range is the lower-case one: the odd one, but in two ranges the even
    one.
    """
    if 0x139 <= code <= 0x148 or 0x179 <= code <= 0x17E:
        return code & 1 == 0
    return code & 1 == 1
