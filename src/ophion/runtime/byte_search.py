"""The methods of bytes and bytearray that search: find, index, count, startswith, replace and their kin."""

from ophion.lang import u64
from ophion.lang.unsafe import compare_memory, copy_memory, load_u8
from ophion.runtime.search import count_bytes, find_bytes, rfind_bytes
from ophion.runtime.slices import clamp
from ophion.runtime.spans import B, D, blank, check_byte, part, span_address, span_size


def _window(data: D, start: int | None, end: int | None) -> tuple[int, int]:
    """Offsets of a search's bounds; the first is greater where nothing can be found."""
    size = span_size(data)
    if start is not None and start > size:
        return 1, 0
    low = 0 if start is None else clamp(start, size)
    return low, size if end is None else clamp(end, size)


def find(data: D, sub: B, start: int | None = None, end: int | None = None) -> int:
    """data.find(sub, start, end)"""
    low, high = _window(data, start, end)
    return find_bytes(span_address(data), high, span_address(sub), span_size(sub), low) if low <= high else -1


def rfind(data: D, sub: B, start: int | None = None, end: int | None = None) -> int:
    """data.rfind(sub, start, end)"""
    low, high = _window(data, start, end)
    return (
        rfind_bytes(span_address(data), high, span_address(sub), span_size(sub), low) if low <= high else -1
    )


def index(data: D, sub: B, start: int | None = None, end: int | None = None) -> int:
    """data.index(sub, start, end)"""
    return _found(find(data, sub, start, end))


def rindex(data: D, sub: B, start: int | None = None, end: int | None = None) -> int:
    """data.rindex(sub, start, end)"""
    return _found(rfind(data, sub, start, end))


def _found(place: int) -> int:
    """A place that was found; ValueError where it was not."""
    if place < 0:
        raise ValueError("subsection not found")
    return place


def find_byte(data: D, value: int, start: int = 0) -> int:
    """data.find(value, start) of one byte's value."""
    check_byte(value)
    address = span_address(data)
    for offset in range(clamp(start, span_size(data)), span_size(data)):
        if load_u8(address + offset) == value:
            return offset
    return -1


def count(data: D, sub: B, start: int | None = None, end: int | None = None) -> int:
    """data.count(sub, start, end)"""
    low, high = _window(data, start, end)
    if low > high:
        return 0
    if span_size(sub) == 0:
        return high - low + 1
    return count_bytes(span_address(data), high, span_address(sub), span_size(sub), low)


def startswith(data: D, prefix: B, start: int | None = None, end: int | None = None) -> bool:
    """data.startswith(prefix, start, end)"""
    low, high = _window(data, start, end)
    return _stands(data, prefix, low, low, high)


def endswith(data: D, suffix: B, start: int | None = None, end: int | None = None) -> bool:
    """data.endswith(suffix, start, end)"""
    low, high = _window(data, start, end)
    return _stands(data, suffix, high - span_size(suffix), low, high)


def _stands(data: D, wanted: B, place: int, low: int, high: int) -> bool:
    """Whether some bytes stand at a place, between two others."""
    size = span_size(wanted)
    if low > high or place < low or place + size > high:
        return False
    return compare_memory(span_address(data) + place, span_address(wanted), size) == 0


def removeprefix(data: D, prefix: B) -> D:
    """data.removeprefix(prefix)"""
    return part(data, span_size(prefix) if startswith(data, prefix) else 0, span_size(data))


def removesuffix(data: D, suffix: B) -> D:
    """data.removesuffix(suffix)"""
    return part(data, 0, span_size(data) - (span_size(suffix) if endswith(data, suffix) else 0))


def replace(data: D, old: B, new: B, count: int = -1) -> D:
    """data.replace(old, new, count)"""
    address, size, length = span_address(data), span_size(data), span_size(old)
    turns = size + 1 if length == 0 else count_bytes(address, size, span_address(old), length, 0)
    turns = turns if count < 0 or turns < count else count
    if turns == 0:
        return part(data, 0, size)
    made = blank(data, size + turns * (span_size(new) - length))
    to = span_address(made)
    offset = 0
    for turn in range(turns):
        place = _next_place(address, size, span_address(old), length, offset, turn)
        copy_memory(to, address + offset, place - offset)
        copy_memory(to + (place - offset), span_address(new), span_size(new))
        to += place - offset + span_size(new)
        offset = place + length
    copy_memory(to, address + offset, size - offset)
    return made


def _next_place(area: u64, size: int, wanted: u64, length: int, offset: int, turn: int) -> int:
    """Where the next bytes to replace stand; nothing stands once before each byte and at the end."""
    return turn if length == 0 else find_bytes(area, size, wanted, length, offset)
