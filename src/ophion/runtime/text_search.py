"""The methods of str that search: find, index, count, startswith, replace and their kin."""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import compare_memory, copy_memory, tail_address, wrapping
from ophion.runtime.search import count_bytes, find_bytes, rfind_bytes
from ophion.runtime.slices import clamp
from ophion.runtime.strings import Str, new_text
from ophion.runtime.text_buffer import TextBuffer


@wrapping
def _window(text: Str, start: int | None, end: int | None) -> tuple[int, int]:
    """Byte offsets of a search's bounds; the first is greater where nothing can be found."""
    if start is not None and start > text.length:
        return 1, 0
    low = 0 if start is None else text.offset(clamp(start, text.length))
    high = text.size if end is None else text.offset(clamp(end, text.length))
    return low, high


@wrapping
def find(text: Str, sub: str, start: int | None = None, end: int | None = None) -> int:
    """text.find(sub, start, end)"""
    low, high = _window(text, start, end)
    wanted = cast(Str, sub)
    found = (
        find_bytes(tail_address(text), high, tail_address(wanted), wanted.size, low) if low <= high else -1
    )
    return found if found < 0 else text.index_at(found)


def rfind(text: Str, sub: str, start: int | None = None, end: int | None = None) -> int:
    """text.rfind(sub, start, end)"""
    low, high = _window(text, start, end)
    wanted = cast(Str, sub)
    found = (
        rfind_bytes(tail_address(text), high, tail_address(wanted), wanted.size, low) if low <= high else -1
    )
    return found if found < 0 else text.index_at(found)


def index(text: Str, sub: str, start: int | None = None, end: int | None = None) -> int:
    """text.index(sub, start, end)"""
    found = find(text, sub, start, end)
    if found < 0:
        raise ValueError("substring not found")
    return found


def rindex(text: Str, sub: str, start: int | None = None, end: int | None = None) -> int:
    """text.rindex(sub, start, end)"""
    found = rfind(text, sub, start, end)
    if found < 0:
        raise ValueError("substring not found")
    return found


@wrapping
def count(text: Str, sub: str, start: int | None = None, end: int | None = None) -> int:
    """text.count(sub, start, end)"""
    low, high = _window(text, start, end)
    if low > high:
        return 0
    wanted = cast(Str, sub)
    if wanted.size == 0:
        return text.index_at(high) - text.index_at(low) + 1
    return count_bytes(tail_address(text), high, tail_address(wanted), wanted.size, low)


@wrapping
def startswith(text: Str, prefix: str, start: int | None = None, end: int | None = None) -> bool:
    """text.startswith(prefix, start, end)"""
    low, high = _window(text, start, end)
    wanted = cast(Str, prefix)
    if low > high or high - low < wanted.size:
        return False
    return compare_memory(tail_address(text) + low, tail_address(wanted), wanted.size) == 0


@wrapping
def endswith(text: Str, suffix: str, start: int | None = None, end: int | None = None) -> bool:
    """text.endswith(suffix, start, end)"""
    low, high = _window(text, start, end)
    wanted = cast(Str, suffix)
    if low > high or high - low < wanted.size:
        return False
    return compare_memory(tail_address(text) + (high - wanted.size), tail_address(wanted), wanted.size) == 0


def replace(text: Str, old: str, new: str, count: int = -1) -> str:
    """text.replace(old, new, count)"""
    wanted = cast(Str, old)
    if wanted.size == 0:
        return _interleave(text, new, count)
    found = count_bytes(tail_address(text), text.size, tail_address(wanted), wanted.size, 0)
    turns = found if count < 0 else min(found, count)
    replacing = cast(Str, new)
    if turns <= 0:
        return cast(str, text)
    size = text.size + turns * (replacing.size - wanted.size)
    if size == 0:
        return ""
    made = new_text(size, text.length + turns * (replacing.length - wanted.length))
    _fill_replaced(tail_address(made), text, wanted, replacing, turns)
    return cast(str, made)


@wrapping
def _fill_replaced(address: u64, text: Str, old: Str, new: Str, turns: int) -> None:
    """Write the text with the first so many `old`, which are there, replaced."""
    source = tail_address(text)
    to = address
    offset = 0
    for _ in range(turns):
        found = find_bytes(source, text.size, tail_address(old), old.size, offset)
        copy_memory(to, source + offset, found - offset)
        to += found - offset
        copy_memory(to, tail_address(new), new.size)
        to += new.size
        offset = found + old.size
    copy_memory(to, source + offset, text.size - offset)


def _interleave(text: Str, new: str, count: int) -> str:
    """`new` before each character and at the end, at most `count` times (without end where negative)."""
    buffer = TextBuffer(text.size)
    offset = 0
    left = count
    while offset < text.size:
        if left != 0:
            buffer.append(new)
            left -= 1
        buffer.append(text.decode_at(offset))
        offset += text.width_at(offset)
    if left != 0:
        buffer.append(new)
    return buffer.finish()


def removeprefix(text: Str, prefix: str) -> str:
    """text.removeprefix(prefix)"""
    return text.part(cast(Str, prefix).size, text.size) if startswith(text, prefix) else cast(str, text)


def removesuffix(text: Str, suffix: str) -> str:
    """text.removesuffix(suffix)"""
    end = text.size - cast(Str, suffix).size
    return text.part(0, end) if endswith(text, suffix) else cast(str, text)
