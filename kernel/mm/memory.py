"""Sets memory up: frames, the final page tables, the heap's supply. The one FrameAllocator is found here."""

from kernel.arch import BootInformation, init_contexts, init_paging, install_pages
from kernel.layout import DIRECT_MAP_LIMIT
from kernel.mm.frames import FrameAllocator, make_allocator
from kernel.mm.pages import HeapPages


class _Installed:
    """The allocator, once there is one."""

    def __init__(self) -> None:
        self.allocator: FrameAllocator | None = None


_installed = _Installed()


def frames() -> FrameAllocator:
    """The frame allocator; RuntimeError before memory is set up."""
    allocator = _installed.allocator
    if allocator is None:
        raise RuntimeError("memory is not set up")
    return allocator


def use(allocator: FrameAllocator) -> None:
    """Make `allocator` the one."""
    _installed.allocator = allocator


def init(information: BootInformation) -> FrameAllocator:
    """Give every usable frame to the allocator, protect the kernel's mappings, feed the heap; MemoryError."""
    allocator = make_allocator(information)
    use(allocator)
    init_paging(allocator, min(information.memory_end(), DIRECT_MAP_LIMIT))
    init_contexts(allocator)
    install_pages(HeapPages(allocator))
    return allocator
