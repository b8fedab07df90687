"""What kind of character a code point is: exact for ASCII and Latin-1, by broad ranges of letters beyond.

The categories are those of the Unicode Character Database as CPython's str methods use them.
"""

from ophion.runtime import casing


def is_space(code: int) -> bool:
    """White space, as str.split and str.strip take it."""
    if code < 0x80:
        return code == 0x20 or 0x09 <= code <= 0x0D or 0x1C <= code <= 0x1F
    if code < 0x2000:
        return code == 0x85 or code == 0xA0 or code == 0x1680
    return (
        code <= 0x200A
        or code == 0x2028
        or code == 0x2029
        or code == 0x202F
        or code == 0x205F
        or code == 0x3000
    )


def is_line_break(code: int) -> bool:
    """What str.splitlines splits at."""
    if code < 0x80:
        return 0x0A <= code <= 0x0D or 0x1C <= code <= 0x1E
    return code == 0x85 or code == 0x2028 or code == 0x2029


def is_decimal(code: int) -> bool:
    """A digit that int() takes."""
    if code < 0x80:
        return 0x30 <= code <= 0x39
    return (
        0x660 <= code <= 0x669 or 0x6F0 <= code <= 0x6F9 or 0x966 <= code <= 0x96F or 0xFF10 <= code <= 0xFF19
    )


def is_digit(code: int) -> bool:
    """A decimal digit or a superscript one."""
    return (
        is_decimal(code)
        or code == 0xB2
        or code == 0xB3
        or code == 0xB9
        or 0x2080 <= code <= 0x2089
        or (code == 0x2070 or 0x2074 <= code <= 0x2079)
    )


def is_numeric(code: int) -> bool:
    """A digit or a fraction."""
    return is_digit(code) or 0xBC <= code <= 0xBE or 0x2150 <= code <= 0x2189


def is_alpha(code: int) -> bool:
    """A letter."""
    if code < 0x80:
        return 0x41 <= code <= 0x5A or 0x61 <= code <= 0x7A
    if code < 0x100:
        return (
            (code >= 0xC0 and code != 0xD7 and code != 0xF7) or code == 0xAA or code == 0xB5 or code == 0xBA
        )
    if code < 0x2C2:
        return True
    return _is_letter_beyond_latin(code)


def _is_letter_beyond_latin(code: int) -> bool:
    if code < 0x2000:
        return (0x370 <= code <= 0x481 and code not in (0x375, 0x37E, 0x384, 0x385, 0x387)) or (
            0x48A <= code <= 0x556
            or 0x5D0 <= code <= 0x5EA
            or 0x620 <= code <= 0x64A
            or 0x1E00 <= code <= 0x1FBC
        )
    if code < 0x3041:
        return False
    return (
        code <= 0x318E or 0x3400 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7A3 or 0x20000 <= code <= 0x2FA1D
    )


def is_alphanumeric(code: int) -> bool:
    """A letter or a number."""
    return is_alpha(code) or is_numeric(code)


def is_upper(code: int) -> bool:
    """An upper-case letter."""
    if code < 0x80:
        return 0x41 <= code <= 0x5A
    return casing.lower(code) != code


def is_lower(code: int) -> bool:
    """A lower-case letter."""
    if code < 0x80:
        return 0x61 <= code <= 0x7A
    return code == casing.SHARP_S or code == 0xAA or code == 0xBA or casing.upper(code) != code


def is_cased(code: int) -> bool:
    """A letter that has a case."""
    return is_upper(code) or is_lower(code)


def is_printable(code: int) -> bool:
    """What repr shows as it is: all but controls, separators other than the space, surrogates and private
    use.
    """
    if code < 0x80:
        return 0x20 <= code < 0x7F
    if code < 0x100:
        return code > 0xA0 and code != 0xAD
    if is_space(code) or 0x200B <= code <= 0x200F or 0x202A <= code <= 0x202E or 0x2060 <= code <= 0x206F:
        return False
    if 0xD800 <= code <= 0xF8FF:
        return False
    return code != 0xFEFF and code & 0xFFFE != 0xFFFE and code < 0xE0000


def starts_identifier(code: int) -> bool:
    """What a Python name may begin with."""
    return code == 0x5F or is_alpha(code)


def continues_identifier(code: int) -> bool:
    """What a Python name may go on with."""
    return code == 0x5F or is_alpha(code) or is_decimal(code) or code == 0xB7
