"""The methods of bytes and bytearray that take them apart and put them together: split, partition, join."""

from collections.abc import Iterable

from ophion.lang.unsafe import load_u8
from ophion.runtime.byte_kinds import is_space
from ophion.runtime.bytearrays import ByteArray
from ophion.runtime.search import find_bytes, rfind_bytes
from ophion.runtime.spans import B, D, like, part, span_address, span_size


def join(data: D, parts: Iterable[B]) -> D:
    """data.join(parts)"""
    made = ByteArray()
    first = True
    for added in list(parts):  # none is read before all are there
        if not first:
            made.extend(data)
        first = False
        made.extend(added)
    return like(data, made.address(), made.length)


def _check_separator(sep: B) -> None:
    if span_size(sep) == 0:
        raise ValueError("empty separator")


def split(data: D, sep: B | None = None, maxsplit: int = -1) -> list[D]:
    """data.split(sep, maxsplit)"""
    if sep is None:
        return _split_words(data, maxsplit)
    _check_separator(sep)
    size, length = span_size(data), span_size(sep)
    parts: list[D] = []
    offset = 0
    while len(parts) != maxsplit:
        place = find_bytes(span_address(data), size, span_address(sep), length, offset)
        if place < 0:
            break
        parts.append(part(data, offset, place))
        offset = place + length
    parts.append(part(data, offset, size))
    return parts


def rsplit(data: D, sep: B | None = None, maxsplit: int = -1) -> list[D]:
    """data.rsplit(sep, maxsplit)"""
    if sep is None:
        return _rsplit_words(data, maxsplit)
    _check_separator(sep)
    length = span_size(sep)
    parts: list[D] = []
    end = span_size(data)
    while len(parts) != maxsplit:
        place = rfind_bytes(span_address(data), end, span_address(sep), length, 0)
        if place < 0:
            break
        parts.append(part(data, place + length, end))
        end = place
    parts.append(part(data, 0, end))
    parts.reverse()
    return parts


def _split_words(data: D, maxsplit: int) -> list[D]:
    """split() at white space."""
    words: list[D] = []
    size = span_size(data)
    offset = _skip(data, 0, True)
    while offset < size:
        end = size if len(words) == maxsplit else _skip(data, offset, False)
        words.append(part(data, offset, end))
        offset = _skip(data, end, True)
    return words


def _skip(data: D, offset: int, spaces: bool) -> int:
    """The first offset from `offset` on whose byte is white space or not, other than asked for."""
    place = offset
    while place < span_size(data) and is_space(load_u8(span_address(data) + place)) == spaces:
        place += 1
    return place


def _rsplit_words(data: D, maxsplit: int) -> list[D]:
    """rsplit() at white space."""
    words: list[D] = []
    end = _skip_back(data, span_size(data), True)
    while end > 0:
        start = 0 if len(words) == maxsplit else _skip_back(data, end, False)
        words.append(part(data, start, end))
        end = _skip_back(data, start, True)
    words.reverse()
    return words


def _skip_back(data: D, end: int, spaces: bool) -> int:
    """The last offset up to `end` before which a byte stands that is white space or not, other than asked."""
    place = end
    while place > 0 and is_space(load_u8(span_address(data) + (place - 1))) == spaces:
        place -= 1
    return place


def splitlines(data: D, keepends: bool = False) -> list[D]:
    """data.splitlines(keepends)"""
    lines: list[D] = []
    address, size = span_address(data), span_size(data)
    start = 0
    while start < size:
        end = start
        while end < size and load_u8(address + end) not in (0x0A, 0x0D):
            end += 1
        after = end + 1 if end < size else end
        if after < size and load_u8(address + end) == 0x0D and load_u8(address + after) == 0x0A:
            after += 1
        lines.append(part(data, start, after if keepends else end))
        start = after
    return lines


def partition(data: D, sep: B) -> tuple[D, D, D]:
    """data.partition(sep)"""
    _check_separator(sep)
    size = span_size(data)
    place = find_bytes(span_address(data), size, span_address(sep), span_size(sep), 0)
    if place < 0:
        return part(data, 0, size), part(data, 0, 0), part(data, 0, 0)
    end = place + span_size(sep)
    return part(data, 0, place), part(data, place, end), part(data, end, size)


def rpartition(data: D, sep: B) -> tuple[D, D, D]:
    """data.rpartition(sep)"""
    _check_separator(sep)
    size = span_size(data)
    place = rfind_bytes(span_address(data), size, span_address(sep), span_size(sep), 0)
    if place < 0:
        return part(data, 0, 0), part(data, 0, 0), part(data, 0, size)
    end = place + span_size(sep)
    return part(data, 0, place), part(data, place, end), part(data, end, size)
