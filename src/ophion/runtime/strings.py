"""str: UTF-8, counted, immutable; indexed by code point, in constant time where it is all ASCII.

The object holds its size in bytes, its length in code points and its hash (0: not computed yet); the bytes
follow in the object's tail, with a NUL behind them. `Str` is what the compiler knows as `str`: a value of
one is a value of the other, and `cast` between them costs nothing. Offsets below are in bytes, indices in
code points.

The class has what Python calls by operators, and what every method needs. The methods of str are functions
of the modules `text_*`, by subject; `METHOD_MODULES` in the compiler's `frontend/names.py` lists them.
"""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import (
    ascii_character,
    compare_memory,
    copy_memory,
    inline,
    load_u8,
    new_with_tail,
    store_u8,
    tail_address,
    wrapping,
)
from ophion.runtime import characters
from ophion.runtime.escapes import escape_width, put_escape
from ophion.runtime.search import find_byte, find_bytes, hash_bytes
from ophion.runtime.utf8 import code_at, count_codes, offset_of, put_code, width_of


class Str:
    """str's layout and operators."""

    size: int
    length: int
    hash: int

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.size != 0

    def __str__(self) -> str:
        return cast(str, self)

    def __repr__(self) -> str:
        return repr_str(cast(str, self))

    @inline
    def __hash__(self) -> int:
        if self.hash == 0:
            self.hash = hash_bytes(tail_address(self), self.size)
        return self.hash

    @inline
    def __eq__(self, other: "Str") -> bool:  # type: ignore[override]
        if self is other:
            return True
        return (
            load_u8(tail_address(self)) == load_u8(tail_address(other))  # if need be the NULs
            and self.size == other.size
            and compare_memory(tail_address(self), tail_address(other), self.size) == 0
        )

    @wrapping
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
        if wanted.size == 1:
            return find_byte(tail_address(self), self.size, load_u8(tail_address(wanted)), 0) >= 0
        return find_bytes(tail_address(self), self.size, tail_address(wanted), wanted.size, 0) >= 0

    @inline
    def __getitem__(self, index: int) -> str:
        if 0 <= index < self.length and self.size == self.length:
            return ascii_character(load_u8(tail_address(self) + index))
        return self._item(index)

    @wrapping
    def _item(self, index: int) -> str:
        """self[index], whatever the index and the characters are."""
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("string index out of range")
        return self.decode_at(self.offset(place))

    def __iter__(self) -> "StrIterator":
        return StrIterator(self)

    @wrapping
    def offset(self, index: int) -> int:
        """The byte offset of a code point index in 0 .. length."""
        if self.size == self.length:
            return index
        return self.size if index == self.length else offset_of(tail_address(self), index)

    def index_at(self, offset: int) -> int:
        """The code point index of a byte offset."""
        return offset if self.size == self.length else count_codes(tail_address(self), offset)

    @wrapping
    def decode_at(self, position: int) -> str:
        """The one-character str at a byte offset; of ASCII characters there is one object each."""
        address = tail_address(self) + position
        lead = load_u8(address)
        if lead < 0x80:
            return ascii_character(lead)
        return text_from_memory(address, width_of(lead), 1)

    @wrapping
    def width_at(self, position: int) -> int:
        """How many bytes the character at a byte offset has."""
        return width_of(load_u8(tail_address(self) + position))

    def between(self, first: int, end: int) -> str:
        """The characters first .. end - 1, both within the text."""
        if self.size == self.length:
            return self.part(first, end)
        if first >= end:
            return ""
        start = self.offset(first)
        return self.part(start, start + offset_of(tail_address(self) + start, end - first))

    @wrapping
    def part(self, start: int, end: int) -> str:
        """The bytes start .. end - 1, which begin and end at characters."""
        if start >= end:
            return ""
        if start == 0 and end == self.size:
            return cast(str, self)
        if self.size == self.length:
            if end - start == 1:
                return ascii_character(load_u8(tail_address(self) + start))
            return text_from_memory(tail_address(self) + start, end - start, end - start)
        return text_of_utf8(tail_address(self) + start, end - start)

    @wrapping
    def code(self, offset: int) -> int:
        """The code point at a byte offset."""
        return code_at(tail_address(self) + offset)

    @wrapping
    def before(self, offset: int) -> int:
        """The offset of the character that ends at an offset."""
        place = offset - 1
        while load_u8(tail_address(self) + place) & 0xC0 == 0x80:
            place -= 1
        return place


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


@inline
@wrapping
def new_text(size: int, length: int) -> Str:
    """A text whose bytes are still to be written; the NUL behind them is there."""
    made = new_with_tail(Str, size + 1)
    made.size = size
    made.length = length
    store_u8(tail_address(made) + size, 0)
    return made


def fill(target: Str, source: Str) -> None:
    """Give a new object of a class below str the text of another."""
    copy_memory(tail_address(target), tail_address(source), source.size + 1)
    target.size = source.size
    target.length = source.length


@wrapping
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


def _one_character(code: int) -> str:
    made = new_text(4, 1)
    made.size = put_code(tail_address(made), code)
    store_u8(tail_address(made) + made.size, 0)
    return cast(str, made)


@inline
def code_of_item(text: Str, index: int) -> int:
    """ord(text[index])"""
    if 0 <= index < text.length and text.size == text.length:
        return load_u8(tail_address(text) + index)
    return _code_of_any_item(text, index)


@wrapping
def _code_of_any_item(text: Str, index: int) -> int:
    place = index + text.length if index < 0 else index
    if place < 0 or place >= text.length:
        raise IndexError("string index out of range")
    return text.code(text.offset(place))


def chr_of(code: int) -> str:
    """chr(code)"""
    if code < 0 or code > 0x10FFFF:
        raise ValueError("chr() arg not in range(0x110000)")
    return ascii_character(code) if code < 0x80 else _one_character(code)


def ord_of(text: str) -> int:
    """ord(text)"""
    character = cast(Str, text)
    if character.length != 1:
        raise TypeError(
            "ord() expected a character, but string of length " + str(character.length) + " found"
        )
    return character.code(0)


@wrapping
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


@wrapping
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


@wrapping
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
    shown = cast(Str, text)
    quote = 0x22 if "'" in text and '"' not in text else 0x27
    size = length = 2
    offset = 0
    while offset < shown.size:
        code, width = shown.code(offset), shown.width_at(offset)
        plain = _prints(code, quote)
        size += width if plain else escape_width(code)
        length += 1 if plain else escape_width(code)
        offset += width
    made = new_text(size, length)
    store_u8(tail_address(made), quote)
    store_u8(tail_address(made) + (size - 1), quote)
    to = 1
    offset = 0
    while offset < shown.size:
        code = shown.code(offset)
        at = tail_address(made) + to
        to += put_code(at, code) if _prints(code, quote) else put_escape(at, code)
        offset += shown.width_at(offset)
    return cast(str, made)


def _prints(code: int, quote: int) -> bool:
    """Whether a character stands for itself in a literal within quotes."""
    if code < 0x7F:
        return code >= 0x20 and code != quote and code != 0x5C
    return code > 0x7F and characters.is_printable(code)
