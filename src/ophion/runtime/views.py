"""memoryview: a checked slice of bytes, of a bytearray or of raw memory, without a copy.

The view keeps `owner` alive (bytes, a bytearray's Storage, a Struct's Record, or None for raw memory that the
maker answers for). Its format is always "B"; a slice with a step is refused.
"""

from typing import TypeAlias, cast

from ophion.lang import u64
from ophion.lang.unsafe import (
    fill_memory,
    load_u8,
    move_memory,
    new_with_tail,
    object_address,
    store_u8,
    tail_address,
)
from ophion.runtime.bytearrays import ByteArray, Storage
from ophion.runtime.bytestrings import bytes_from_memory
from ophion.runtime.fields import RIGHT, u64_field
from ophion.runtime.search import hash_bytes
from ophion.runtime.slices import resolve
from ophion.runtime.spans import B, span_address, span_size, spans_equal


class Record:
    """The memory of a Struct of its own: the bytes behind it."""


Owner: TypeAlias = bytes | Storage | Record


class MemoryView:
    """memoryview's layout and methods."""

    def __init__(self, owner: Owner | None, address: u64, length: int, readonly: bool) -> None:
        self.owner: Owner | None = owner
        self.address: u64 = address
        self.length: int = length
        self.readonly: bool = readonly

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    @property
    def nbytes(self) -> int:
        """The size in bytes."""
        return self.length

    @property
    def itemsize(self) -> int:
        """The size of an item in bytes."""
        return 1

    @property
    def ndim(self) -> int:
        """The number of dimensions."""
        return 1

    @property
    def format(self) -> str:
        """The format of an item, as `struct` has it."""
        return "B"

    @property
    def shape(self) -> tuple[int, ...]:
        """The number of items."""
        return (self.length,)

    @property
    def strides(self) -> tuple[int, ...]:
        """The distance from item to item."""
        return (1,)

    @property
    def suboffsets(self) -> tuple[int, ...]:
        """Nothing: no item is reached through a pointer."""
        return ()

    @property
    def contiguous(self) -> bool:
        """Whether the items stand side by side."""
        return True

    @property
    def c_contiguous(self) -> bool:
        """The same, in C's order."""
        return True

    @property
    def f_contiguous(self) -> bool:
        """The same, in Fortran's order."""
        return True

    def __repr__(self) -> str:
        return "<memory at 0x" + u64_field(object_address(self), 4, 12, 0x30, RIGHT) + ">"

    def __getitem__(self, index: int) -> int:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("index out of bounds on dimension 1")
        return load_u8(self.address + place)

    def __setitem__(self, index: int, value: int) -> None:
        place = index + self.length if index < 0 else index
        self._check_writable()
        if place < 0 or place >= self.length:
            raise IndexError("index out of bounds on dimension 1")
        if value < 0 or value > 255:
            raise ValueError("memoryview: invalid value for format 'B'")
        store_u8(self.address + place, value)

    def _check_writable(self) -> None:
        if self.readonly:
            raise TypeError("cannot modify read-only memory")

    def get_slice(self, start: int | None, stop: int | None, step: int | None) -> "MemoryView":
        """self[start:stop]"""
        first, stride, count = resolve(start, stop, step, self.length)
        if stride != 1:
            raise NotImplementedError("memoryview: slices with a step are not supported")
        return MemoryView(self.owner, self.address + first, count, self.readonly)

    def set_slice(self, start: int | None, stop: int | None, step: int | None, values: B) -> None:
        """self[start:stop] = values, which must have the same size and may overlap."""
        self._check_writable()
        first, stride, count = resolve(start, stop, step, self.length)
        if stride != 1:
            raise NotImplementedError("memoryview: slices with a step are not supported")
        if span_size(values) != count:
            raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
        move_memory(self.address + first, span_address(values), count)

    def __contains__(self, value: int) -> bool:
        for offset in range(self.length):
            if load_u8(self.address + offset) == value:
                return True
        return False

    def __iter__(self) -> "MemoryViewIterator":
        return MemoryViewIterator(self)

    def __eq__(self, other: B) -> bool:  # type: ignore[override]
        return spans_equal(self.address, self.length, other)

    def __hash__(self) -> int:
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash_bytes(self.address, self.length)

    def __enter__(self) -> "MemoryView":
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.release()

    def release(self) -> None:
        """Let go of the owner; the view is empty afterwards."""
        self.owner = None
        self.address = u64(0)
        self.length = 0

    def toreadonly(self) -> "MemoryView":
        return MemoryView(self.owner, self.address, self.length, True)

    def cast(self) -> "MemoryView":
        """The same bytes as bytes, the one format there is."""
        return MemoryView(self.owner, self.address, self.length, self.readonly)

    def tobytes(self, order: str | None = None) -> bytes:
        return bytes_from_memory(self.address, self.length)

    def tolist(self) -> list[int]:
        made: list[int] = []
        for offset in range(self.length):
            made.append(load_u8(self.address + offset))
        return made


class MemoryViewIterator:
    """The bytes of a view."""

    def __init__(self, view: MemoryView) -> None:
        self.view = view
        self.position = 0

    def __iter__(self) -> "MemoryViewIterator":
        return self

    def __next__(self) -> int:
        if self.position >= self.view.length:
            raise StopIteration
        self.position += 1
        return load_u8(self.view.address + (self.position - 1))


def memoryview_of_bytes(data: bytes) -> memoryview:
    """memoryview(data)"""
    return cast(memoryview, MemoryView(data, tail_address(data), len(data), True))


def memoryview_of_bytearray(data: bytearray) -> memoryview:
    """memoryview(data)"""
    array = cast(ByteArray, data)
    return cast(memoryview, MemoryView(array.storage, array.storage.address, array.length, False))


def view_of_memory(owner: object | None, address: u64, size: int) -> memoryview:
    """A writable view of memory that `owner`, if there is one, keeps."""
    return cast(memoryview, MemoryView(cast(Owner | None, owner), address, size, False))


def new_record(size: int) -> Record:
    """Fresh zeroed memory for a Struct of its own."""
    made = new_with_tail(Record, size)
    fill_memory(tail_address(made), 0, size)
    return made
