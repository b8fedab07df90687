"""Text of values, and the format mini-language for int, u64, str and float.

The language is that of the Python library reference, "Format Specification Mini-Language"; errors are
CPython's.
"""

from ophion.lang import u64
from ophion.lang.target import FLOATING_POINT
from ophion.runtime.fields import number_text
from ophion.runtime.floats import float_repr, format_finite, is_infinite, is_nan, is_negative
from ophion.runtime.format_spec import FormatSpec, parse_spec, unknown_code
from ophion.runtime.magnitudes import magnitude


def int_to_str(value: int) -> str:
    """str(value)"""
    return number_text(magnitude(value), value < 0, 0)


def u64_to_str(value: u64) -> str:
    """str(value)"""
    return number_text(value, False, 0)


def float_to_str(value: float) -> str:
    """str(value)"""
    return float_repr(value)


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
    return _format_number(magnitude(value), value < 0, parse_spec(spec, "int"))


def format_u64(value: u64, spec: str) -> str:
    """format(value, spec)"""
    return _format_number(value, False, parse_spec(spec, "int"))


def format_bool(value: bool, spec: str) -> str:
    """format(value, spec): the name where nothing is specified, else the number."""
    if spec == "":
        return "True" if value else "False"
    return _format_number(u64(1 if value else 0), False, parse_spec(spec, "bool"))


def _format_number(value: u64, negative: bool, spec: FormatSpec) -> str:
    """An integer; the presentation types of floats turn it into one."""
    if FLOATING_POINT:
        if spec.kind != "" and spec.kind in "eEfFgG%":
            return format_real(-float(value) if negative else float(value), spec)
    if spec.kind != "" and spec.kind not in "bcdoxXn":
        raise unknown_code(spec)
    if spec.precision >= 0:
        raise ValueError("Precision not allowed in integer format specifier")
    if spec.no_negative_zero:
        raise ValueError("Negative zero coercion (z) not allowed in integer format specifier")
    if spec.kind == "c":
        return _format_character(value, negative, spec)
    prefix = prefix_of(spec, negative)
    size = 4 if spec.kind != "" and spec.kind in "boxX" else 3
    return pad(spec, prefix, _with_grouping(spec, prefix, digits_of(value, spec), size), ">")


def digits_of(value: u64, spec: FormatSpec) -> str:
    """The digits of an integer in the base of a presentation type."""
    if spec.kind == "b":
        return number_text(value, False, 1)
    if spec.kind == "o":
        return number_text(value, False, 3)
    if spec.kind == "x":
        return number_text(value, False, 4)
    return number_text(value, False, 4).upper() if spec.kind == "X" else number_text(value, False, 0)


def prefix_of(spec: FormatSpec, negative: bool) -> str:
    """What stands before an integer's digits: its sign, and 0x and the like in the alternate form."""
    sign = sign_of(spec, negative)
    return sign + "0" + spec.kind if spec.alternate and spec.kind != "" and spec.kind in "boxX" else sign


def _format_character(value: u64, negative: bool, spec: FormatSpec) -> str:
    if spec.sign != "":
        raise ValueError("Sign not allowed with integer format specifier 'c'")
    if spec.alternate:
        raise ValueError("Alternate form (#) not allowed with integer format specifier 'c'")
    if negative or value > 0x10FFFF:
        raise OverflowError("%c arg not in range(0x110000)")
    return pad(spec, "", chr(int(value)), ">")


def format_str(value: str, spec: str) -> str:
    """format(value, spec)"""
    parsed = parse_spec(spec, "str")
    if parsed.kind != "s":
        raise unknown_code(parsed)
    if parsed.sign != "":
        name = "Space" if parsed.sign == " " else "Sign"
        raise ValueError(name + " not allowed in string format specifier")
    if parsed.no_negative_zero:
        raise ValueError("Negative zero coercion (z) not allowed in string format specifier")
    if parsed.alternate:
        raise ValueError("Alternate form (#) not allowed in string format specifier")
    if parsed.align == "=":
        raise ValueError("'=' alignment not allowed in string format specifier")
    shown = value[: parsed.precision] if parsed.precision >= 0 else value
    return pad(parsed, "", shown, "<")


def check_empty(spec: str, type_name: str) -> None:
    """A value whose type has no format of its own takes an empty specification only; TypeError."""
    if spec != "":
        raise TypeError("unsupported format string passed to " + type_name + ".__format__")


def format_none(spec: str) -> str:
    """format(None, spec)"""
    check_empty(spec, "NoneType")
    return "None"


def format_float(value: float, spec: str) -> str:
    """format(value, spec)"""
    parsed = parse_spec(spec, "float")
    if parsed.kind != "" and parsed.kind not in "eEfFgGn%":
        raise unknown_code(parsed)
    return format_real(value, parsed)


def format_real(value: float, spec: FormatSpec) -> str:
    """A float by a specification of a float's presentation type."""
    if is_nan(value) or is_infinite(value * 100.0 if spec.kind == "%" else value):
        prefix = sign_of(spec, is_negative(value) and not is_nan(value))
        text = "nan" if is_nan(value) else "inf"
        text = text.upper() if spec.kind in ("E", "F", "G") else text
        return pad(spec, prefix, text + "%" if spec.kind == "%" else text, ">")
    if spec.precision > 0x7FFF_FFFF:
        raise ValueError("precision too big")
    text = format_finite(value, "g" if spec.kind == "n" else spec.kind, spec.precision, spec.alternate)
    prefix = sign_of(spec, is_negative(value) and not (spec.no_negative_zero and _is_zero(text)))
    whole = 0
    while whole < len(text) and "0" <= text[whole] <= "9":
        whole += 1
    rest = text[whole:]
    return pad(spec, prefix, _with_grouping(spec, prefix + rest, text[:whole], 3) + rest, ">")


def _is_zero(text: str) -> bool:
    """Whether a number's text, without sign, shows zero."""
    for character in text:
        if "1" <= character <= "9":
            return False
        if character in "eE":
            return True
    return True
