"""Walks the chain of frame pointers: which functions of the kernel are under way.

The compiler keeps rbp as frame pointer in the kernel (System V ABI, AMD64 supplement, 3.2.2): at rbp lies
the caller's rbp, above it the return address. Nothing on a damaged stack is trusted: every link must be
aligned, mapped, higher than the one before, and close to it; every return address must lie in the kernel's
text.
"""

from kernel.arch.x86_64 import paging
from kernel.layout import (
    DIRECT_MAP_BASE,
    KERNEL_BASE,
    KERNEL_STACK_SIZE,
    KERNEL_STACK_SLOT,
    STACKS_BASE,
    STATIC_STACK_GUARD,
    STATIC_STACK_SLOT,
    STATIC_STACKS,
)
from ophion.lang import u64
from ophion.lang.unsafe import load_u64, symbol_address

_MAXIMUM_FRAMES = 4096


def _is_kernel_text(address: u64) -> bool:
    """Whether code of the kernel lies at an address."""
    return symbol_address("kernel_text_start") <= address < symbol_address("kernel_text_end")


def is_stack_guard(address: u64) -> bool:
    """Whether an address lies in the unmapped part below some kernel stack."""
    if STACKS_BASE <= address < KERNEL_BASE:
        return (address - STACKS_BASE) % KERNEL_STACK_SLOT < KERNEL_STACK_SLOT - KERNEL_STACK_SIZE
    bottom = symbol_address("static_stacks")
    if bottom <= address < bottom + STATIC_STACK_SLOT * STATIC_STACKS:
        return (address - bottom) % STATIC_STACK_SLOT < STATIC_STACK_GUARD
    return False


def _is_link(pointer: u64) -> bool:
    return pointer & 7 == 0 and pointer >= DIRECT_MAP_BASE and paging.is_mapped(pointer & ~u64(0xFFF))


def return_addresses(frame_pointer: u64) -> list[u64]:
    """The return addresses from the frame at `frame_pointer` outwards."""
    addresses: list[u64] = []
    pointer = frame_pointer
    while _is_link(pointer) and len(addresses) < _MAXIMUM_FRAMES:
        if pointer & 0xFFF == 0xFF8 and not _is_link(pointer + 8):
            break
        address = load_u64(pointer + 8)
        if not _is_kernel_text(address):
            break
        addresses.append(address)
        following = load_u64(pointer)
        if following <= pointer or following - pointer > STATIC_STACK_SLOT:
            break
        pointer = following
    return addresses
