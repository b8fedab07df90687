"""Any object that holds bytes (bytes, bytearray, memoryview) as an address and a size.

A parameter of such a type is a type variable, `B`, or `D` where it is bytes or a bytearray: the function is
compiled for each class that it is called with.
"""

from typing import TypeVar

from ophion.lang import u64
from ophion.lang.unsafe import address_of, compare_memory, copy_memory

B = TypeVar("B", bound="bytes | bytearray | memoryview")
D = TypeVar("D", bound="bytes | bytearray")


def span_address(buffer: B) -> u64:
    """The address of the first byte of a bytes-like object, which stays its owner."""
    return address_of(buffer)


def span_size(buffer: B) -> int:
    """How many bytes a bytes-like object has."""
    return len(buffer)


def blank(data: D, size: int) -> D:
    """A new object of the class of `data`, whose bytes are still to be written."""
    made: D = data.blank(size)  # type: ignore[union-attr]
    return made


def part(data: D, start: int, end: int) -> D:
    """The bytes start .. end - 1 in the class of `data`, which is its own part where it is immutable."""
    cut: D = data.part(start, end)  # type: ignore[union-attr]
    return cut


def like(data: D, address: u64, size: int) -> D:
    """A copy of memory in the class of `data`."""
    made = blank(data, size)
    copy_memory(span_address(made), address, size)
    return made


def spans_equal(a: u64, size: int, other: B) -> bool:
    """Whether memory holds the same bytes as an object."""
    return size == span_size(other) and compare_memory(a, span_address(other), size) == 0


def compare_spans(a: u64, size: int, other: B) -> int:
    """Negative, zero or positive: the order of bytes objects."""
    length = span_size(other)
    order = compare_memory(a, span_address(other), size if size < length else length)
    return order if order != 0 else size - length


def check_byte(value: int) -> int:
    """A value as a byte; ValueError when it is none."""
    if value < 0 or value > 255:
        raise ValueError("byte must be in range(0, 256)")
    return value
