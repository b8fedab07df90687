"""bytes: its bytes follow the fields in the object's tail, with a NUL behind them.

`Bytes` is what the compiler knows as `bytes`. The class has what Python calls by operators; the methods that
bytes and bytearray share are functions of the modules `byte_*`, by subject, which METHOD_MODULES in the
compiler's `frontend/names.py` lists. Parameters that take any bytes-like object are type variables, see
`spans`.
"""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import (
    copy_memory,
    fill_memory,
    load_u8,
    new_with_tail,
    store_u8,
    tail_address,
    wrapping,
)
from ophion.runtime.escapes import escape_width, put_escape
from ophion.runtime.search import find_bytes, hash_bytes
from ophion.runtime.slices import resolve
from ophion.runtime.spans import B, check_byte, compare_spans, span_address, span_size, spans_equal
from ophion.runtime.strings import new_text


class Bytes:
    """bytes' layout and operators."""

    size: int
    hash: int

    def __len__(self) -> int:
        return self.size

    def __bool__(self) -> bool:
        return self.size != 0

    def __getitem__(self, index: int) -> int:
        place = index + self.size if index < 0 else index
        if place < 0 or place >= self.size:
            raise IndexError("index out of range")
        return load_u8(tail_address(self) + place)

    def get_slice(self, start: int | None, stop: int | None, step: int | None) -> bytes:
        """self[start:stop:step]"""
        first, stride, count = resolve(start, stop, step, self.size)
        if stride == 1:
            return self.part(first, first + count)
        made = new_bytes(count)
        for offset in range(count):
            store_u8(tail_address(made) + offset, load_u8(tail_address(self) + (first + offset * stride)))
        return cast(bytes, made)

    def part(self, start: int, end: int) -> bytes:
        """The bytes start .. end - 1, within the object."""
        if start == 0 and end == self.size:
            return cast(bytes, self)
        return bytes_from_memory(tail_address(self) + start, end - start if end > start else 0)

    def blank(self, size: int) -> bytes:
        """Another object, whose bytes are still to be written."""
        return cast(bytes, new_bytes(size))

    def __iter__(self) -> "BytesIterator":
        return BytesIterator(self)

    def __contains__(self, value: int) -> bool:
        check_byte(value)
        for offset in range(self.size):
            if load_u8(tail_address(self) + offset) == value:
                return True
        return False

    def contains_span(self, sub: B) -> bool:
        """Whether a bytes-like object is part of this one: `in` with that on its left."""
        return find_bytes(tail_address(self), self.size, span_address(sub), span_size(sub), 0) >= 0

    def __hash__(self) -> int:
        if self.hash == 0:
            self.hash = hash_bytes(tail_address(self), self.size)
        return self.hash

    def __eq__(self, other: B) -> bool:  # type: ignore[override]
        return spans_equal(tail_address(self), self.size, other)

    def __lt__(self, other: B) -> bool:
        return compare_spans(tail_address(self), self.size, other) < 0

    def __le__(self, other: B) -> bool:
        return compare_spans(tail_address(self), self.size, other) <= 0

    def __gt__(self, other: B) -> bool:
        return compare_spans(tail_address(self), self.size, other) > 0

    def __ge__(self, other: B) -> bool:
        return compare_spans(tail_address(self), self.size, other) >= 0

    def __add__(self, other: B) -> bytes:
        size = span_size(other)
        made = new_bytes(self.size + size)
        copy_memory(tail_address(made), tail_address(self), self.size)
        copy_memory(tail_address(made) + self.size, span_address(other), size)
        return cast(bytes, made)

    def __mul__(self, count: int) -> bytes:
        made = new_bytes(self.size * count if count > 0 else 0)
        for turn in range(count):
            copy_memory(tail_address(made) + turn * self.size, tail_address(self), self.size)
        return cast(bytes, made)

    def __repr__(self) -> str:
        return repr_bytes(tail_address(self), self.size)


class BytesIterator:
    """The values of a bytes object."""

    def __init__(self, data: Bytes) -> None:
        self.data = data
        self.position = 0

    def __iter__(self) -> "BytesIterator":
        return self

    def __next__(self) -> int:
        if self.position >= self.data.size:
            raise StopIteration
        self.position += 1
        return load_u8(tail_address(self.data) + (self.position - 1))


def new_bytes(size: int) -> Bytes:
    """A bytes object whose bytes are still to be written; the NUL behind them is there."""
    made = new_with_tail(Bytes, size + 1)
    made.size = size
    store_u8(tail_address(made) + size, 0)
    return made


@wrapping
def bytes_from_list(values: list[int]) -> bytes:
    """bytes(values) of a list: how many there are is known before."""
    made = new_bytes(len(values))
    place = tail_address(made)
    for value in values:
        if value < 0 or value > 255:
            raise ValueError("bytes must be in range(0, 256)")
        store_u8(place, value)
        place += 1
    return cast(bytes, made)


def bytes_from_memory(address: u64, size: int) -> bytes:
    """A bytes object with a copy of memory."""
    if size == 0:
        return b""
    made = new_bytes(size)
    copy_memory(tail_address(made), address, size)
    return cast(bytes, made)


def bytes_from_size(size: int) -> bytes:
    """bytes(size)"""
    if size < 0:
        raise ValueError("negative count")
    made = new_bytes(size)
    fill_memory(tail_address(made), 0, size)
    return cast(bytes, made)


def bytes_from_buffer(buffer: B) -> bytes:
    """bytes(buffer)"""
    return bytes_from_memory(span_address(buffer), span_size(buffer))


def store_bytes(address: u64, size: int, value: bytes) -> None:
    """Store into a Bytes field of a Struct, which takes exactly `size` bytes."""
    if len(value) != size:
        raise ValueError(str(len(value)) + " bytes for a field of " + str(size))
    copy_memory(address, tail_address(value), size)


def one_byte(value: int) -> bytes:
    """A byte's value as bytes; ValueError."""
    made = new_bytes(1)
    store_u8(tail_address(made), check_byte(value))
    return cast(bytes, made)


def ord_of(data: B) -> int:
    """ord(data) of one byte."""
    if span_size(data) != 1:
        raise TypeError("ord() expected a character, but string of length " + str(span_size(data)) + " found")
    return load_u8(span_address(data))


def repr_bytes(address: u64, size: int, escaped: int = -1) -> str:
    """repr of bytes: in single quotes, or double ones; one byte is always escaped."""
    quote = 0x27
    if _holds(address, size, 0x27) and not _holds(address, size, 0x22):
        quote = 0x22
    width = 3
    for offset in range(size):
        value = load_u8(address + offset)
        width += 1 if value != escaped and _prints(value, quote) else escape_width(value)
    made = new_text(width, width)
    to = tail_address(made)
    store_u8(to, 0x62)
    store_u8(to + 1, quote)
    store_u8(to + (width - 1), quote)
    to += 2
    for offset in range(size):
        value = load_u8(address + offset)
        if value != escaped and _prints(value, quote):
            store_u8(to, value)
            to += 1
        else:
            to += put_escape(to, value)
    return cast(str, made)


def _holds(address: u64, size: int, value: int) -> bool:
    """Whether memory holds a byte."""
    for offset in range(size):
        if load_u8(address + offset) == value:
            return True
    return False


def _prints(value: int, quote: int) -> bool:
    """Whether a byte stands for itself in a bytes literal within quotes."""
    return 0x20 <= value < 0x7F and value != quote and value != 0x5C
