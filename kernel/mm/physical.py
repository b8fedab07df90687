"""Physical memory through the direct map: the one file of `mm` that touches memory as such.

Every function takes the address of a frame that the caller holds (allocated, or reserved at boot), which is
why the view stays valid: a frame's place in the direct map is mapped as long as the kernel runs.
"""

from kernel.layout import DIRECT_MAP_BASE, PAGE_SIZE
from ophion.lang import PhysAddr, u64
from ophion.lang.unsafe import (
    copy_memory,
    fill_memory,
    load_u16,
    load_u32,
    load_u64,
    memory,
    store_u16,
    store_u32,
    store_u64,
)


def direct(address: int) -> u64:
    """Where the direct map shows physical `address`."""
    return DIRECT_MAP_BASE + address


def view(frame: PhysAddr, offset: int = 0, size: int = PAGE_SIZE) -> memoryview:
    """`size` bytes of a frame from `offset` on, writable; ValueError where they would leave it."""
    if not (0 <= offset <= PAGE_SIZE and 0 <= size <= PAGE_SIZE - offset):
        raise ValueError(f"{size} bytes at {offset} leave the frame")
    return memory(direct(frame) + offset, size)


def window(place: PhysAddr, size: int) -> memoryview:
    """`size` bytes from `place` on, writable; ValueError where they would leave its frame."""
    if not 0 <= size <= PAGE_SIZE - int(place & (PAGE_SIZE - 1)):
        raise ValueError(f"{size} bytes at {place:#x} leave the frame")
    return memory(DIRECT_MAP_BASE + place, size)


def read_u32(place: PhysAddr) -> int:
    """The 32-bit word at `place`, which no frame's end divides."""
    return load_u32(DIRECT_MAP_BASE + place)


def read_u64(place: PhysAddr) -> u64:
    """The 64-bit word at `place`, which no frame's end divides."""
    return load_u64(DIRECT_MAP_BASE + place)


def write_u32(place: PhysAddr, value: int) -> None:
    """Store a 32-bit word, which no frame's end divides; OverflowError."""
    store_u32(DIRECT_MAP_BASE + place, value)


def write_u64(place: PhysAddr, value: u64) -> None:
    """Store a 64-bit word, which no frame's end divides."""
    store_u64(DIRECT_MAP_BASE + place, value)


def copy_frame(destination: PhysAddr, source: PhysAddr) -> None:
    """Copy a whole frame."""
    copy_memory(direct(destination), direct(source), PAGE_SIZE)


def fill(address: int, value: int, size: int) -> None:
    """Set `size` bytes of physical memory from `address` on."""
    fill_memory(direct(address), value, size)


class CounterTable:
    """16-bit counters in raw physical memory: usable inside the heap's own allocator, for it needs no
    objects.
    """

    def __init__(self, start: int, count: int) -> None:
        self._base = direct(start)
        self.count = count

    def get(self, index: int) -> int:
        """One counter; IndexError."""
        if not 0 <= index < self.count:
            raise IndexError("counter index out of range")
        return load_u16(self._base + index * 2)

    def set(self, index: int, value: int) -> None:
        """Store one counter; IndexError, OverflowError."""
        if not 0 <= index < self.count:
            raise IndexError("counter index out of range")
        store_u16(self._base + index * 2, value)
