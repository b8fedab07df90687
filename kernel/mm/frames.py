"""Frames: physical memory in pieces of 4 KiB, each with a count of references.

A counter of 16 bits stands for every frame below the end of memory: 0 free, RESERVED never given out
(holes, firmware, the kernel's image, the counters themselves), anything else the number of references.
Copy-on-write shares frames by `share`; the last `release` frees. The search begins where the last one
ended.

`init` sets the one `allocator` up. `take` and `release` make no objects: the runtime's heap is served by
them (`pages`).
"""

from kernel.arch import BootInformation, FrameSource
from kernel.layout import EARLY_MAP_END, PAGE_SHIFT, PAGE_SIZE, round_up
from kernel.mm import physical
from ophion.lang import PhysAddr, u64

RESERVED = 0xFFFF
_MAXIMUM_REFERENCES = 0xFFFE
_COUNTER_SIZE = 2
NONE = -1


class FrameAllocator(FrameSource):
    """All frames of physical memory below `end`, of which none is free until `add` says so."""

    def __init__(self, counters_start: int, end: int) -> None:
        """Keep the counters at physical `counters_start`, in `counters_size(end)` bytes that are anybody's no
        more.
        """
        self._counters = physical.CounterTable(counters_start, end >> PAGE_SHIFT)
        physical.fill(counters_start, 0xFF, counters_size(end))
        self._next = 0
        self.free_count = 0
        self.total_count = 0

    def add(self, start: int, end: int) -> None:
        """Make the whole frames in start..end free that are reserved so far."""
        last = min(end >> PAGE_SHIFT, self._counters.count)
        for index in range((start + PAGE_SIZE - 1) >> PAGE_SHIFT, last):
            if self._counters.get(index) == RESERVED:
                self._counters.set(index, 0)
                self.free_count += 1
                self.total_count += 1

    def reserve(self, start: int, end: int) -> None:
        """Take every frame that start..end touches out of use for ever; they must not be allocated."""
        last = min((end + PAGE_SIZE - 1) >> PAGE_SHIFT, self._counters.count)
        for index in range(start >> PAGE_SHIFT, last):
            if self._counters.get(index) == 0:
                self._counters.set(index, RESERVED)
                self.free_count -= 1
                self.total_count -= 1

    def take(self, count: int) -> int:
        """The physical address of `count` frames in a row, now with one reference each; NONE for none.

        Their contents are whatever they were.
        """
        if not 0 < count <= self.free_count:
            return NONE
        first = self._search(self._next, self._counters.count, count)
        if first == NONE:
            first = self._search(0, min(self._next + count, self._counters.count), count)
        if first == NONE:
            return NONE
        for index in range(first, first + count):
            self._counters.set(index, 1)
        self.free_count -= count
        self._next = first + count
        return first << PAGE_SHIFT

    def _search(self, start: int, end: int, count: int) -> int:
        """The index of the first of `count` free frames in a row within start..end, or NONE."""
        run = 0
        index = start
        while index < end:
            run = run + 1 if self._counters.get(index) == 0 else 0
            index += 1
            if run == count:
                return index - count
        return NONE

    def allocate(self) -> PhysAddr:
        """One zeroed frame; MemoryError."""
        return self.allocate_contiguous(1)

    def allocate_contiguous(self, count: int) -> PhysAddr:
        """`count` zeroed frames in a row; MemoryError."""
        address = self.take(count)
        if address == NONE:
            raise MemoryError
        physical.fill(address, 0, count << PAGE_SHIFT)
        return PhysAddr(u64(address))

    def _count(self, frame: PhysAddr) -> int:
        """The references of a frame in use; ValueError for one that is not."""
        index = int(frame >> PAGE_SHIFT)
        count = self._counters.get(index) if index < self._counters.count else 0
        if count == 0 or count == RESERVED:
            raise ValueError("the frame is not allocated")
        return count

    def references(self, frame: PhysAddr) -> int:
        """How many references a frame has: 0 for a free or a reserved one."""
        index = int(frame >> PAGE_SHIFT)
        if index >= self._counters.count or self._counters.get(index) == RESERVED:
            return 0
        return self._counters.get(index)

    def share(self, frame: PhysAddr) -> None:
        """Add a reference; MemoryError when the counter is full."""
        count = self._count(frame)
        if count == _MAXIMUM_REFERENCES:
            raise MemoryError
        self._counters.set(int(frame >> PAGE_SHIFT), count + 1)

    def release(self, frame: PhysAddr) -> None:
        """Drop a reference; with the last one the frame is free."""
        left = self._count(frame) - 1
        index = int(frame >> PAGE_SHIFT)
        self._counters.set(index, left)
        if left == 0:
            self.free_count += 1
            self._next = min(self._next, index)


def counters_size(end: int) -> int:
    """The size of the counters for memory that ends at `end`, in bytes, whole pages."""
    return round_up((end >> PAGE_SHIFT) * _COUNTER_SIZE, PAGE_SIZE)


def _overlap_end(information: BootInformation, start: int, end: int) -> int:
    """The end of something occupied that start..end touches, or NONE."""
    for entry in information.occupied:
        if entry.start < end and start < entry.end:
            return entry.end
    for entry in information.memory_map:
        if not entry.usable and entry.start < end and start < entry.end:
            return entry.end
    return NONE


def find_room(information: BootInformation, size: int) -> int:
    """The lowest physical address of `size` usable bytes, below 4 GiB and not occupied; MemoryError."""
    best = NONE
    for entry in information.memory_map:
        if not entry.usable:
            continue
        start = round_up(entry.start, PAGE_SIZE)
        while start + size <= min(entry.end, EARLY_MAP_END):
            blocked = _overlap_end(information, start, start + size)
            if blocked == NONE:
                best = start if best == NONE else min(best, start)
                break
            start = round_up(blocked, PAGE_SIZE)
    if best == NONE:
        raise MemoryError
    return best


def make_allocator(information: BootInformation) -> FrameAllocator:
    """An allocator of every usable frame of the memory map that nothing occupies; MemoryError."""
    end = information.memory_end()
    size = counters_size(end)
    start = find_room(information, size)
    made = FrameAllocator(start, end)
    for entry in information.memory_map:
        if entry.usable:
            made.add(entry.start, entry.end)
    for entry in information.memory_map:
        if not entry.usable:
            made.reserve(entry.start, entry.end)
    for entry in information.occupied:
        made.reserve(entry.start, entry.end)
    made.reserve(start, start + size)
    return made
