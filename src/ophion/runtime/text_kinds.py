"""The methods of str that say what it consists of: isalpha, isdigit, isidentifier and their kin.

Each has a loop of its own, into which its test of a character is inlined.
"""

from ophion.runtime import characters
from ophion.runtime.strings import Str
from ophion.runtime.text_layout import skip_spaces


def isascii(text: Str) -> bool:
    """text.isascii()"""
    return text.size == text.length


def isspace(text: Str) -> bool:
    """text.isspace()"""
    return text.size > 0 and skip_spaces(text, 0) == text.size


def isdigit(text: Str) -> bool:
    """text.isdigit()"""
    offset = 0
    while offset < text.size and characters.is_digit(text.code(offset)):
        offset += text.width_at(offset)
    return text.size > 0 and offset == text.size


def isdecimal(text: Str) -> bool:
    """text.isdecimal()"""
    offset = 0
    while offset < text.size and characters.is_decimal(text.code(offset)):
        offset += text.width_at(offset)
    return text.size > 0 and offset == text.size


def isnumeric(text: Str) -> bool:
    """text.isnumeric()"""
    offset = 0
    while offset < text.size and characters.is_numeric(text.code(offset)):
        offset += text.width_at(offset)
    return text.size > 0 and offset == text.size


def isalpha(text: Str) -> bool:
    """text.isalpha()"""
    offset = 0
    while offset < text.size and characters.is_alpha(text.code(offset)):
        offset += text.width_at(offset)
    return text.size > 0 and offset == text.size


def isalnum(text: Str) -> bool:
    """text.isalnum()"""
    offset = 0
    while offset < text.size and characters.is_alphanumeric(text.code(offset)):
        offset += text.width_at(offset)
    return text.size > 0 and offset == text.size


def isprintable(text: Str) -> bool:
    """text.isprintable()"""
    offset = 0
    while offset < text.size and characters.is_printable(text.code(offset)):
        offset += text.width_at(offset)
    return offset == text.size


def isidentifier(text: Str) -> bool:
    """text.isidentifier()"""
    if text.size == 0 or not characters.starts_identifier(text.code(0)):
        return False
    offset = 0
    while offset < text.size and characters.continues_identifier(text.code(offset)):
        offset += text.width_at(offset)
    return offset == text.size


def islower(text: Str) -> bool:
    """text.islower()"""
    found = False
    offset = 0
    while offset < text.size:
        code = text.code(offset)
        if characters.is_upper(code) or characters.is_title(code):
            return False
        found = found or characters.is_lower(code)
        offset += text.width_at(offset)
    return found


def isupper(text: Str) -> bool:
    """text.isupper()"""
    found = False
    offset = 0
    while offset < text.size:
        code = text.code(offset)
        if characters.is_lower(code) or characters.is_title(code):
            return False
        found = found or characters.is_upper(code)
        offset += text.width_at(offset)
    return found


def istitle(text: Str) -> bool:
    """text.istitle()"""
    found = False
    inside = False
    offset = 0
    while offset < text.size:
        code = text.code(offset)
        if characters.is_upper(code) or characters.is_title(code):
            if inside:
                return False
            found = inside = True
        elif characters.is_lower(code):
            if not inside:
                return False
        else:
            inside = False
        offset += text.width_at(offset)
    return found
