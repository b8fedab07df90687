"""The runtime heap's pages, from the frame allocator. Runs inside the heap: no objects are made here."""

from kernel.arch import PageProvider
from kernel.layout import DIRECT_MAP_BASE, PAGE_SIZE
from kernel.mm.frames import NONE, FrameAllocator
from ophion.lang import PhysAddr, u64


class HeapPages(PageProvider):
    """Contiguous frames, seen through the direct map."""

    def __init__(self, frames: FrameAllocator) -> None:
        self._frames = frames

    def allocate_pages(self, count: int) -> u64:
        """The address of `count` pages in a row, 0 when there are none."""
        address = self._frames.take(count)
        return u64(0) if address == NONE else DIRECT_MAP_BASE + address

    def free_pages(self, address: u64, count: int) -> None:
        """Give pages back."""
        for index in range(count):
            self._frames.release(PhysAddr(address - DIRECT_MAP_BASE + index * PAGE_SIZE))
