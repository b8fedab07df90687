"""The methods of str that change letters to another case; `casing` has the cases of each character."""

from typing import cast

from ophion.lang.unsafe import load_u8, store_u8, tail_address, wrapping
from ophion.runtime import casing, characters
from ophion.runtime.strings import Str, new_text
from ophion.runtime.text_buffer import TextBuffer


def upper(text: Str) -> str:
    """text.upper()"""
    if text.size == text.length:
        return _ascii_moved(text, 0x61, 0x7A)
    buffer = TextBuffer(text.size)
    offset = 0
    while offset < text.size:
        buffer.append(casing.upper(text.code(offset)))
        offset += text.width_at(offset)
    return buffer.finish()


def lower(text: Str) -> str:
    """text.lower()"""
    if text.size == text.length:
        return _ascii_moved(text, 0x41, 0x5A)
    buffer = TextBuffer(text.size)
    offset = 0
    while offset < text.size:
        _append_lower(text, buffer, offset)
        offset += text.width_at(offset)
    return buffer.finish()


@wrapping
def _ascii_moved(text: Str, first: int, last: int) -> str:
    """The text, all ASCII, with the letters from one to another in the other case."""
    made = new_text(text.size, text.size)
    for offset in range(text.size):
        code = load_u8(tail_address(text) + offset)
        store_u8(tail_address(made) + offset, code ^ 0x20 if first <= code <= last else code)
    return cast(str, made)


def _append_lower(text: Str, buffer: "TextBuffer", offset: int) -> None:
    """Add the character at an offset in lower case; a sigma at the end of a word has its own form."""
    code = text.code(offset)
    if code == casing.SIGMA and _ends_word(text, offset):
        buffer.append_code(casing.FINAL_SIGMA)
    else:
        buffer.append(casing.lower(code))


def _ends_word(text: Str, offset: int) -> bool:
    """Whether a cased letter stands before an offset, and none behind it (Unicode's Final_Sigma)."""
    before = offset
    while before > 0 and characters.is_ignored(text.code(text.before(before))):
        before = text.before(before)
    if before == 0 or not characters.is_cased(text.code(text.before(before))):
        return False
    after = offset + text.width_at(offset)
    while after < text.size and characters.is_ignored(text.code(after)):
        after += text.width_at(after)
    return after == text.size or not characters.is_cased(text.code(after))


def casefold(text: Str) -> str:
    """text.casefold()"""
    buffer = TextBuffer(text.size)
    offset = 0
    while offset < text.size:
        buffer.append(casing.fold(text.code(offset)))
        offset += text.width_at(offset)
    return buffer.finish()


def swapcase(text: Str) -> str:
    """text.swapcase()"""
    buffer = TextBuffer(text.size)
    offset = 0
    while offset < text.size:
        code = text.code(offset)
        if characters.is_upper(code):
            _append_lower(text, buffer, offset)
        elif characters.is_lower(code):
            buffer.append(casing.upper(code))
        else:
            buffer.append_code(code)
        offset += text.width_at(offset)
    return buffer.finish()


def capitalize(text: Str) -> str:
    """text.capitalize()"""
    if text.size == 0:
        return ""
    buffer = TextBuffer(text.size)
    buffer.append(casing.title(text.code(0)))
    offset = text.width_at(0)
    while offset < text.size:
        _append_lower(text, buffer, offset)
        offset += text.width_at(offset)
    return buffer.finish()


def title(text: Str) -> str:
    """text.title()"""
    buffer = TextBuffer(text.size)
    inside = False
    offset = 0
    while offset < text.size:
        code = text.code(offset)
        if inside:
            _append_lower(text, buffer, offset)
        else:
            buffer.append(casing.title(code))
        inside = characters.is_cased(code)
        offset += text.width_at(offset)
    return buffer.finish()
