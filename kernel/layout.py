"""The memory map, drawn: where everything lies in physical and in virtual memory.

    virtual                                             what                                mapped
    0xFFFF_FFFF_8010_0000  KERNEL_BASE + KERNEL_LOAD    the kernel's image: text R X,       4 KiB pages
                                                        rodata R, data and bss RW
    0xFFFF_C000_0000_0000  STACKS_BASE                  kernel stacks: in each slot of      4 KiB pages
                                                        32 KiB the upper 16 KiB, RW;
                                                        below them nothing (guard)
    0xFFFF_8000_0000_0000  DIRECT_MAP_BASE              all physical memory, RW             1 GiB, or 2 MiB
    0x0000_8000_0000_0000  ... not canonical ...
    0x0000_7FFF_FFFF_F000  USER_END                     user space, one for each process    4 KiB pages
    0x0000_0000_0001_0000  USER_START
    0x0000_0000_0000_0000  never mapped: a null pointer faults

    physical
    0x0010_0000  KERNEL_LOAD    the kernel's image, after it frames for everyone
    0x000B_8000  VGA_TEXT       the text screen
    0x0000_0000                 below 1 MiB: firmware, boot loader; never given out

Only canonical addresses exist (Intel SDM vol. 1, 3.3.7.1): bits 63..47 are equal.
"""

from ophion.lang import PhysAddr, VirtAddr, u64

PAGE_SIZE = 4096
PAGE_SHIFT = 12
LARGE_PAGE_SIZE = 0x20_0000
HUGE_PAGE_SIZE = 0x4000_0000

KERNEL_BASE = VirtAddr(u64(0xFFFF_FFFF_8000_0000))
KERNEL_LOAD = 0x10_0000
DIRECT_MAP_BASE = VirtAddr(u64(0xFFFF_8000_0000_0000))
DIRECT_MAP_LIMIT = 0x4000_0000_0000
STACKS_BASE = VirtAddr(u64(0xFFFF_C000_0000_0000))

KERNEL_STACK_SIZE = 0x4000
KERNEL_STACK_SLOT = 0x8000
MAXIMUM_STACKS = 0x1_0000

# Stacks inside the image: the boot stack, and one for each exception that must not trust the current stack.
STATIC_STACK_GUARD = 0x1000
STATIC_STACK_SLOT = 0x8000
STATIC_STACKS = 4

USER_START = 0x1_0000
USER_END = 0x7FFF_FFFF_F000
USER_STACK_TOP = 0x7FFF_FFFF_E000
MAP_BASE = 0x7F00_0000_0000

EARLY_HEAP_SIZE = 0x10_0000
EARLY_MAP_END = 0x1_0000_0000  # the boot code's direct map reaches this far
VGA_TEXT = PhysAddr(u64(0xB8000))


def is_user(address: int, length: int = 0) -> bool:
    """Whether `length` bytes from `address` lie in user space (no wrap-around, no hole, no kernel)."""
    return 0 <= address <= USER_END and 0 <= length <= USER_END - address


def round_up(size: int, unit: int) -> int:
    """The least multiple of `unit` that is not below `size`."""
    return (size + unit - 1) // unit * unit
