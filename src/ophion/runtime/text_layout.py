"""The methods of str that strip and pad: strip, ljust, center, zfill, expandtabs and their kin."""

from typing import cast

from ophion.lang.unsafe import tail_address, wrapping
from ophion.runtime import characters
from ophion.runtime.search import word_end, word_start
from ophion.runtime.strings import Str, concat2, concat3
from ophion.runtime.text_buffer import TextBuffer

LINE_FEED = 0x0A
CARRIAGE_RETURN = 0x0D


def is_space_at(text: Str, offset: int) -> bool:
    """Whether white space stands at an offset."""
    return characters.is_space(text.code(offset))


@wrapping
def skip_spaces(text: Str, offset: int) -> int:
    """The first offset from `offset` on that holds no white space."""
    if text.size == text.length:
        return word_start(tail_address(text), text.size, offset)
    place = offset
    while place < text.size and is_space_at(text, place):
        place += text.width_at(place)
    return place


@wrapping
def skip_word(text: Str, offset: int) -> int:
    """The first offset from `offset` on that holds white space."""
    if text.size == text.length:
        return word_end(tail_address(text), text.size, offset)
    place = offset
    while place < text.size and not is_space_at(text, place):
        place += text.width_at(place)
    return place


@wrapping
def end_before_spaces(text: Str, end: int) -> int:
    """The offset behind the last character before `end` that is no white space."""
    place = end
    while place > 0 and is_space_at(text, text.before(place)):
        place = text.before(place)
    return place


def _stripped(text: Str, offset: int, chars: str) -> bool:
    """Whether strip(chars) removes the character at an offset."""
    return text.decode_at(offset) in chars


@wrapping
def _left(text: Str, chars: str | None) -> int:
    if chars is None:
        return skip_spaces(text, 0)
    place = 0
    while place < text.size and _stripped(text, place, chars):
        place += text.width_at(place)
    return place


@wrapping
def _right(text: Str, start: int, chars: str | None) -> int:
    if chars is None:
        return max(start, end_before_spaces(text, text.size))
    end = text.size
    while end > start and _stripped(text, text.before(end), chars):
        end = text.before(end)
    return end


def strip(text: Str, chars: str | None = None) -> str:
    """text.strip(chars)"""
    start = _left(text, chars)
    return text.part(start, _right(text, start, chars))


def lstrip(text: Str, chars: str | None = None) -> str:
    """text.lstrip(chars)"""
    return text.part(_left(text, chars), text.size)


def rstrip(text: Str, chars: str | None = None) -> str:
    """text.rstrip(chars)"""
    return text.part(0, _right(text, 0, chars))


def ljust(text: Str, width: int, fillchar: str = " ") -> str:
    """text.ljust(width, fillchar)"""
    return _padded(text, 0, width - text.length, fillchar)


def rjust(text: Str, width: int, fillchar: str = " ") -> str:
    """text.rjust(width, fillchar)"""
    return _padded(text, width - text.length, 0, fillchar)


def center(text: Str, width: int, fillchar: str = " ") -> str:
    """text.center(width, fillchar)"""
    room = width - text.length
    left = room // 2 + (room & width & 1) if room > 0 else 0
    return _padded(text, left, room - left, fillchar)


def _padded(text: Str, left: int, right: int, fill: str) -> str:
    if cast(Str, fill).length != 1:
        raise TypeError("The fill character must be exactly one character long")
    if left <= 0 and right <= 0:
        return cast(str, text)
    return concat3(fill * left, cast(str, text), fill * right)


def zfill(text: Str, width: int) -> str:
    """text.zfill(width)"""
    room = width - text.length
    if room <= 0:
        return cast(str, text)
    lead = text.code(0) if text.size > 0 else 0
    if lead == 0x2B or lead == 0x2D:
        return concat3(text.part(0, 1), "0" * room, text.part(1, text.size))
    return concat2("0" * room, cast(str, text))


def expandtabs(text: Str, tabsize: int = 8) -> str:
    """text.expandtabs(tabsize)"""
    buffer = TextBuffer(text.size)
    column = 0
    offset = 0
    while offset < text.size:
        code = text.code(offset)
        offset += text.width_at(offset)
        if code == 0x09:
            room = tabsize - column % tabsize if tabsize > 0 else 0
            buffer.append(" " * room)
            column += room
            continue
        buffer.append_code(code)
        column = 0 if code in (LINE_FEED, CARRIAGE_RETURN) else column + 1
    return buffer.finish()
