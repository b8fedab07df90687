"""bytearray: its bytes are in a `Storage` of their own, which the memoryviews of it share.

While a view holds the storage, it is referred to more than once, and resizing raises BufferError. `ByteArray`
is what the compiler knows as `bytearray`; the methods that it shares with bytes are functions of the modules
`byte_*`, see `bytestrings`.
"""

from collections.abc import Iterable
from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import (
    copy_memory,
    fill_memory,
    load_u8,
    move_memory,
    reference_count,
    store_u8,
    tail_address,
    wrapping,
)
from ophion.runtime.buffers import allocate_bytes, free_bytes, grow_bytes
from ophion.runtime.bytestrings import bytes_from_memory, repr_bytes
from ophion.runtime.search import find_bytes
from ophion.runtime.slices import clamp, resolve
from ophion.runtime.spans import B, check_byte, compare_spans, span_address, span_size, spans_equal


class Storage:
    """The memory of a bytearray, shared with the memoryviews of it."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.address: u64 = u64(0)
        if room > 0:
            self.address = allocate_bytes(room)

    def __del__(self) -> None:
        free_bytes(self.address)

    def grow(self, used: int, room: int) -> None:
        """Move the first `used` bytes to a larger place."""
        self.address = grow_bytes(self.address, used, room)
        self.room = room


class ByteArray:
    """bytearray's layout, operators and the methods that change it."""

    def __init__(self, size: int = 0) -> None:
        """`size` zero bytes."""
        if size < 0:
            raise ValueError("negative count")
        self.storage = Storage(size)
        self.length = size
        fill_memory(self.storage.address, 0, size)

    def address(self) -> u64:
        """Where the bytes are until the next change of size."""
        return self.storage.address

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    def __getitem__(self, index: int) -> int:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("bytearray index out of range")
        return load_u8(self.storage.address + place)

    def __setitem__(self, index: int, value: int) -> None:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("bytearray index out of range")
        store_u8(self.storage.address + place, check_byte(value))

    def __delitem__(self, index: int) -> None:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("bytearray index out of range")
        self._replace(place, 1, 0)

    def _replace(self, place: int, count: int, new: int) -> None:
        """Make room for `new` bytes in place of `count` ones at `place`; BufferError while a view is held."""
        if new == count:
            return
        if reference_count(self.storage) > 1:
            raise BufferError("Existing exports of data: object cannot be re-sized")
        length = self.length + new - count
        if length > self.storage.room:
            self.storage.grow(self.length, length + (length >> 3) + 16)
        start = self.storage.address + place
        move_memory(start + new, start + count, self.length - place - count)
        self.length = length

    def get_slice(self, start: int | None, stop: int | None, step: int | None) -> bytearray:
        """self[start:stop:step]"""
        first, stride, count = resolve(start, stop, step, self.length)
        made = ByteArray(count)
        if stride == 1:
            copy_memory(made.address(), self.address() + first, count)
            return cast(bytearray, made)
        for offset in range(count):
            store_u8(made.address() + offset, load_u8(self.address() + (first + offset * stride)))
        return cast(bytearray, made)

    def part(self, start: int, end: int) -> bytearray:
        """The bytes start .. end - 1, within the array, as one of its own."""
        made = ByteArray(end - start if end > start else 0)
        copy_memory(made.address(), self.address() + start, made.length)
        return cast(bytearray, made)

    def blank(self, size: int) -> bytearray:
        """Another array, whose bytes are still to be written."""
        return cast(bytearray, ByteArray(size))

    def set_slice(self, start: int | None, stop: int | None, step: int | None, values: B) -> None:
        """self[start:stop:step] = values, a bytes-like object"""
        first, stride, count = resolve(start, stop, step, self.length)
        size = span_size(values)
        if stride != 1:
            self._set_strided(first, stride, count, bytes_from_memory(span_address(values), size))
        elif size == count:
            move_memory(self.address() + first, span_address(values), size)
        else:
            data = bytes_from_memory(span_address(values), size)
            self._replace(first, count, size)
            copy_memory(self.address() + first, tail_address(data), size)

    def _set_strided(self, first: int, stride: int, count: int, values: bytes) -> None:
        if len(values) != count:
            text = "attempt to assign bytes of size " + str(len(values))
            raise ValueError(text + " to extended slice of size " + str(count))
        for offset in range(count):
            store_u8(self.address() + (first + offset * stride), values[offset])

    def delete_slice(self, start: int | None, stop: int | None, step: int | None) -> None:
        """del self[start:stop:step]"""
        first, stride, count = resolve(start, stop, step, self.length)
        if stride == 1:
            self._replace(first, count, 0)
            return
        if stride < 0:
            first += (count - 1) * stride
            stride = -stride
        for turn in range(1, count):
            gone = first + (turn - 1) * stride
            move_memory(self.address() + (gone - turn + 1), self.address() + (gone + 1), stride - 1)
        if count > 0:
            gone = first + (count - 1) * stride
            self._replace(gone - count + 1, count, 0)

    def __iter__(self) -> "ByteArrayIterator":
        return ByteArrayIterator(self)

    def __contains__(self, value: int) -> bool:
        check_byte(value)
        for offset in range(self.length):
            if load_u8(self.address() + offset) == value:
                return True
        return False

    def contains_span(self, sub: B) -> bool:
        """Whether a bytes-like object is part of this one: `in` with that on its left."""
        return find_bytes(self.address(), self.length, span_address(sub), span_size(sub), 0) >= 0

    def __eq__(self, other: B) -> bool:  # type: ignore[override]
        return spans_equal(self.address(), self.length, other)

    def __lt__(self, other: B) -> bool:
        return compare_spans(self.address(), self.length, other) < 0

    def __le__(self, other: B) -> bool:
        return compare_spans(self.address(), self.length, other) <= 0

    def __gt__(self, other: B) -> bool:
        return compare_spans(self.address(), self.length, other) > 0

    def __ge__(self, other: B) -> bool:
        return compare_spans(self.address(), self.length, other) >= 0

    def __add__(self, other: B) -> bytearray:
        made = ByteArray(self.length + span_size(other))
        copy_memory(made.address(), self.address(), self.length)
        copy_memory(made.address() + self.length, span_address(other), span_size(other))
        return cast(bytearray, made)

    def __imul__(self, count: int) -> "ByteArray":
        size = self.length
        self._replace(0, size, size * count if count > 0 else 0)
        for turn in range(1, count):
            copy_memory(self.address() + turn * size, self.address(), size)
        return self

    def __iadd__(self, values: B) -> "ByteArray":
        self._add_span(values)
        return self

    def __mul__(self, count: int) -> bytearray:
        made = ByteArray(self.length * count if count > 0 else 0)
        for turn in range(count):
            copy_memory(made.address() + turn * self.length, self.address(), self.length)
        return cast(bytearray, made)

    def __repr__(self) -> str:
        return type(self).__name__ + "(" + repr_bytes(self.address(), self.length, 0x27) + ")"

    @wrapping
    def append(self, value: int) -> None:
        byte = check_byte(value)
        if self.length < self.storage.room and reference_count(self.storage) == 1:
            store_u8(self.storage.address + self.length, byte)
            self.length += 1
            return
        self._replace(self.length, 0, 1)
        store_u8(self.address() + (self.length - 1), byte)

    def extend(self, values: B) -> None:
        """Add the bytes of a bytes-like object, which may be this one."""
        self._add_span(values)

    def _add_span(self, values: B) -> None:
        size = span_size(values)
        before = self.length
        self._replace(before, 0, size)
        copy_memory(self.address() + before, span_address(values), size)

    def extend_ints(self, values: Iterable[int]) -> None:
        """extend() by any other iterable of byte values."""
        added = ByteArray()  # the values may change this one
        for value in values:
            added.append(value)
        self._add_span(cast(bytearray, added))

    def insert(self, index: int, value: int) -> None:
        place = clamp(index, self.length)
        byte = check_byte(value)
        self._replace(place, 0, 1)
        store_u8(self.address() + place, byte)

    def pop(self, index: int = -1) -> int:
        if self.length == 0:
            raise IndexError("pop from empty bytearray")
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("pop index out of range")
        value = load_u8(self.address() + place)
        self._replace(place, 1, 0)
        return value

    def remove(self, value: int) -> None:
        for place in range(self.length):
            if load_u8(self.address() + place) == value:
                self._replace(place, 1, 0)
                return
        raise ValueError("value not found in bytearray")

    def clear(self) -> None:
        self._replace(0, self.length, 0)

    def reverse(self) -> None:
        low = 0
        high = self.length - 1
        while low < high:
            value = load_u8(self.address() + low)
            store_u8(self.address() + low, load_u8(self.address() + high))
            store_u8(self.address() + high, value)
            low += 1
            high -= 1

    def copy(self) -> bytearray:
        return self.get_slice(None, None, None)

    def copied(self) -> bytes:
        """bytes(self); the array lives while its address is used, because the caller holds it."""
        return bytes_from_memory(self.address(), self.length)


class ByteArrayIterator:
    """The values of a bytearray."""

    def __init__(self, data: ByteArray) -> None:
        self.data = data
        self.position = 0

    def __iter__(self) -> "ByteArrayIterator":
        return self

    def __next__(self) -> int:
        if self.position >= self.data.length:
            raise StopIteration
        self.position += 1
        return load_u8(self.data.address() + (self.position - 1))


def bytes_from_ints(values: Iterable[int]) -> bytes:
    """bytes(values)"""
    made = ByteArray()
    for value in values:
        if value < 0 or value > 255:
            raise ValueError("bytes must be in range(0, 256)")
        made.append(value)
    return made.copied()


def bytearray_from_size(size: int) -> bytearray:
    """bytearray(size)"""
    return cast(bytearray, ByteArray(size))


def bytearray_from_ints(values: Iterable[int]) -> bytearray:
    """bytearray(values)"""
    made = ByteArray()
    made.extend_ints(values)
    return cast(bytearray, made)


def bytearray_from_buffer(buffer: B) -> bytearray:
    """bytearray(buffer)"""
    made = ByteArray(span_size(buffer))
    copy_memory(made.storage.address, span_address(buffer), made.length)
    return cast(bytearray, made)
