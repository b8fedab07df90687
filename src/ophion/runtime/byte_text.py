"""The methods between bytes and text: decode, hex and fromhex."""

from typing import cast

from ophion.lang.unsafe import load_u8, store_u8, tail_address
from ophion.runtime.byte_kinds import is_space
from ophion.runtime.bytearrays import ByteArray
from ophion.runtime.decoding import decode_text
from ophion.runtime.escapes import put_hex
from ophion.runtime.spans import B, D, span_address, span_size
from ophion.runtime.strings import Str, new_text


def decode(data: D, encoding: str = "utf-8", errors: str = "strict") -> str:
    """data.decode(encoding, errors)"""
    return decode_text(span_address(data), span_size(data), encoding, errors)


def hex(data: B, sep: str | bytes | None = None, bytes_per_sep: int = 1) -> str:
    """data.hex(sep, bytes_per_sep): groups are counted from the right, or from the left where negative."""
    size = span_size(data)
    group = abs(bytes_per_sep)
    mark = -1 if sep is None else _mark(sep)
    marks = (size - 1) // group if mark >= 0 and group > 0 and size > 0 else 0
    made = new_text(2 * size + marks, 2 * size + marks)
    to = tail_address(made)
    for offset in range(size):
        counted = size - offset if bytes_per_sep > 0 else offset
        if marks > 0 and offset > 0 and counted % group == 0:
            store_u8(to, mark)
            to += 1
        put_hex(to, load_u8(span_address(data) + offset), 2)
        to += 2
    return cast(str, made)


def _mark(sep: str | bytes) -> int:
    """The character that separates groups."""
    data = sep.encode() if isinstance(sep, str) else sep
    if len(data) != 1 and not (isinstance(sep, str) and len(sep) == 1):
        raise ValueError("sep must be length 1.")
    if data[0] >= 0x80:
        raise ValueError("sep must be ASCII.")
    return data[0]


def bytes_from_hex(text: str) -> bytes:
    """bytes.fromhex(text)"""
    return _from_hex(cast(Str, text)).copied()


def bytearray_from_hex(text: str) -> bytearray:
    """bytearray.fromhex(text)"""
    return cast(bytearray, _from_hex(cast(Str, text)))


def _from_hex(text: Str) -> ByteArray:
    """The bytes that pairs of hexadecimal digits write, between which white space may stand."""
    made = ByteArray()
    place = 0
    while place < text.length == text.size:
        if is_space(text.code(place)):
            place += 1
            continue
        high = _digit(text, place)
        made.append(high << 4 | _digit(text, place + 1))
        place += 2
    if text.length != text.size:
        place = 0
        while text.code(place) < 0x80:
            place += 1
        raise _no_digit(place)
    return made


def _digit(text: Str, place: int) -> int:
    code = text.code(place) | 0x20 if place < text.size else 0
    if 0x30 <= code <= 0x39 and text.code(place) == code:
        return code - 0x30
    if not 0x61 <= code <= 0x66:
        raise _no_digit(place)
    return code - 0x57


def _no_digit(place: int) -> ValueError:
    return ValueError("non-hexadecimal number found in fromhex() arg at position " + str(place))
