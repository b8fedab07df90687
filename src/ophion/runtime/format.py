"""Text of values: integers in any base, and the format mini-language for int, u64, str and float.

The language is that of the Python library reference, "Format Specification Mini-Language":
[[fill]align][sign][#][0][width][grouping][.precision][type]; errors are CPython's.
"""

from typing import cast

from ophion.lang import u64
from ophion.lang.target import FLOATING_POINT
from ophion.lang.unsafe import store_u8, tail_address
from ophion.runtime.floats import float_repr, format_finite, is_infinite, is_nan, is_negative
from ophion.runtime.strings import new_text


def digit_character(digit: int) -> int:
    """The character of a digit below 36."""
    return digit + (0x30 if digit < 10 else 0x57)


def magnitude(value: int) -> u64:
    """The absolute value, that of -2**63 too."""
    return u64(value) if value >= 0 else u64(-(value + 1)) + 1


def u64_to_base(value: u64, base: int) -> str:
    """A number in a base from 2 to 36, without prefix."""
    divisor = u64(base)
    count = 1
    rest = value // divisor
    while rest != 0:
        count += 1
        rest //= divisor
    made = new_text(count, count)
    address = tail_address(made)
    rest = value
    for offset in range(count - 1, -1, -1):
        store_u8(address + offset, digit_character(int(rest % divisor)))
        rest //= divisor
    return cast(str, made)


def u64_to_decimal(value: u64, negative: bool) -> str:
    """A number in decimal; the divisor is a constant, so that no division instruction is needed."""
    offset = 2 if negative else 1
    rest = value
    while rest >= 10:
        offset += 1
        rest //= 10
    made = new_text(offset, offset)
    address = tail_address(made)
    rest = value
    while rest >= 10:
        offset -= 1
        left = rest // 10
        store_u8(address + offset, int(rest - left * 10) + 0x30)
        rest = left
    store_u8(address + (offset - 1), int(rest) + 0x30)
    if negative:
        store_u8(address, 0x2D)
    return cast(str, made)


def int_to_str(value: int) -> str:
    """str(value)"""
    return u64_to_decimal(magnitude(value), value < 0)


def u64_to_str(value: u64) -> str:
    """str(value)"""
    return u64_to_decimal(value, False)


def float_to_str(value: float) -> str:
    """str(value)"""
    return float_repr(value)


def hex_of(value: int) -> str:
    """hex(value)"""
    return format_int(value, "#x")


def oct_of(value: int) -> str:
    """oct(value)"""
    return format_int(value, "#o")


def bin_of(value: int) -> str:
    """bin(value)"""
    return format_int(value, "#b")


def u64_hex(value: u64) -> str:
    """hex(value)"""
    return format_u64(value, "#x")


def u64_oct(value: u64) -> str:
    """oct(value)"""
    return format_u64(value, "#o")


def u64_bin(value: u64) -> str:
    """bin(value)"""
    return format_u64(value, "#b")


class FormatSpec:
    """A parsed format specification; what was not given is "" or -1."""

    def __init__(self) -> None:
        self.fill = ""
        self.align = ""
        self.sign = ""
        self.alternate = False
        self.width = -1
        self.grouping = ""
        self.precision = -1
        self.kind = ""


class SpecParser:
    """Reads a specification from left to right."""

    def __init__(self, text: str, type_name: str) -> None:
        self.text = text
        self.type_name = type_name
        self.at = 0

    def peek(self) -> str:
        """The next character, "" at the end."""
        return self.text[self.at] if self.at < len(self.text) else ""

    def accept(self, characters: str) -> str:
        """The next character if it is one of some, else ""."""
        found = self.peek()
        if found == "" or found not in characters:
            return ""
        self.at += 1
        return found

    def number(self) -> int:
        """A decimal number, -1 where there is none."""
        start = self.at
        while self.peek() != "" and "0" <= self.peek() <= "9":
            self.at += 1
        return int(self.text[start : self.at]) if self.at > start else -1

    def parse(self) -> FormatSpec:
        """The whole specification; ValueError."""
        spec = FormatSpec()
        self._alignment(spec)
        spec.sign = self.accept("+- ")
        spec.alternate = self.accept("#") != ""
        if self.accept("0") != "" and spec.fill == "":
            spec.fill = "0"
            if spec.align == "" and self.type_name != "str":
                spec.align = "="
        spec.width = self.number()
        spec.grouping = self.accept(",_")
        if spec.grouping == "," and self.accept("_") != "":
            raise ValueError("Cannot specify both ',' and '_'.")
        if self.accept(".") != "":
            spec.precision = self.number()
            if spec.precision < 0:
                raise ValueError("Format specifier missing precision")
        spec.kind = self.peek()
        if len(self.text) - self.at > 1:
            text = "Invalid format specifier '" + self.text
            raise ValueError(text + "' for object of type '" + self.type_name + "'")
        self._check_grouping(spec)
        return spec

    def _check_grouping(self, spec: FormatSpec) -> None:
        """Which types take which separator."""
        kind = "s" if spec.kind == "" and self.type_name == "str" else spec.kind
        if spec.grouping == "" or kind == "" or kind in "deEfFgG%":
            return
        if spec.grouping == "," or kind not in "boxX":
            raise ValueError("Cannot specify '" + spec.grouping + "' with '" + kind + "'.")

    def _alignment(self, spec: FormatSpec) -> None:
        if len(self.text) > 1 and self.text[1] in "<>=^":
            spec.fill = self.text[0]
            spec.align = self.text[1]
            self.at = 2
        else:
            spec.align = self.accept("<>=^")


def parse_spec(text: str, type_name: str) -> FormatSpec:
    """A specification for values of a type; ValueError."""
    return SpecParser(text, type_name).parse()


def unknown_code(spec: FormatSpec, type_name: str) -> ValueError:
    """The error for a presentation type that the value's type does not have."""
    return ValueError("Unknown format code '" + spec.kind + "' for object of type '" + type_name + "'")


def pad(spec: FormatSpec, prefix: str, body: str, align: str) -> str:
    """Fill up to the width; for "=" between the prefix (sign, 0x) and the body."""
    room = spec.width - len(prefix) - len(body)
    if room <= 0:
        return prefix + body
    fill = spec.fill if spec.fill != "" else " "
    side = spec.align if spec.align != "" else align
    if side == "<":
        return prefix + body + fill * room
    if side == "^":
        return fill * (room // 2) + prefix + body + fill * (room - room // 2)
    return prefix + fill * room + body if side == "=" else fill * room + prefix + body


def grouped(digits: str, separator: str, size: int) -> str:
    """Digits with a separator every `size` from the right."""
    first = (len(digits) - 1) % size + 1
    text = digits[:first]
    for start in range(first, len(digits), size):
        text += separator + digits[start : start + size]
    return text


def _with_grouping(spec: FormatSpec, prefix: str, digits: str, size: int) -> str:
    """Grouped digits; zeros that fill up the width are grouped too, as CPython has it."""
    if spec.grouping == "":
        return digits
    if spec.fill == "0" and spec.align == "=":
        while len(grouped(digits, spec.grouping, size)) < spec.width - len(prefix):
            digits = "0" + digits
    return grouped(digits, spec.grouping, size)


def sign_of(spec: FormatSpec, negative: bool) -> str:
    """The sign to show."""
    if negative:
        return "-"
    return spec.sign if spec.sign == "+" or spec.sign == " " else ""


def format_int(value: int, spec: str) -> str:
    """format(value, spec)"""
    parsed = parse_spec(spec, "int")
    if FLOATING_POINT:
        if parsed.kind != "" and parsed.kind in "eEfFgG%":
            return format_float(float(value), spec)
    return _format_magnitude(magnitude(value), value < 0, parsed)


def format_u64(value: u64, spec: str) -> str:
    """format(value, spec)"""
    parsed = parse_spec(spec, "int")
    if FLOATING_POINT:
        if parsed.kind != "" and parsed.kind in "eEfFgG%":
            return format_float(float(value), spec)
    return _format_magnitude(value, False, parsed)


def _format_magnitude(value: u64, negative: bool, spec: FormatSpec) -> str:
    base = 10 if spec.kind == "c" else integer_base(spec)
    if spec.precision >= 0:
        raise ValueError("Precision not allowed in integer format specifier")
    if spec.kind == "c":
        return _format_character(value, negative, spec)
    digits = u64_to_decimal(value, False) if base == 10 else u64_to_base(value, base)
    prefix = sign_of(spec, negative)
    if spec.alternate and base != 10:
        prefix += "0" + spec.kind
    if spec.kind == "X":
        digits = digits.upper()
    return pad(spec, prefix, _with_grouping(spec, prefix, digits, 3 if base == 10 else 4), ">")


def _format_character(value: u64, negative: bool, spec: FormatSpec) -> str:
    if spec.sign != "":
        raise ValueError("Sign not allowed with integer format specifier 'c'")
    if spec.alternate:
        raise ValueError("Alternate form (#) not allowed with integer format specifier 'c'")
    if negative or value > 0x10FFFF:
        raise OverflowError("%c arg not in range(0x110000)")
    return pad(spec, "", chr(int(value)), "<")


def integer_base(spec: FormatSpec) -> int:
    """The base of an integer presentation type; ValueError."""
    if spec.kind == "" or spec.kind == "d" or spec.kind == "n":
        return 10
    if spec.kind == "x" or spec.kind == "X":
        return 16
    if spec.kind == "o":
        return 8
    if spec.kind != "b":
        raise unknown_code(spec, "int")
    return 2


def format_str(value: str, spec: str) -> str:
    """format(value, spec)"""
    parsed = parse_spec(spec, "str")
    if parsed.kind != "" and parsed.kind != "s":
        raise unknown_code(parsed, "str")
    if parsed.sign != "":
        name = "Space" if parsed.sign == " " else "Sign"
        raise ValueError(name + " not allowed in string format specifier")
    if parsed.alternate:
        raise ValueError("Alternate form (#) not allowed in string format specifier")
    if parsed.align == "=":
        raise ValueError("'=' alignment not allowed in string format specifier")
    shown = value[: parsed.precision] if parsed.precision >= 0 else value
    return pad(parsed, "", shown, "<")


def format_float(value: float, spec: str) -> str:
    """format(value, spec)"""
    parsed = parse_spec(spec, "float")
    if parsed.kind != "" and parsed.kind not in "eEfFgGn%":
        raise unknown_code(parsed, "float")
    prefix = sign_of(parsed, is_negative(value) and not is_nan(value))
    if is_nan(value) or is_infinite(value * 100.0 if parsed.kind == "%" else value):
        text = "nan" if is_nan(value) else "inf"
        if parsed.kind == "%":
            text += "%"
        return pad(parsed, prefix, text.upper() if parsed.kind in ("E", "F", "G") else text, ">")
    text = format_finite(value, parsed.kind, parsed.precision, parsed.alternate)
    whole = len(text)
    for index in range(len(text)):
        if text[index] in ".eE%":
            whole = index
            break
    rest = text[whole:]
    inner = prefix + rest
    return pad(parsed, prefix, _with_grouping(parsed, inner, text[:whole], 3) + rest, ">")
