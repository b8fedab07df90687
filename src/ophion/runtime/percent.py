"""The conversions of the % operator on text and bytes (library reference, "printf-style String Formatting").

The compiler takes the template apart and calls one function here for each conversion that says more than
`%s` or `%d`. Width and precision are NOT_GIVEN where the template has none; a negative width that comes from
a value pads on the right, as in CPython.
"""

from ophion.lang import u64
from ophion.runtime.decoding import decode_text
from ophion.runtime.format import digits_of, format_real, pad, prefix_of
from ophion.runtime.format_spec import FormatSpec
from ophion.runtime.magnitudes import magnitude
from ophion.runtime.spans import B, span_address, span_size

NOT_GIVEN = -(2**63)


def shape(flags: str, width: int, precision: int, kind: str) -> FormatSpec:
    """A conversion as a specification of the format mini-language."""
    spec = FormatSpec()
    spec.kind = kind
    spec.alternate = "#" in flags
    spec.sign = "+" if "+" in flags else " " if " " in flags else ""
    spec.align = ">"
    if precision != NOT_GIVEN:
        spec.precision = precision if precision > 0 else 0
    if width != NOT_GIVEN:
        spec.width = width if width >= 0 else -width
    if "-" in flags or (width < 0 and width != NOT_GIVEN):
        spec.align = "<"
    elif "0" in flags:
        spec.align = "="
        spec.fill = "0"
    return spec


def text(value: str, flags: str, width: int, precision: int) -> str:
    """%s, %r and %a of a value that is text already: zeros do not pad text."""
    spec = shape(flags.replace("0", ""), width, precision, "s")
    return pad(spec, "", value[: spec.precision] if spec.precision >= 0 else value, ">")


def character(value: int, flags: str, width: int, precision: int) -> str:
    """%c of a code point."""
    if value < 0 or value > 0x10FFFF:
        raise OverflowError("%c arg not in range(0x110000)")
    return text(chr(value), flags, width, NOT_GIVEN)


def one_character(value: str, flags: str, width: int, precision: int) -> str:
    """%c of a text of one character."""
    if len(value) != 1:
        raise TypeError("%c requires int or char")
    return text(value, flags, width, NOT_GIVEN)


def latin(value: B) -> str:
    """%s and %b of bytes: each byte as a character."""
    return decode_text(span_address(value), span_size(value), "latin-1", "strict")


def byte_of_number(value: int) -> str:
    """%c of bytes, of a byte's value."""
    if value < 0 or value > 255:
        raise OverflowError("%c arg not in range(256)")
    return chr(value)


def byte_of_one(value: B) -> str:
    """%c of bytes, of one byte."""
    if span_size(value) != 1:
        raise TypeError("%c requires an integer in range(256) or a single byte")
    return latin(value)


def integer(value: int, flags: str, width: int, precision: int, kind: str) -> str:
    """%d, %i, %u, %o, %x and %X."""
    return _number(magnitude(value), value < 0, shape(flags, width, precision, kind))


def unsigned(value: u64, flags: str, width: int, precision: int, kind: str) -> str:
    """%d, %i, %u, %o, %x and %X of a u64."""
    return _number(value, False, shape(flags, width, precision, kind))


def _number(value: u64, negative: bool, spec: FormatSpec) -> str:
    if spec.kind == "i" or spec.kind == "u":
        spec.kind = "d"
    digits = digits_of(value, spec)
    if spec.precision > len(digits):
        digits = digits.zfill(spec.precision)
    return pad(spec, prefix_of(spec, negative), digits, ">")


def real(value: float, flags: str, width: int, precision: int, kind: str) -> str:
    """%e, %f, %g and their upper-case forms."""
    return format_real(value, shape(flags, width, precision, kind))
