"""Memory set up on a fake machine, as `kernel.mm.memory.init` does it."""

from collections.abc import Iterator
from contextlib import contextmanager

from kernel.arch import BootInformation, MemoryRange
from kernel.mm import memory
from kernel.mm.frames import FrameAllocator
from tests.fakes.machine import MEGABYTE, installed


def small_pc(size: int = 4 * MEGABYTE) -> BootInformation:
    """The boot information of a PC with `size` bytes: a hole below 1 MiB, a kernel of 320 KiB above it."""
    information = BootInformation()
    information.memory_map = [
        MemoryRange(0, 0x9FC00, True),
        MemoryRange(0xF0000, MEGABYTE, False),
        MemoryRange(MEGABYTE, size, True),
    ]
    information.occupied = [MemoryRange(0, MEGABYTE + 0x50000, False)]
    return information


@contextmanager
def working_memory(size: int = 4 * MEGABYTE) -> Iterator[FrameAllocator]:
    """Frames and page tables that work."""
    with installed(size):
        yield memory.init(small_pc(size))
