"""bytes and bytearray.

`Bytes` is what the compiler knows as `bytes`: its bytes follow the fields in the object's tail, with a NUL
behind them. A bytearray's bytes are in a `Storage` of their own, which the memoryviews of it share: while
one holds it, it is referred to more than once, and resizing raises BufferError. Parameters that take any
bytes-like object are type variables, see `spans`.
"""

from collections.abc import Iterable
from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import (
    copy_memory,
    fill_memory,
    load_u8,
    move_memory,
    new_with_tail,
    reference_count,
    store_u8,
    tail_address,
)
from ophion.runtime.buffers import allocate_bytes, free_bytes, grow_bytes
from ophion.runtime.decoding import decode_text
from ophion.runtime.search import count_bytes, find_bytes, hash_bytes, rfind_bytes
from ophion.runtime.slices import clamp, resolve
from ophion.runtime.spans import B, check_byte, compare_spans, span_address, span_size, spans_equal
from ophion.runtime.strings import TextBuffer, append_hex, hex_text


class Bytes:
    """bytes' layout and methods."""

    size: int
    hash: int

    # --- the sequence ---

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

    def __iter__(self) -> "BytesIterator":
        return BytesIterator(self)

    def __contains__(self, value: int) -> bool:
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

    def __eq__(self, other: B) -> bool:
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

    # --- searching ---

    def find(self, sub: B, start: int = 0, end: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        return find_in(tail_address(self), self.size, sub, start, end)

    def rfind(self, sub: B, start: int = 0, end: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        return rfind_in(tail_address(self), self.size, sub, start, end)

    def index(self, sub: B, start: int = 0, end: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        return found(find_in(tail_address(self), self.size, sub, start, end))

    def rindex(self, sub: B, start: int = 0, end: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        return found(rfind_in(tail_address(self), self.size, sub, start, end))

    def find_byte(self, value: int, start: int = 0) -> int:
        """find() of one byte's value."""
        for offset in range(clamp(start, self.size), self.size):
            if load_u8(tail_address(self) + offset) == value:
                return offset
        return -1

    def count(self, sub: B, start: int = 0, end: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        return count_in(tail_address(self), self.size, sub, start, end)

    def startswith(self, prefix: B, start: int = 0) -> bool:
        return has_at(tail_address(self), self.size, prefix, clamp(start, self.size))

    def endswith(self, suffix: B) -> bool:
        return has_at(tail_address(self), self.size, suffix, self.size - span_size(suffix))

    def removeprefix(self, prefix: B) -> bytes:
        return self.part(span_size(prefix), self.size) if self.startswith(prefix) else cast(bytes, self)

    def removesuffix(self, suffix: B) -> bytes:
        end = self.size - span_size(suffix)
        return self.part(0, end) if self.endswith(suffix) else cast(bytes, self)

    def replace(self, old: bytes, new: bytes, count: int = -1) -> bytes:
        if len(old) == 0:
            return self._interleave(new, count)
        made = bytearray()
        offset = 0
        left = count
        while left != 0:
            place = find_bytes(tail_address(self), self.size, tail_address(old), len(old), offset)
            if place < 0:
                break
            made.extend(self.part(offset, place))
            made.extend(new)
            offset = place + len(old)
            left -= 1
        made.extend(self.part(offset, self.size))
        return bytes(made)

    def _interleave(self, new: bytes, count: int) -> bytes:
        made = bytearray()
        left = count
        for offset in range(self.size):
            if left != 0:
                made.extend(new)
                left -= 1
            made.append(load_u8(tail_address(self) + offset))
        if left != 0:
            made.extend(new)
        return bytes(made)

    # --- splitting, joining, stripping ---

    def join(self, parts: Iterable[B]) -> bytes:
        made = ByteArray()
        first = True
        for part in parts:
            if not first:
                made.extend(cast(bytes, self))
            first = False
            made.extend(part)
        return made.copied()

    def split(self, sep: bytes | None = None, maxsplit: int = -1) -> list[bytes]:
        if sep is None:
            return self._split_words(maxsplit)
        if len(sep) == 0:
            raise ValueError("empty separator")
        parts: list[bytes] = []
        offset = 0
        while len(parts) != maxsplit:
            place = find_bytes(tail_address(self), self.size, tail_address(sep), len(sep), offset)
            if place < 0:
                break
            parts.append(self.part(offset, place))
            offset = place + len(sep)
        parts.append(self.part(offset, self.size))
        return parts

    def _split_words(self, maxsplit: int) -> list[bytes]:
        words: list[bytes] = []
        offset = self._skip_spaces(0)
        while offset < self.size:
            end = offset
            if len(words) == maxsplit:
                words.append(self.part(offset, self.size))
                break
            while end < self.size and not is_space(load_u8(tail_address(self) + end)):
                end += 1
            words.append(self.part(offset, end))
            offset = self._skip_spaces(end)
        return words

    def _skip_spaces(self, offset: int) -> int:
        place = offset
        while place < self.size and is_space(load_u8(tail_address(self) + place)):
            place += 1
        return place

    def splitlines(self, keepends: bool = False) -> list[bytes]:
        lines: list[bytes] = []
        start = 0
        while start < self.size:
            end = start
            while end < self.size and load_u8(tail_address(self) + end) not in (0x0A, 0x0D):
                end += 1
            after = end + 1 if end < self.size else end
            if after < self.size and load_u8(tail_address(self) + end) == 0x0D:
                after += 1 if load_u8(tail_address(self) + after) == 0x0A else 0
            lines.append(self.part(start, after if keepends else end))
            start = after
        return lines

    def partition(self, sep: bytes) -> tuple[bytes, bytes, bytes]:
        place = find_bytes(tail_address(self), self.size, tail_address(sep), len(sep), 0)
        if place < 0:
            return cast(bytes, self), b"", b""
        return self.part(0, place), sep, self.part(place + len(sep), self.size)

    def rpartition(self, sep: bytes) -> tuple[bytes, bytes, bytes]:
        place = rfind_bytes(tail_address(self), self.size, tail_address(sep), len(sep), 0)
        if place < 0:
            return b"", b"", cast(bytes, self)
        return self.part(0, place), sep, self.part(place + len(sep), self.size)

    def _stripped(self, offset: int, chars: bytes | None) -> bool:
        value = load_u8(tail_address(self) + offset)
        return is_space(value) if chars is None else value in chars

    def _left(self, chars: bytes | None) -> int:
        place = 0
        while place < self.size and self._stripped(place, chars):
            place += 1
        return place

    def _right(self, start: int, chars: bytes | None) -> int:
        end = self.size
        while end > start and self._stripped(end - 1, chars):
            end -= 1
        return end

    def strip(self, chars: bytes | None = None) -> bytes:
        start = self._left(chars)
        return self.part(start, self._right(start, chars))

    def lstrip(self, chars: bytes | None = None) -> bytes:
        return self.part(self._left(chars), self.size)

    def rstrip(self, chars: bytes | None = None) -> bytes:
        return self.part(0, self._right(0, chars))

    def ljust(self, width: int, fillbyte: bytes = b" ") -> bytes:
        room = width - self.size
        return cast(bytes, self) + fillbyte * room if room > 0 else cast(bytes, self)

    def rjust(self, width: int, fillbyte: bytes = b" ") -> bytes:
        room = width - self.size
        return fillbyte * room + cast(bytes, self) if room > 0 else cast(bytes, self)

    # --- case and kind ---

    def upper(self) -> bytes:
        made = new_bytes(self.size)
        for offset in range(self.size):
            value = load_u8(tail_address(self) + offset)
            store_u8(tail_address(made) + offset, value - 32 if 0x61 <= value <= 0x7A else value)
        return cast(bytes, made)

    def lower(self) -> bytes:
        made = new_bytes(self.size)
        for offset in range(self.size):
            value = load_u8(tail_address(self) + offset)
            store_u8(tail_address(made) + offset, value + 32 if 0x41 <= value <= 0x5A else value)
        return cast(bytes, made)

    def swapcase(self) -> bytes:
        made = bytearray()
        for value in cast(bytes, self):
            made.append(value ^ 0x20 if 0x41 <= value & ~0x20 <= 0x5A else value)
        return bytes(made)

    def capitalize(self) -> bytes:
        return self.part(0, 1).upper() + self.part(1, self.size).lower() if self.size > 0 else b""

    def title(self) -> bytes:
        made = bytearray()
        inside = False
        for value in cast(bytes, self):
            letter = 0x41 <= value & ~0x20 <= 0x5A
            made.append((value | 0x20 if inside else value & ~0x20) if letter else value)
            inside = letter
        return bytes(made)

    def islower(self) -> bool:
        return cast(bytes, self).lower() == cast(bytes, self) != cast(bytes, self).upper()

    def isupper(self) -> bool:
        return cast(bytes, self).upper() == cast(bytes, self) != cast(bytes, self).lower()

    def zfill(self, width: int) -> bytes:
        room = width - self.size
        if room <= 0:
            return cast(bytes, self)
        signed = self.size > 0 and self[0] in (0x2B, 0x2D)
        split = 1 if signed else 0
        return self.part(0, split) + b"0" * room + self.part(split, self.size)

    def center(self, width: int, fillbyte: bytes = b" ") -> bytes:
        room = width - self.size
        if room <= 0:
            return cast(bytes, self)
        left = room // 2 + (room & width & 1)
        return fillbyte * left + cast(bytes, self) + fillbyte * (room - left)

    def isdigit(self) -> bool:
        for offset in range(self.size):
            if not 0x30 <= load_u8(tail_address(self) + offset) <= 0x39:
                return False
        return self.size > 0

    def isalpha(self) -> bool:
        for offset in range(self.size):
            if not 0x61 <= load_u8(tail_address(self) + offset) | 0x20 <= 0x7A:
                return False
        return self.size > 0

    def isalnum(self) -> bool:
        for offset in range(self.size):
            value = load_u8(tail_address(self) + offset)
            if not (0x30 <= value <= 0x39 or 0x61 <= value | 0x20 <= 0x7A):
                return False
        return self.size > 0

    def isspace(self) -> bool:
        return self.size > 0 and self._skip_spaces(0) == self.size

    def isascii(self) -> bool:
        for offset in range(self.size):
            if load_u8(tail_address(self) + offset) >= 0x80:
                return False
        return True

    def hex(self) -> str:
        return hex_text(tail_address(self), self.size)

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return decode_text(tail_address(self), self.size, encoding, errors)


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
    """bytearray's layout and methods."""

    def __init__(self, size: int = 0) -> None:
        """`size` zero bytes."""
        if size < 0:
            raise ValueError("negative count")
        self.storage = Storage(size)
        self.length = size
        fill_memory(self.storage.address, 0, size)

    # --- the sequence ---

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
        for turn in range(count):
            self._replace(first + turn * (stride - 1), 1, 0)

    def __iter__(self) -> "ByteArrayIterator":
        return ByteArrayIterator(self)

    def __contains__(self, value: int) -> bool:
        for offset in range(self.length):
            if load_u8(self.address() + offset) == value:
                return True
        return False

    def contains_span(self, sub: B) -> bool:
        """Whether a bytes-like object is part of this one: `in` with that on its left."""
        return find_bytes(self.address(), self.length, span_address(sub), span_size(sub), 0) >= 0

    def __eq__(self, other: B) -> bool:
        return spans_equal(self.address(), self.length, other)

    def __lt__(self, other: B) -> bool:
        return compare_spans(self.address(), self.length, other) < 0

    def __add__(self, other: B) -> bytearray:
        made = ByteArray(self.length + span_size(other))
        copy_memory(made.address(), self.address(), self.length)
        copy_memory(made.address() + self.length, span_address(other), span_size(other))
        return cast(bytearray, made)

    def __iadd__(self, values: B) -> "ByteArray":
        self.extend(values)
        return self

    def __mul__(self, count: int) -> bytearray:
        made = ByteArray(self.length * count if count > 0 else 0)
        for turn in range(count):
            copy_memory(made.address() + turn * self.length, self.address(), self.length)
        return cast(bytearray, made)

    def __repr__(self) -> str:
        return "bytearray(" + repr_bytes(self.address(), self.length) + ")"

    # --- changing it ---

    def append(self, value: int) -> None:
        byte = check_byte(value)
        self._replace(self.length, 0, 1)
        store_u8(self.address() + (self.length - 1), byte)

    def extend(self, values: B) -> None:
        """Add the bytes of a bytes-like object, which may be this one."""
        size = span_size(values)
        before = self.length
        self._replace(before, 0, size)
        copy_memory(self.address() + before, span_address(values), size)

    def extend_ints(self, values: Iterable[int]) -> None:
        """extend() by any other iterable of byte values."""
        for value in values:
            self.append(value)

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

    # --- as bytes ---

    def copied(self) -> bytes:
        """bytes(self); the array lives while its address is used, because the caller holds it."""
        return bytes_from_memory(self.address(), self.length)

    def find(self, sub: B, start: int = 0, end: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        return find_in(self.address(), self.length, sub, start, end)

    def rfind(self, sub: B, start: int = 0, end: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        return rfind_in(self.address(), self.length, sub, start, end)

    def index(self, sub: B, start: int = 0, end: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        return found(find_in(self.address(), self.length, sub, start, end))

    def find_byte(self, value: int, start: int = 0) -> int:
        """find() of one byte's value."""
        for offset in range(clamp(start, self.length), self.length):
            if load_u8(self.address() + offset) == value:
                return offset
        return -1

    def count(self, sub: B, start: int = 0, end: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        return count_in(self.address(), self.length, sub, start, end)

    def startswith(self, prefix: B, start: int = 0) -> bool:
        return has_at(self.address(), self.length, prefix, clamp(start, self.length))

    def endswith(self, suffix: B) -> bool:
        return has_at(self.address(), self.length, suffix, self.length - span_size(suffix))

    def split(self, sep: bytes | None = None, maxsplit: int = -1) -> list[bytearray]:
        parts: list[bytearray] = []
        for part in self.copied().split(sep, maxsplit):
            parts.append(bytearray(part))
        return parts

    def strip(self, chars: bytes | None = None) -> bytearray:
        return bytearray(self.copied().strip(chars))

    def hex(self) -> str:
        return hex_text(self.address(), self.length)

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return decode_text(self.address(), self.length, encoding, errors)


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


def is_space(value: int) -> bool:
    """ASCII white space, as bytes.split takes it."""
    return value == 0x20 or 0x09 <= value <= 0x0D


def new_bytes(size: int) -> Bytes:
    """A bytes object whose bytes are still to be written; the NUL behind them is there."""
    made = new_with_tail(Bytes, size + 1)
    made.size = size
    store_u8(tail_address(made) + size, 0)
    return made


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


def bytes_from_ints(values: Iterable[int]) -> bytes:
    """bytes(values)"""
    made = ByteArray()
    for value in values:
        if value < 0 or value > 255:
            raise ValueError("bytes must be in range(0, 256)")
        made.append(value)
    return made.copied()


def bytes_from_buffer(buffer: B) -> bytes:
    """bytes(buffer)"""
    return bytes_from_memory(span_address(buffer), span_size(buffer))


def bytes_from_hex(text: str) -> bytes:
    """bytes.fromhex(text)"""
    made = ByteArray()
    high = -1
    for index in range(len(text)):
        character = text[index]
        if high < 0 and character.isspace():
            continue
        digit = "0123456789abcdef".find(character.lower())
        if digit < 0:
            raise ValueError("non-hexadecimal number found in fromhex() arg at position " + str(index))
        if high < 0:
            high = digit
        else:
            made.append(high << 4 | digit)
            high = -1
    if high >= 0:
        raise ValueError("non-hexadecimal number found in fromhex() arg at position " + str(len(text)))
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


def store_bytes(address: u64, size: int, value: bytes) -> None:
    """Store into a Bytes field of a Struct, which takes exactly `size` bytes."""
    if len(value) != size:
        raise ValueError(str(len(value)) + " bytes for a field of " + str(size))
    copy_memory(address, tail_address(value), size)


def find_in(area: u64, size: int, sub: B, start: int, end: int) -> int:
    """find() within bounds given as a slice's."""
    high = clamp(end, size)
    if start > high or clamp(start, size) > high:
        return -1
    return find_bytes(area, high, span_address(sub), span_size(sub), clamp(start, size))


def rfind_in(area: u64, size: int, sub: B, start: int, end: int) -> int:
    """rfind() within bounds given as a slice's."""
    high = clamp(end, size)
    if start > high or clamp(start, size) > high:
        return -1
    return rfind_bytes(area, high, span_address(sub), span_size(sub), clamp(start, size))


def found(place: int) -> int:
    """A place that was found; ValueError where it was not."""
    if place < 0:
        raise ValueError("subsection not found")
    return place


def count_in(area: u64, size: int, sub: B, start: int, end: int) -> int:
    """count() within bounds given as a slice's."""
    low = clamp(start, size)
    high = clamp(end, size)
    if start > high or low > high:
        return 0
    if span_size(sub) == 0:
        return high - low + 1
    return count_bytes(area, high, span_address(sub), span_size(sub), low)


def has_at(area: u64, size: int, part: B, place: int) -> bool:
    """Whether a bytes-like object stands at a place."""
    if place < 0 or place + span_size(part) > size:
        return False
    return spans_equal(area + place, span_size(part), part)


def repr_bytes(address: u64, size: int) -> str:
    """repr of bytes."""
    quote = 0x27
    if find_byte_in(address, size, 0x27) and not find_byte_in(address, size, 0x22):
        quote = 0x22
    buffer = TextBuffer(size + 3)
    buffer.append("b")
    buffer.append_code(quote)
    for offset in range(size):
        append_byte(buffer, load_u8(address + offset), quote)
    buffer.append_code(quote)
    return buffer.finish()


def find_byte_in(address: u64, size: int, value: int) -> bool:
    """Whether memory holds a byte."""
    for offset in range(size):
        if load_u8(address + offset) == value:
            return True
    return False


def append_byte(buffer: TextBuffer, value: int, quote: int) -> None:
    """One byte as it stands in a bytes literal."""
    if value == quote or value == 0x5C:
        buffer.append("\\")
        buffer.append_code(value)
    elif value == 0x09:
        buffer.append("\\t")
    elif value == 0x0A:
        buffer.append("\\n")
    elif value == 0x0D:
        buffer.append("\\r")
    elif 0x20 <= value < 0x7F:
        buffer.append_code(value)
    else:
        buffer.append("\\x")
        append_hex(buffer, value, 2)


def ord_of(data: B) -> int:
    """ord(data) of one byte."""
    if span_size(data) != 1:
        raise TypeError("ord() expected a character, but string of length " + str(span_size(data)) + " found")
    return load_u8(span_address(data))


def one_byte(value: int) -> bytes:
    """A byte's value as bytes; ValueError."""
    return bytes((check_byte(value),))
