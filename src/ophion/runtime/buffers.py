"""Raw byte buffers for the classes that hold bytes: memory from the heap, or MemoryError."""

from ophion.lang import u64
from ophion.runtime.errors import raise_memory
from ophion.runtime.heap import allocate, free, reallocate


def allocate_bytes(size: int) -> u64:
    """`size` uninitialised bytes; MemoryError."""
    address = allocate(size)
    if address == 0:
        raise_memory()
    return address


def free_bytes(address: u64) -> None:
    """Give a buffer back; 0 is allowed."""
    free(address)


def grow_bytes(address: u64, used: int, size: int) -> u64:
    """A buffer of `size` bytes that begins with the first `used` of another, which is given back;
    MemoryError.
    """
    grown = reallocate(address, used, size)
    if grown == 0:
        raise_memory()
    return grown
