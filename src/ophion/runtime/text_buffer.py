"""Text under construction."""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import copy_memory, tail_address, wrapping
from ophion.runtime.buffers import allocate_bytes, free_bytes, grow_bytes
from ophion.runtime.escapes import LONGEST_ESCAPE, put_escape, put_hex
from ophion.runtime.strings import Str, text_from_memory
from ophion.runtime.utf8 import put_code


class TextBuffer:
    """Text under construction, in a raw buffer that grows; it counts characters as it goes."""

    def __init__(self, room: int) -> None:
        """Room for that many bytes at first."""
        self.room = room + 16
        self.size = 0
        self.length = 0
        self.address: u64 = u64(0)
        self.address = allocate_bytes(self.room)

    def __del__(self) -> None:
        free_bytes(self.address)

    @wrapping
    def reserve(self, more: int) -> u64:
        """Where the next byte goes, with room for `more` bytes."""
        wanted = self.size + more
        if wanted > self.room:
            room = wanted if wanted > 2 * self.room else 2 * self.room
            self.address = grow_bytes(self.address, self.size, room)
            self.room = room
        return self.address + self.size

    @wrapping
    def append(self, text: str) -> None:
        """Add a text."""
        added = cast(Str, text)
        copy_memory(self.reserve(added.size), tail_address(added), added.size)
        self.size += added.size
        self.length += added.length

    @wrapping
    def append_code(self, code: int) -> None:
        """Add a character by its code point."""
        self.size += put_code(self.reserve(4), code)
        self.length += 1

    @wrapping
    def append_escape(self, code: int) -> None:
        """Add a character as the escape that stands for it in a literal."""
        width = put_escape(self.reserve(LONGEST_ESCAPE), code)
        self.size += width
        self.length += width

    def append_hex(self, value: int, digits: int) -> None:
        """Add a number in hexadecimal with that many digits."""
        put_hex(self.reserve(digits), value, digits)
        self.size += digits
        self.length += digits

    def finish(self) -> str:
        """The text so far."""
        return text_from_memory(self.address, self.size, self.length)


def ascii_of(text: str) -> str:
    """ascii(x) by the text of repr(x): all but ASCII is escaped."""
    shown = cast(Str, text)
    if shown.size == shown.length:
        return text
    buffer = TextBuffer(shown.size)
    offset = 0
    while offset < shown.size:
        code = shown.code(offset)
        if code < 0x80:
            buffer.append_code(code)
        else:
            buffer.append_escape(code)
        offset += shown.width_at(offset)
    return buffer.finish()
