"""The methods of bytes and bytearray that strip and pad: strip, ljust, center, zfill, expandtabs, ..."""

from ophion.lang.unsafe import copy_memory, fill_memory, load_u8, store_u8
from ophion.runtime.byte_kinds import is_space
from ophion.runtime.spans import B, D, blank, part, span_address, span_size


def _stripped(data: D, offset: int, chars: B | None) -> bool:
    """Whether strip(chars) removes the byte at an offset."""
    value = load_u8(span_address(data) + offset)
    return is_space(value) if chars is None else value in chars


def _left(data: D, chars: B | None) -> int:
    place = 0
    while place < span_size(data) and _stripped(data, place, chars):
        place += 1
    return place


def _right(data: D, start: int, chars: B | None) -> int:
    end = span_size(data)
    while end > start and _stripped(data, end - 1, chars):
        end -= 1
    return end


def strip(data: D, chars: B | None = None) -> D:
    """data.strip(chars)"""
    start = _left(data, chars)
    return part(data, start, _right(data, start, chars))


def lstrip(data: D, chars: B | None = None) -> D:
    """data.lstrip(chars)"""
    return part(data, _left(data, chars), span_size(data))


def rstrip(data: D, chars: B | None = None) -> D:
    """data.rstrip(chars)"""
    return part(data, 0, _right(data, 0, chars))


def ljust(data: D, width: int, fillbyte: B | None = None) -> D:
    """data.ljust(width, fillbyte)"""
    return _padded(data, 0, width, _fill(fillbyte, "ljust"))


def rjust(data: D, width: int, fillbyte: B | None = None) -> D:
    """data.rjust(width, fillbyte)"""
    return _padded(data, width - span_size(data), width, _fill(fillbyte, "rjust"))


def center(data: D, width: int, fillbyte: B | None = None) -> D:
    """data.center(width, fillbyte)"""
    room = width - span_size(data)
    left = room // 2 + (room & width & 1) if room > 0 else 0
    return _padded(data, left, width, _fill(fillbyte, "center"))


def _fill(fillbyte: B | None, method: str) -> int:
    """The byte to pad with, a space where none is given; TypeError where there is not just one."""
    if fillbyte is None:
        return 0x20
    if span_size(fillbyte) != 1:
        kind = type(fillbyte).__name__
        raise TypeError(method + "() argument 2 must be a byte string of length 1, not " + kind)
    return load_u8(span_address(fillbyte))


def _padded(data: D, left: int, width: int, fill: int) -> D:
    """The bytes in a field of some width, `left` places from its left border."""
    size = span_size(data)
    if width <= size:
        return part(data, 0, size)
    made = blank(data, width)
    to = span_address(made)
    fill_memory(to, fill, width)
    copy_memory(to + left, span_address(data), size)
    return made


def zfill(data: D, width: int) -> D:
    """data.zfill(width)"""
    room = width - span_size(data)
    made = _padded(data, room, width, 0x30)
    if room > 0 and room < width and load_u8(span_address(data)) in (0x2B, 0x2D):
        store_u8(span_address(made), load_u8(span_address(data)))
        store_u8(span_address(made) + room, 0x30)
    return made


def expandtabs(data: D, tabsize: int = 8) -> D:
    """data.expandtabs(tabsize)"""
    made = blank(data, _expand(data, tabsize, None))
    _expand(data, tabsize, made)
    return made


def _expand(data: D, tabsize: int, made: D | None) -> int:
    """The size with tabs expanded; with `made`, the bytes are written there."""
    size = 0
    column = 0
    for offset in range(span_size(data)):
        value = load_u8(span_address(data) + offset)
        width = 1
        if value == 0x09:
            width = tabsize - column % tabsize if tabsize > 0 else 0
        if made is not None:
            fill_memory(span_address(made) + size, 0x20 if value == 0x09 else value, width)
        size += width
        column = 0 if value in (0x0A, 0x0D) else column + width
    return size
