"""What kind of character a code point is, for every code point as CPython's str methods have it.

ASCII is decided by comparisons; beyond it a property is looked up in a table that the compiler makes (see
`ophion.lang.unicode`), which a program holds only where it asks for that property.
"""

from ophion.lang.unicode import ranges

ALPHA = ranges("alpha")
DECIMAL = ranges("decimal")
DIGIT = ranges("digit")
NUMERIC = ranges("numeric")
UPPER = ranges("upper")
LOWER = ranges("lower")
TITLE = ranges("title")
PRINTABLE = ranges("printable")
START = ranges("start")
CONTINUE = ranges("continue")
IGNORED = ranges("ignored")


def number_at(table: bytes, place: int) -> int:
    """Three bytes of a table as a number."""
    return table[place] << 16 | table[place + 1] << 8 | table[place + 2]


def borders_below(table: bytes, code: int) -> int:
    """How many borders lie at or below a code point."""
    low = 0
    high = len(table) // 3
    while low < high:
        middle = (low + high) // 2
        if number_at(table, 3 * middle) <= code:
            low = middle + 1
        else:
            high = middle
    return low


def has(table: bytes, code: int) -> bool:
    """Whether a code point has the property of a table."""
    return borders_below(table, code) & 1 == 1


def is_space(code: int) -> bool:
    """White space, as str.split and str.strip take it."""
    if code < 0x80:
        return code == 0x20 or 0x09 <= code <= 0x0D or 0x1C <= code <= 0x1F
    if code < 0x2000:
        return code == 0x85 or code == 0xA0 or code == 0x1680
    return code <= 0x200A or code in (0x2028, 0x2029, 0x202F, 0x205F, 0x3000)


def is_line_break(code: int) -> bool:
    """What str.splitlines splits at."""
    if code < 0x80:
        return 0x0A <= code <= 0x0D or 0x1C <= code <= 0x1E
    return code == 0x85 or code == 0x2028 or code == 0x2029


def is_decimal(code: int) -> bool:
    """A digit that int() takes."""
    return 0x30 <= code <= 0x39 if code < 0x80 else has(DECIMAL, code)


def decimal_value(code: int) -> int:
    """What a decimal digit counts: each range of them begins with a zero."""
    return (code - number_at(DECIMAL, 3 * (borders_below(DECIMAL, code) - 1))) % 10


def is_digit(code: int) -> bool:
    """A decimal digit, or one like the superscripts."""
    return 0x30 <= code <= 0x39 if code < 0x80 else has(DIGIT, code)


def is_numeric(code: int) -> bool:
    """A digit, fraction or other sign of a number."""
    return 0x30 <= code <= 0x39 if code < 0x80 else has(NUMERIC, code)


def is_alpha(code: int) -> bool:
    """A letter."""
    return 0x41 <= code & ~0x20 <= 0x5A if code < 0x80 else has(ALPHA, code)


def is_alphanumeric(code: int) -> bool:
    """A letter or a number."""
    return is_alpha(code) or is_numeric(code)


def is_upper(code: int) -> bool:
    """An upper-case letter."""
    return 0x41 <= code <= 0x5A if code < 0x80 else has(UPPER, code)


def is_lower(code: int) -> bool:
    """A lower-case letter."""
    return 0x61 <= code <= 0x7A if code < 0x80 else has(LOWER, code)


def is_title(code: int) -> bool:
    """A letter in title case that is not upper case, as U+01C5."""
    return code >= 0x80 and has(TITLE, code)


def is_cased(code: int) -> bool:
    """A letter that has a case."""
    return is_upper(code) or is_lower(code) or is_title(code)


def is_ignored(code: int) -> bool:
    """A character that is looked through where the form of a sigma is chosen (Unicode's Case_Ignorable)."""
    return has(IGNORED, code)


def is_printable(code: int) -> bool:
    """What repr shows as it is: all but controls, separators other than the space, surrogates, private use
    and what is not assigned.
    """
    return 0x20 <= code < 0x7F if code < 0x80 else has(PRINTABLE, code)


def starts_identifier(code: int) -> bool:
    """What a Python name may begin with."""
    return code == 0x5F or 0x41 <= code & ~0x20 <= 0x5A if code < 0x80 else has(START, code)


def continues_identifier(code: int) -> bool:
    """What a Python name may go on with."""
    return has(CONTINUE, code)
