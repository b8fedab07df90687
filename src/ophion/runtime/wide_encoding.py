"""str.encode to UTF-16 and UTF-32 (RFC 2781, The Unicode Standard 3.10), and to UTF-8 with a byte order mark.

A codec is described by the width of its units in bytes, their order, and whether a mark comes first.
"""

from dataclasses import dataclass
from typing import cast

from ophion.runtime.encoding import encode, plain_name, replacement
from ophion.runtime.strings import Str

MARK = 0xFEFF


@dataclass
class WideCodec:
    """UTF-16 or UTF-32; `marked`: the order is said by a mark, and little-endian where there is none."""

    name: str
    width: int
    order: str
    marked: bool


def wide_codec(encoding: str) -> WideCodec | None:
    """The codec of a name, or None."""
    name = plain_name(encoding)
    for width in (2, 4):
        base = "utf-" + str(8 * width)
        if name in (base, "utf" + str(8 * width), "u" + str(8 * width)):
            return WideCodec(base, width, "little", True)
        for order, ending in (("little", "le"), ("big", "be")):
            if name == base + "-" + ending or name == base + ending:
                return WideCodec(base + "-" + ending, width, order, False)
    return None


def encode_any(text: Str, encoding: str = "utf-8", errors: str = "strict") -> bytes:
    """text.encode(encoding, errors) in any encoding."""
    if plain_name(encoding) == "utf-8-sig":
        return b"\xef\xbb\xbf" + encode(text, "utf-8", errors)
    codec = wide_codec(encoding)
    if codec is None:
        return encode(text, encoding, errors)
    made = bytearray()
    if codec.marked:
        _put_unit(made, MARK, codec)
    offset = 0
    index = 0
    while offset < text.size:
        code = text.code(offset)
        if 0xD800 <= code < 0xE000 and errors != "surrogatepass":
            _put_replacement(made, text, code, index, codec, errors)
        else:
            _put_code(made, code, codec)
        offset += text.width_at(offset)
        index += 1
    return bytes(made)


def _put_unit(made: bytearray, unit: int, codec: WideCodec) -> None:
    for place in range(codec.width):
        shift = 8 * (place if codec.order == "little" else codec.width - 1 - place)
        made.append(unit >> shift & 0xFF)


def _put_code(made: bytearray, code: int, codec: WideCodec) -> None:
    """Add a character: one unit, or a pair of surrogates."""
    if code < 0x10000 or codec.width == 4:
        _put_unit(made, code, codec)
        return
    _put_unit(made, 0xD800 | code - 0x10000 >> 10, codec)
    _put_unit(made, 0xDC00 | (code & 0x3FF), codec)


def _put_replacement(
    made: bytearray, text: Str, code: int, index: int, codec: WideCodec, errors: str
) -> None:
    """Add what stands for a surrogate; UnicodeEncodeError."""
    instead = replacement(code, errors)
    if instead is None:
        raise UnicodeEncodeError(codec.name, cast(str, text), index, index + 1, "surrogates not allowed")
    for value in instead:
        _put_unit(made, value, codec)
