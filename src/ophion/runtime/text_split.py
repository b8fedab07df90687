"""The methods of str that take text apart and put it together: slices, split, splitlines, partition, join."""

from collections.abc import Iterable
from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import copy_memory, inline, load_u8, store_u8, tail_address, wrapping
from ophion.runtime import characters
from ophion.runtime.search import find_bytes, rfind_bytes, word_end, word_start
from ophion.runtime.slices import clamp, resolve
from ophion.runtime.strings import Str, new_text, text_from_memory
from ophion.runtime.text_buffer import TextBuffer
from ophion.runtime.text_layout import end_before_spaces, is_space_at, skip_spaces, skip_word

LINE_FEED = 0x0A
CARRIAGE_RETURN = 0x0D


def get_slice(text: Str, start: int | None, stop: int | None, step: int | None) -> str:
    """text[start:stop:step]"""
    if step is None:
        begin = 0 if start is None else clamp(start, text.length)
        return text.between(begin, text.length if stop is None else clamp(stop, text.length))
    first, stride, count = resolve(start, stop, step, text.length)
    if count <= 0:
        return ""
    if text.size == text.length:
        return _ascii_steps(text, first, stride, count)
    buffer = TextBuffer(count)
    offset = text.offset(first)
    buffer.append_code(text.code(offset))
    for _ in range(count - 1):
        offset = _moved(text, offset, stride)
        buffer.append_code(text.code(offset))
    return buffer.finish()


@wrapping
def _ascii_steps(text: Str, first: int, stride: int, count: int) -> str:
    """`count` characters of a text of ASCII, from one on in steps."""
    made = new_text(count, count)
    source, target = tail_address(text), tail_address(made)
    place = first
    for index in range(count):
        store_u8(target + index, load_u8(source + place))
        place += stride
    return cast(str, made)


@wrapping
def _moved(text: Str, offset: int, stride: int) -> int:
    """The offset of the character so many after the one at an offset, or before it."""
    place = offset
    for _ in range(stride):
        place += text.width_at(place)
    for _ in range(-stride):
        place = text.before(place)
    return place


def separator(sep: str) -> Str:
    """A separator; ValueError when it is empty."""
    wanted = cast(Str, sep)
    if wanted.size == 0:
        raise ValueError("empty separator")
    return wanted


def join(text: Str, parts: Iterable[str]) -> str:
    """text.join(parts) of what is no list."""
    buffer = TextBuffer(0)
    first = True
    for part in parts:
        if not first:
            buffer.append(cast(str, text))
        first = False
        buffer.append(part)
    return buffer.finish()


@wrapping
def join_list(text: Str, parts: list[str]) -> str:
    """text.join(parts) of a list: how long the result will be is known before it is made."""
    count = len(parts)
    if count <= 1:
        return parts[0] if count == 1 else ""
    size, length = text.size * (count - 1), text.length * (count - 1)
    for index in range(count):  # an item that is used at once is not counted
        size += cast(Str, parts[index]).size
        length += cast(Str, parts[index]).length
    if size == 0:
        return ""
    made = new_text(size, length)
    _fill_joined(tail_address(made), text, parts)
    return cast(str, made)


@wrapping
def _fill_joined(address: u64, text: Str, parts: list[str]) -> None:
    to = address
    for index in range(len(parts)):
        if index != 0 and text.size != 0:
            to = _put(to, text)
        to = _put(to, cast(Str, parts[index]))


@inline
@wrapping
def _put(to: u64, added: Str) -> u64:
    """Copy a text's bytes to an address; the one behind them."""
    if added.size == 1:
        store_u8(to, load_u8(tail_address(added)))
    else:
        copy_memory(to, tail_address(added), added.size)
    return to + added.size


@wrapping
def split(text: Str, sep: str | None = None, maxsplit: int = -1) -> list[str]:
    """text.split(sep, maxsplit)"""
    if sep is None:
        return _split_words(text, maxsplit)
    wanted = separator(sep)
    parts: list[str] = []
    offset = 0
    while len(parts) != maxsplit:
        found = find_bytes(tail_address(text), text.size, tail_address(wanted), wanted.size, offset)
        if found < 0:
            break
        parts.append(text.part(offset, found))
        offset = found + wanted.size
    parts.append(text.part(offset, text.size))
    return parts


@wrapping
def _split_words(text: Str, maxsplit: int) -> list[str]:
    if text.size == text.length:
        return _split_plain(text, maxsplit)
    words: list[str] = []
    offset = skip_spaces(text, 0)
    while offset < text.size:
        end = text.size if len(words) == maxsplit else skip_word(text, offset)
        words.append(text.part(offset, end))
        offset = skip_spaces(text, end)
    return words


@wrapping
def _split_plain(text: Str, maxsplit: int) -> list[str]:
    """The same of a text that is all ASCII."""
    words: list[str] = []
    area, size = tail_address(text), text.size
    offset = word_start(area, size, 0)
    while offset < size:
        end = size if len(words) == maxsplit else word_end(area, size, offset)
        words.append(text_from_memory(area + offset, end - offset, end - offset))
        offset = word_start(area, size, end)
    return words


@wrapping
def rsplit(text: Str, sep: str | None = None, maxsplit: int = -1) -> list[str]:
    """text.rsplit(sep, maxsplit)"""
    if sep is None:
        return _rsplit_words(text, maxsplit)
    wanted = separator(sep)
    parts: list[str] = []
    end = text.size
    while len(parts) != maxsplit:
        found = rfind_bytes(tail_address(text), end, tail_address(wanted), wanted.size, 0)
        if found < 0:
            break
        parts.append(text.part(found + wanted.size, end))
        end = found
    parts.append(text.part(0, end))
    parts.reverse()
    return parts


def _rsplit_words(text: Str, maxsplit: int) -> list[str]:
    words: list[str] = []
    end = end_before_spaces(text, text.size)
    while end > 0:
        if len(words) == maxsplit:
            words.append(text.part(0, end))
            break
        start = end
        while start > 0 and not is_space_at(text, text.before(start)):
            start = text.before(start)
        words.append(text.part(start, end))
        end = end_before_spaces(text, start)
    words.reverse()
    return words


def splitlines(text: Str, keepends: bool = False) -> list[str]:
    """text.splitlines(keepends)"""
    lines: list[str] = []
    start = 0
    while start < text.size:
        end = start
        while end < text.size and not characters.is_line_break(text.code(end)):
            end += text.width_at(end)
        after = _after_line_break(text, end)
        lines.append(text.part(start, after if keepends else end))
        start = after
    return lines


def _after_line_break(text: Str, offset: int) -> int:
    if offset >= text.size:
        return offset
    if text.code(offset) == CARRIAGE_RETURN and offset + 1 < text.size and text.code(offset + 1) == LINE_FEED:
        return offset + 2
    return offset + text.width_at(offset)


def partition(text: Str, sep: str) -> tuple[str, str, str]:
    """text.partition(sep)"""
    wanted = separator(sep)
    found = find_bytes(tail_address(text), text.size, tail_address(wanted), wanted.size, 0)
    if found < 0:
        return cast(str, text), "", ""
    return text.part(0, found), sep, text.part(found + wanted.size, text.size)


def rpartition(text: Str, sep: str) -> tuple[str, str, str]:
    """text.rpartition(sep)"""
    wanted = separator(sep)
    found = rfind_bytes(tail_address(text), text.size, tail_address(wanted), wanted.size, 0)
    if found < 0:
        return "", "", cast(str, text)
    return text.part(0, found), sep, text.part(found + wanted.size, text.size)
