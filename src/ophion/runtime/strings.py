"""str: UTF-8, counted, immutable; indexed by code point, in constant time where it is all ASCII.

The object holds its size in bytes, its length in code points and its hash (0: not computed yet); the bytes
follow in the object's tail, with a NUL behind them. `Str` is what the compiler knows as `str`: a value of
one is a value of the other, and `cast` between them costs nothing. Offsets below are in bytes, indices in
code points.

The class is long because str is: each method is one of CPython's, and a class has one place.
"""

from collections.abc import Iterable
from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import compare_memory, copy_memory, load_u8, new_with_tail, store_u8, tail_address
from ophion.runtime import casing, characters
from ophion.runtime.buffers import allocate_bytes, free_bytes, grow_bytes
from ophion.runtime.encoding import encode_text
from ophion.runtime.search import count_bytes, find_bytes, hash_bytes, rfind_bytes
from ophion.runtime.slices import clamp, resolve
from ophion.runtime.utf8 import code_at, count_codes, offset_of, put_code, width_of

SPACE = 0x20
LINE_FEED = 0x0A
CARRIAGE_RETURN = 0x0D


class Str:
    """str's layout and methods."""

    size: int
    length: int
    hash: int

    # --- the sequence ---

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.size != 0

    def __str__(self) -> str:
        return cast(str, self)

    def __repr__(self) -> str:
        return repr_str(cast(str, self))

    def __hash__(self) -> int:
        if self.hash == 0:
            self.hash = hash_bytes(tail_address(self), self.size)
        return self.hash

    def __eq__(self, other: "Str") -> bool:  # type: ignore[override]
        if self is other:
            return True
        return (
            self.size == other.size
            and compare_memory(tail_address(self), tail_address(other), self.size) == 0
        )

    def compare(self, other: "Str") -> int:
        """Negative, zero or positive by code point order, which is the order of UTF-8's bytes."""
        shared = self.size if self.size < other.size else other.size
        order = compare_memory(tail_address(self), tail_address(other), shared)
        return order if order != 0 else self.size - other.size

    def __lt__(self, other: "Str") -> bool:
        return self.compare(other) < 0

    def __le__(self, other: "Str") -> bool:
        return self.compare(other) <= 0

    def __gt__(self, other: "Str") -> bool:
        return self.compare(other) > 0

    def __ge__(self, other: "Str") -> bool:
        return self.compare(other) >= 0

    def __add__(self, other: str) -> str:
        return concat2(cast(str, self), other)

    def __mul__(self, count: int) -> str:
        if count <= 0 or self.size == 0:
            return ""
        made = new_text(self.size * count, self.length * count)
        for turn in range(count):
            copy_memory(tail_address(made) + turn * self.size, tail_address(self), self.size)
        return cast(str, made)

    def __contains__(self, sub: str) -> bool:
        wanted = cast(Str, sub)
        return find_bytes(tail_address(self), self.size, tail_address(wanted), wanted.size, 0) >= 0

    def __getitem__(self, index: int) -> str:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("string index out of range")
        return self.decode_at(self.offset(place))

    def get_slice(self, start: int | None, stop: int | None, step: int | None) -> str:
        """self[start:stop:step]"""
        first, stride, count = resolve(start, stop, step, self.length)
        if count <= 0:
            return ""
        if stride == 1:
            return self.between(first, first + count)
        buffer = TextBuffer(count)
        index = first
        for _ in range(count):
            buffer.append_code(code_at(tail_address(self) + self.offset(index)))
            index += stride
        return buffer.finish()

    def __iter__(self) -> "StrIterator":
        return StrIterator(self)

    def offset(self, index: int) -> int:
        """The byte offset of a code point index in 0 .. length."""
        if self.size == self.length:
            return index
        return self.size if index == self.length else offset_of(tail_address(self), index)

    def index_at(self, offset: int) -> int:
        """The code point index of a byte offset."""
        return offset if self.size == self.length else count_codes(tail_address(self), offset)

    def decode_at(self, position: int) -> str:
        """The one-character str at a byte offset; of ASCII characters there is one object each."""
        address = tail_address(self) + position
        lead = load_u8(address)
        if lead < 0x80:
            return _ascii[lead]
        return text_from_memory(address, width_of(lead), 1)

    def width_at(self, position: int) -> int:
        """How many bytes the character at a byte offset has."""
        return width_of(load_u8(tail_address(self) + position))

    def between(self, first: int, end: int) -> str:
        """The characters first .. end - 1, both within the text."""
        if first >= end:
            return ""
        start = self.offset(first)
        if self.size == self.length:
            return self.part(start, end)
        return self.part(start, start + offset_of(tail_address(self) + start, end - first))

    def part(self, start: int, end: int) -> str:
        """The bytes start .. end - 1, which begin and end at characters."""
        if start >= end:
            return ""
        if start == 0 and end == self.size:
            return cast(str, self)
        if self.size == self.length:
            return text_from_memory(tail_address(self) + start, end - start, end - start)
        return text_of_utf8(tail_address(self) + start, end - start)

    # --- searching ---

    def _window(self, start: int | None, end: int | None) -> tuple[int, int]:
        """Byte offsets of a search's bounds; the first is greater where nothing can be found."""
        if start is not None and start > self.length:
            return 1, 0
        low = 0 if start is None else self.offset(clamp(start, self.length))
        high = self.size if end is None else self.offset(clamp(end, self.length))
        return low, high

    def find(self, sub: str, start: int | None = None, end: int | None = None) -> int:
        low, high = self._window(start, end)
        wanted = cast(Str, sub)
        found = (
            find_bytes(tail_address(self), high, tail_address(wanted), wanted.size, low)
            if low <= high
            else -1
        )
        return found if found < 0 else self.index_at(found)

    def rfind(self, sub: str, start: int | None = None, end: int | None = None) -> int:
        low, high = self._window(start, end)
        wanted = cast(Str, sub)
        found = (
            rfind_bytes(tail_address(self), high, tail_address(wanted), wanted.size, low)
            if low <= high
            else -1
        )
        return found if found < 0 else self.index_at(found)

    def index(self, sub: str, start: int | None = None, end: int | None = None) -> int:
        found = self.find(sub, start, end)
        if found < 0:
            raise ValueError("substring not found")
        return found

    def rindex(self, sub: str, start: int | None = None, end: int | None = None) -> int:
        found = self.rfind(sub, start, end)
        if found < 0:
            raise ValueError("substring not found")
        return found

    def count(self, sub: str, start: int | None = None, end: int | None = None) -> int:
        low, high = self._window(start, end)
        if low > high:
            return 0
        wanted = cast(Str, sub)
        if wanted.size == 0:
            return self.index_at(high) - self.index_at(low) + 1
        return count_bytes(tail_address(self), high, tail_address(wanted), wanted.size, low)

    def startswith(self, prefix: str, start: int | None = None, end: int | None = None) -> bool:
        low, high = self._window(start, end)
        wanted = cast(Str, prefix)
        if low > high or high - low < wanted.size:
            return False
        return compare_memory(tail_address(self) + low, tail_address(wanted), wanted.size) == 0

    def endswith(self, suffix: str, start: int | None = None, end: int | None = None) -> bool:
        low, high = self._window(start, end)
        wanted = cast(Str, suffix)
        if low > high or high - low < wanted.size:
            return False
        return (
            compare_memory(tail_address(self) + (high - wanted.size), tail_address(wanted), wanted.size) == 0
        )

    def replace(self, old: str, new: str, count: int = -1) -> str:
        wanted = cast(Str, old)
        if wanted.size == 0:
            return self._interleave(new, count)
        buffer = TextBuffer(self.size)
        offset = 0
        left = count
        while left != 0:
            found = find_bytes(tail_address(self), self.size, tail_address(wanted), wanted.size, offset)
            if found < 0:
                break
            buffer.append(self.part(offset, found))
            buffer.append(new)
            offset = found + wanted.size
            left -= 1
        if offset == 0 and left == count:
            return cast(str, self)
        buffer.append(self.part(offset, self.size))
        return buffer.finish()

    def _interleave(self, new: str, count: int) -> str:
        """`new` before each character and at the end, at most `count` times (without end where negative)."""
        buffer = TextBuffer(self.size)
        offset = 0
        left = count
        while offset < self.size:
            if left != 0:
                buffer.append(new)
                left -= 1
            buffer.append(self.decode_at(offset))
            offset += self.width_at(offset)
        if left != 0:
            buffer.append(new)
        return buffer.finish()

    def removeprefix(self, prefix: str) -> str:
        return self.part(cast(Str, prefix).size, self.size) if self.startswith(prefix) else cast(str, self)

    def removesuffix(self, suffix: str) -> str:
        end = self.size - cast(Str, suffix).size
        return self.part(0, end) if self.endswith(suffix) else cast(str, self)

    # --- splitting and joining ---

    def join(self, parts: Iterable[str]) -> str:
        buffer = TextBuffer(0)
        first = True
        for part in parts:
            if not first:
                buffer.append(cast(str, self))
            first = False
            buffer.append(part)
        return buffer.finish()

    def split(self, sep: str | None = None, maxsplit: int = -1) -> list[str]:
        if sep is None:
            return self._split_words(maxsplit)
        wanted = separator(sep)
        parts: list[str] = []
        offset = 0
        while len(parts) != maxsplit:
            found = find_bytes(tail_address(self), self.size, tail_address(wanted), wanted.size, offset)
            if found < 0:
                break
            parts.append(self.part(offset, found))
            offset = found + wanted.size
        parts.append(self.part(offset, self.size))
        return parts

    def _split_words(self, maxsplit: int) -> list[str]:
        words: list[str] = []
        offset = self.skip_spaces(0)
        while offset < self.size:
            if len(words) == maxsplit:
                words.append(self.part(offset, self.size))
                break
            end = offset
            while end < self.size and not self._is_space_at(end):
                end += self.width_at(end)
            words.append(self.part(offset, end))
            offset = self.skip_spaces(end)
        return words

    def rsplit(self, sep: str | None = None, maxsplit: int = -1) -> list[str]:
        if sep is None:
            return self._rsplit_words(maxsplit)
        wanted = separator(sep)
        parts: list[str] = []
        end = self.size
        while len(parts) != maxsplit:
            found = rfind_bytes(tail_address(self), end, tail_address(wanted), wanted.size, 0)
            if found < 0:
                break
            parts.append(self.part(found + wanted.size, end))
            end = found
        parts.append(self.part(0, end))
        parts.reverse()
        return parts

    def _rsplit_words(self, maxsplit: int) -> list[str]:
        words: list[str] = []
        end = self._end_before_spaces(self.size)
        while end > 0:
            if len(words) == maxsplit:
                words.append(self.part(0, end))
                break
            start = end
            while start > 0 and not self._is_space_at(self._before(start)):
                start = self._before(start)
            words.append(self.part(start, end))
            end = self._end_before_spaces(start)
        words.reverse()
        return words

    def splitlines(self, keepends: bool = False) -> list[str]:
        lines: list[str] = []
        start = 0
        while start < self.size:
            end = start
            while end < self.size and not characters.is_line_break(self.code(end)):
                end += self.width_at(end)
            after = self._after_line_break(end)
            lines.append(self.part(start, after if keepends else end))
            start = after
        return lines

    def _after_line_break(self, offset: int) -> int:
        if offset >= self.size:
            return offset
        if (
            self.code(offset) == CARRIAGE_RETURN
            and offset + 1 < self.size
            and self.code(offset + 1) == LINE_FEED
        ):
            return offset + 2
        return offset + self.width_at(offset)

    def partition(self, sep: str) -> tuple[str, str, str]:
        wanted = separator(sep)
        found = find_bytes(tail_address(self), self.size, tail_address(wanted), wanted.size, 0)
        if found < 0:
            return cast(str, self), "", ""
        return self.part(0, found), sep, self.part(found + wanted.size, self.size)

    def rpartition(self, sep: str) -> tuple[str, str, str]:
        wanted = separator(sep)
        found = rfind_bytes(tail_address(self), self.size, tail_address(wanted), wanted.size, 0)
        if found < 0:
            return "", "", cast(str, self)
        return self.part(0, found), sep, self.part(found + wanted.size, self.size)

    # --- stripping and padding ---

    def code(self, offset: int) -> int:
        """The code point at a byte offset."""
        return code_at(tail_address(self) + offset)

    def _before(self, offset: int) -> int:
        """The offset of the character that ends at an offset."""
        place = offset - 1
        while load_u8(tail_address(self) + place) & 0xC0 == 0x80:
            place -= 1
        return place

    def _is_space_at(self, offset: int) -> bool:
        return characters.is_space(self.code(offset))

    def skip_spaces(self, offset: int) -> int:
        """The first offset from `offset` on that holds no white space."""
        place = offset
        while place < self.size and self._is_space_at(place):
            place += self.width_at(place)
        return place

    def _end_before_spaces(self, end: int) -> int:
        place = end
        while place > 0 and self._is_space_at(self._before(place)):
            place = self._before(place)
        return place

    def _stripped(self, offset: int, chars: str | None) -> bool:
        """Whether strip(chars) removes the character at an offset."""
        return self._is_space_at(offset) if chars is None else self.decode_at(offset) in chars

    def _left(self, chars: str | None) -> int:
        place = 0
        while place < self.size and self._stripped(place, chars):
            place += self.width_at(place)
        return place

    def _right(self, start: int, chars: str | None) -> int:
        end = self.size
        while end > start and self._stripped(self._before(end), chars):
            end = self._before(end)
        return end

    def strip(self, chars: str | None = None) -> str:
        start = self._left(chars)
        return self.part(start, self._right(start, chars))

    def lstrip(self, chars: str | None = None) -> str:
        return self.part(self._left(chars), self.size)

    def rstrip(self, chars: str | None = None) -> str:
        return self.part(0, self._right(0, chars))

    def ljust(self, width: int, fillchar: str = " ") -> str:
        return self._padded(0, width - self.length, fillchar)

    def rjust(self, width: int, fillchar: str = " ") -> str:
        return self._padded(width - self.length, 0, fillchar)

    def center(self, width: int, fillchar: str = " ") -> str:
        room = width - self.length
        left = room // 2 + (room & width & 1) if room > 0 else 0
        return self._padded(left, room - left, fillchar)

    def _padded(self, left: int, right: int, fill: str) -> str:
        if cast(Str, fill).length != 1:
            raise TypeError("The fill character must be exactly one character long")
        if left <= 0 and right <= 0:
            return cast(str, self)
        return concat3(fill * left, cast(str, self), fill * right)

    def zfill(self, width: int) -> str:
        room = width - self.length
        if room <= 0:
            return cast(str, self)
        lead = self.code(0) if self.size > 0 else 0
        if lead == 0x2B or lead == 0x2D:
            return concat3(self.part(0, 1), "0" * room, self.part(1, self.size))
        return concat2("0" * room, cast(str, self))

    def expandtabs(self, tabsize: int = 8) -> str:
        buffer = TextBuffer(self.size)
        column = 0
        offset = 0
        while offset < self.size:
            code = self.code(offset)
            offset += self.width_at(offset)
            if code == 0x09:
                room = tabsize - column % tabsize if tabsize > 0 else 0
                buffer.append(" " * room)
                column += room
                continue
            buffer.append_code(code)
            column = 0 if code in (LINE_FEED, CARRIAGE_RETURN) else column + 1
        return buffer.finish()

    # --- case ---

    def upper(self) -> str:
        if self.size == self.length:
            return self._ascii_moved(0x61, 0x7A)
        buffer = TextBuffer(self.size)
        offset = 0
        while offset < self.size:
            buffer.append(casing.upper(self.code(offset)))
            offset += self.width_at(offset)
        return buffer.finish()

    def lower(self) -> str:
        if self.size == self.length:
            return self._ascii_moved(0x41, 0x5A)
        buffer = TextBuffer(self.size)
        offset = 0
        while offset < self.size:
            self._append_lower(buffer, offset)
            offset += self.width_at(offset)
        return buffer.finish()

    def _ascii_moved(self, first: int, last: int) -> str:
        """The text, all ASCII, with the letters from one to another in the other case."""
        made = new_text(self.size, self.size)
        for offset in range(self.size):
            code = load_u8(tail_address(self) + offset)
            store_u8(tail_address(made) + offset, code ^ 0x20 if first <= code <= last else code)
        return cast(str, made)

    def _append_lower(self, buffer: "TextBuffer", offset: int) -> None:
        """Add the character at an offset in lower case; a sigma at the end of a word has its own form."""
        code = self.code(offset)
        if code == casing.SIGMA and self._ends_word(offset):
            buffer.append_code(casing.FINAL_SIGMA)
        else:
            buffer.append(casing.lower(code))

    def _ends_word(self, offset: int) -> bool:
        """Whether a cased letter stands before an offset, and none behind it (Unicode's Final_Sigma)."""
        before = offset
        while before > 0 and characters.is_ignored(self.code(self._before(before))):
            before = self._before(before)
        if before == 0 or not characters.is_cased(self.code(self._before(before))):
            return False
        after = offset + self.width_at(offset)
        while after < self.size and characters.is_ignored(self.code(after)):
            after += self.width_at(after)
        return after == self.size or not characters.is_cased(self.code(after))

    def casefold(self) -> str:
        buffer = TextBuffer(self.size)
        offset = 0
        while offset < self.size:
            buffer.append(casing.fold(self.code(offset)))
            offset += self.width_at(offset)
        return buffer.finish()

    def swapcase(self) -> str:
        buffer = TextBuffer(self.size)
        offset = 0
        while offset < self.size:
            code = self.code(offset)
            if characters.is_upper(code):
                self._append_lower(buffer, offset)
            elif characters.is_lower(code):
                buffer.append(casing.upper(code))
            else:
                buffer.append_code(code)
            offset += self.width_at(offset)
        return buffer.finish()

    def capitalize(self) -> str:
        if self.size == 0:
            return ""
        buffer = TextBuffer(self.size)
        buffer.append(casing.title(self.code(0)))
        offset = self.width_at(0)
        while offset < self.size:
            self._append_lower(buffer, offset)
            offset += self.width_at(offset)
        return buffer.finish()

    def title(self) -> str:
        buffer = TextBuffer(self.size)
        inside = False
        offset = 0
        while offset < self.size:
            code = self.code(offset)
            if inside:
                self._append_lower(buffer, offset)
            else:
                buffer.append(casing.title(code))
            inside = characters.is_cased(code)
            offset += self.width_at(offset)
        return buffer.finish()

    # --- what it consists of ---

    def isascii(self) -> bool:
        return self.size == self.length

    def isspace(self) -> bool:
        return self.size > 0 and self.skip_spaces(0) == self.size

    def isdigit(self) -> bool:
        offset = 0
        while offset < self.size and characters.is_digit(self.code(offset)):
            offset += self.width_at(offset)
        return self.size > 0 and offset == self.size

    def isdecimal(self) -> bool:
        offset = 0
        while offset < self.size and characters.is_decimal(self.code(offset)):
            offset += self.width_at(offset)
        return self.size > 0 and offset == self.size

    def isnumeric(self) -> bool:
        offset = 0
        while offset < self.size and characters.is_numeric(self.code(offset)):
            offset += self.width_at(offset)
        return self.size > 0 and offset == self.size

    def isalpha(self) -> bool:
        offset = 0
        while offset < self.size and characters.is_alpha(self.code(offset)):
            offset += self.width_at(offset)
        return self.size > 0 and offset == self.size

    def isalnum(self) -> bool:
        offset = 0
        while offset < self.size and characters.is_alphanumeric(self.code(offset)):
            offset += self.width_at(offset)
        return self.size > 0 and offset == self.size

    def isprintable(self) -> bool:
        offset = 0
        while offset < self.size and characters.is_printable(self.code(offset)):
            offset += self.width_at(offset)
        return offset == self.size

    def isidentifier(self) -> bool:
        if self.size == 0 or not characters.starts_identifier(self.code(0)):
            return False
        offset = 0
        while offset < self.size and characters.continues_identifier(self.code(offset)):
            offset += self.width_at(offset)
        return offset == self.size

    def islower(self) -> bool:
        found = False
        offset = 0
        while offset < self.size:
            code = self.code(offset)
            if characters.is_upper(code) or characters.is_title(code):
                return False
            found = found or characters.is_lower(code)
            offset += self.width_at(offset)
        return found

    def isupper(self) -> bool:
        found = False
        offset = 0
        while offset < self.size:
            code = self.code(offset)
            if characters.is_lower(code) or characters.is_title(code):
                return False
            found = found or characters.is_upper(code)
            offset += self.width_at(offset)
        return found

    def istitle(self) -> bool:
        found = False
        inside = False
        offset = 0
        while offset < self.size:
            code = self.code(offset)
            if characters.is_upper(code) or characters.is_title(code):
                if inside:
                    return False
                found = inside = True
            elif characters.is_lower(code):
                if not inside:
                    return False
            else:
                inside = False
            offset += self.width_at(offset)
        return found

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return encode_text(tail_address(self), self.size, self.length, encoding, errors)


class StrIterator:
    """The characters of a text."""

    def __init__(self, text: Str) -> None:
        self.text = text
        self.position = 0

    def __iter__(self) -> "StrIterator":
        return self

    def __next__(self) -> str:
        if self.position >= self.text.size:
            raise StopIteration
        found = self.text.decode_at(self.position)
        self.position += self.text.width_at(self.position)
        return found


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

    def reserve(self, more: int) -> u64:
        """Where the next byte goes, with room for `more` bytes."""
        wanted = self.size + more
        if wanted > self.room:
            room = wanted if wanted > 2 * self.room else 2 * self.room
            self.address = grow_bytes(self.address, self.size, room)
            self.room = room
        return self.address + self.size

    def append(self, text: str) -> None:
        """Add a text."""
        added = cast(Str, text)
        copy_memory(self.reserve(added.size), tail_address(added), added.size)
        self.size += added.size
        self.length += added.length

    def append_code(self, code: int) -> None:
        """Add a character by its code point."""
        self.size += put_code(self.reserve(4), code)
        self.length += 1

    def finish(self) -> str:
        """The text so far."""
        return text_from_memory(self.address, self.size, self.length)


def new_text(size: int, length: int) -> Str:
    """A text whose bytes are still to be written; the NUL behind them is there."""
    made = new_with_tail(Str, size + 1)
    made.size = size
    made.length = length
    store_u8(tail_address(made) + size, 0)
    return made


def text_from_memory(address: u64, size: int, length: int) -> str:
    """A text of valid UTF-8 in memory whose length is known."""
    if size == 0:
        return ""
    made = new_text(size, length)
    copy_memory(tail_address(made), address, size)
    return cast(str, made)


def text_of_utf8(address: u64, size: int) -> str:
    """A text of valid UTF-8 in memory."""
    return text_from_memory(address, size, count_codes(address, size))


def separator(sep: str) -> Str:
    """A separator; ValueError when it is empty."""
    wanted = cast(Str, sep)
    if wanted.size == 0:
        raise ValueError("empty separator")
    return wanted


def _one_character(code: int) -> str:
    made = new_text(4, 1)
    made.size = put_code(tail_address(made), code)
    store_u8(tail_address(made) + made.size, 0)
    return cast(str, made)


def _make_ascii() -> list[str]:
    made: list[str] = []
    for code in range(128):
        made.append(_one_character(code))
    return made


_ascii: list[str] = _make_ascii()
"""The one-character texts of ASCII."""


def chr_of(code: int) -> str:
    """chr(code)"""
    if code < 0 or code > 0x10FFFF:
        raise ValueError("chr() arg not in range(0x110000)")
    return _ascii[code] if code < 0x80 else _one_character(code)


def ord_of(text: str) -> int:
    """ord(text)"""
    character = cast(Str, text)
    if character.length != 1:
        raise TypeError(
            "ord() expected a character, but string of length " + str(character.length) + " found"
        )
    return character.code(0)


def concat2(a: str, b: str) -> str:
    """a + b"""
    first, second = cast(Str, a), cast(Str, b)
    if first.size == 0:
        return b
    if second.size == 0:
        return a
    made = new_text(first.size + second.size, first.length + second.length)
    copy_memory(tail_address(made), tail_address(first), first.size)
    copy_memory(tail_address(made) + first.size, tail_address(second), second.size)
    return cast(str, made)


def concat3(a: str, b: str, c: str) -> str:
    """a + b + c, for f-strings."""
    first, second, third = cast(Str, a), cast(Str, b), cast(Str, c)
    size = first.size + second.size
    made = new_text(size + third.size, first.length + second.length + third.length)
    address = tail_address(made)
    copy_memory(address, tail_address(first), first.size)
    copy_memory(address + first.size, tail_address(second), second.size)
    copy_memory(address + size, tail_address(third), third.size)
    return cast(str, made)


def concat4(a: str, b: str, c: str, d: str) -> str:
    """a + b + c + d, for f-strings."""
    first, second, third, fourth = cast(Str, a), cast(Str, b), cast(Str, c), cast(Str, d)
    two = first.size + second.size
    three = two + third.size
    made = new_text(three + fourth.size, first.length + second.length + third.length + fourth.length)
    address = tail_address(made)
    copy_memory(address, tail_address(first), first.size)
    copy_memory(address + first.size, tail_address(second), second.size)
    copy_memory(address + two, tail_address(third), third.size)
    copy_memory(address + three, tail_address(fourth), fourth.size)
    return cast(str, made)


def repr_str(text: str) -> str:
    """repr(text): in single quotes, unless it has some and no double ones; what does not print is escaped."""
    return _quoted(cast(Str, text))


def _quoted(text: Str) -> str:
    quote = '"' if "'" in cast(str, text) and '"' not in cast(str, text) else "'"
    buffer = TextBuffer(text.size + 2)
    buffer.append(quote)
    offset = 0
    while offset < text.size:
        code = text.code(offset)
        if code == 0x5C or code == ord_of(quote):
            buffer.append("\\")
            buffer.append_code(code)
        elif 0x20 <= code < 0x7F or (code > 0x7F and characters.is_printable(code)):
            buffer.append_code(code)
        else:
            append_escape(buffer, code)
        offset += text.width_at(offset)
    buffer.append(quote)
    return buffer.finish()


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
            append_escape(buffer, code)
        offset += shown.width_at(offset)
    return buffer.finish()


def append_escape(buffer: TextBuffer, code: int) -> None:
    """A character that does not print, as \\n, \\x.., \\u.... or \\U........"""
    if code == 0x0A:
        buffer.append("\\n")
    elif code == 0x0D:
        buffer.append("\\r")
    elif code == 0x09:
        buffer.append("\\t")
    elif code < 0x100:
        buffer.append("\\x")
        append_hex(buffer, code, 2)
    elif code < 0x10000:
        buffer.append("\\u")
        append_hex(buffer, code, 4)
    else:
        buffer.append("\\U")
        append_hex(buffer, code, 8)


def append_hex(buffer: TextBuffer, value: int, digits: int) -> None:
    """A number in lower-case hexadecimal with that many digits."""
    shift = 4 * digits
    while shift > 0:
        shift -= 4
        digit = (value >> shift) & 0xF
        buffer.append_code(digit + (0x30 if digit < 10 else 0x57))


def hex_text(address: u64, size: int) -> str:
    """Two hexadecimal digits for each byte."""
    buffer = TextBuffer(2 * size)
    for offset in range(size):
        append_hex(buffer, load_u8(address + offset), 2)
    return buffer.finish()
