"""The methods of bytes and bytearray that say what they consist of: isalpha, isdigit and their kin"""

from ophion.lang.unsafe import load_u8
from ophion.runtime.spans import D, span_address, span_size


def is_space(value: int) -> bool:
    """ASCII white space, as bytes.split takes it."""
    return value == 0x20 or 0x09 <= value <= 0x0D


def is_letter(value: int) -> bool:
    """An ASCII letter."""
    return 0x61 <= value | 0x20 <= 0x7A


def is_digit(value: int) -> bool:
    """An ASCII digit."""
    return 0x30 <= value <= 0x39


def isspace(data: D) -> bool:
    """data.isspace()"""
    for offset in range(span_size(data)):
        if not is_space(load_u8(span_address(data) + offset)):
            return False
    return span_size(data) > 0


def isdigit(data: D) -> bool:
    """data.isdigit()"""
    for offset in range(span_size(data)):
        if not is_digit(load_u8(span_address(data) + offset)):
            return False
    return span_size(data) > 0


def isalpha(data: D) -> bool:
    """data.isalpha()"""
    for offset in range(span_size(data)):
        if not is_letter(load_u8(span_address(data) + offset)):
            return False
    return span_size(data) > 0


def isalnum(data: D) -> bool:
    """data.isalnum()"""
    for offset in range(span_size(data)):
        value = load_u8(span_address(data) + offset)
        if not is_letter(value) and not is_digit(value):
            return False
    return span_size(data) > 0


def isascii(data: D) -> bool:
    """data.isascii()"""
    for offset in range(span_size(data)):
        if load_u8(span_address(data) + offset) >= 0x80:
            return False
    return True


def islower(data: D) -> bool:
    """data.islower()"""
    return _one_case(data, 0x20)


def isupper(data: D) -> bool:
    """data.isupper()"""
    return _one_case(data, 0)


def _one_case(data: D, case: int) -> bool:
    """Whether there are letters, all of the case with that bit."""
    found = False
    for offset in range(span_size(data)):
        value = load_u8(span_address(data) + offset)
        if is_letter(value):
            if value & 0x20 != case:
                return False
            found = True
    return found


def istitle(data: D) -> bool:
    """data.istitle()"""
    found = False
    inside = False
    for offset in range(span_size(data)):
        value = load_u8(span_address(data) + offset)
        if is_letter(value):
            if (value & 0x20 != 0) != inside:
                return False
            found = True
        inside = is_letter(value)
    return found
