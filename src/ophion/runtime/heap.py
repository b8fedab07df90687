"""The heap: a slab allocator over pages that the platform provides.

`allocate(size)` gives 16-byte aligned memory or 0; `free(address)` takes it back (0 is allowed). Nothing
here makes an object or raises. Small blocks come from slabs: a slab is one page whose header holds a free
list of equal blocks, and the header of any block is found by rounding its address down to its page. A large
block is a run of pages of its own with the same header. The slabs of a size class that have a free block
form a doubly linked list; one wholly empty slab a class is kept, others go back to the platform.

The page at `_table`, got at first use, holds the state of each size class and the map from sizes to
classes. See Bonwick, "The Slab Allocator" (USENIX Summer 1994), for the idea.

`allocate` and `free_quickly` are short, and inlined where objects are made and dropped: they take a block
from a slab that keeps another free one, and give one back to a slab that has another free and another in use.
All else is the business of `allocate_slowly` and `free_slowly`.
"""

from ophion.lang import u64
from ophion.lang.unsafe import export, inline, load_u64, store_u64, symbol

PAGE = 4096
PAGE_MASK = u64(0xFFFF_FFFF_FFFF_F000)
WORD_MASK = 0xFFFF_FFFF_FFFF_FFFF
"""What counts in here does so modulo 2**64, unchecked."""

HEADER = 48
"""Bytes of a page header; its fields by offset:"""
CLASS = 0
"""the class's address in the table, or 0 for a large block"""
USED = 8
"""blocks in use; 1 for a large block"""
FREE = 16
"""the first free block, each of which begins with the address of the next"""
NEXT = 24
PREVIOUS = 32
"""neighbours in the list of slabs with a free block"""
COUNT = 40
"""the number of pages of a large block"""

CLASSES = 22
CLASS_BYTES = 32
"""Bytes of a class's state; its fields by offset:"""
SLABS = 0
"""the first slab with a free block"""
EMPTY = 8
"""the last slab that became wholly empty and was kept, or 0: it may be in use again"""
BLOCK = 16
"""the size of its blocks"""

MAP = 1024
"""Where in the table the map begins: the state of the class for each size in units of 16 bytes."""
LARGEST = 2016
"""The largest small block: two fit in a page."""

_table: u64 = u64(0)
_limit: u64 = u64(0)
"""The first size that `allocate` leaves to `allocate_slowly`; 0 while there is no table."""
_live: u64 = u64(0)


@symbol("ophion_pages_allocate")
def pages_allocate(count: int) -> u64:
    """`count` pages in a row, page-aligned, or 0. The platform's."""
    return u64(0)


@symbol("ophion_pages_free")
def pages_free(address: u64, count: int) -> None:
    """Give pages back. The platform's."""


def block_size(number: int) -> int:
    """The block size of a class: steps of 16 to 128, four steps a doubling to 448, then what divides a page
    well.
    """
    if number < 8:
        return 16 * (number + 1)
    if number < 12:
        return 128 + 32 * (number - 7)
    if number < 15:
        return 256 + 64 * (number - 11)
    if number == 15:
        return 496
    if number == 16:
        return 576
    if number == 17:
        return 672
    if number == 18:
        return 800
    if number == 19:
        return 1008
    return 1344 if number == 20 else LARGEST


def _make_table() -> bool:
    """Get the table's page and fill it; False when there is no page."""
    global _table, _limit
    page = pages_allocate(1)
    if page == 0:
        return False
    number = 0
    for unit in range(LARGEST // 16 + 1):
        while block_size(number) < 16 * unit:
            number += 1
        store_u64(page + MAP + 8 * unit, page + CLASS_BYTES * number)
    for index in range(CLASSES):
        state = page + CLASS_BYTES * index
        store_u64(state + SLABS, 0)
        store_u64(state + EMPTY, 0)
        store_u64(state + BLOCK, block_size(index))
    _table = page
    _limit = u64(LARGEST + 1)
    return True


def _new_slab(state: u64) -> u64:
    """A slab of free blocks, at the head of its class's list; 0 when there is no page."""
    slab = pages_allocate(1)
    if slab == 0:
        return slab
    size = int(load_u64(state + BLOCK))
    block = slab + HEADER
    last = slab + (PAGE - size)
    store_u64(slab + FREE, block)
    while block + size <= last:
        store_u64(block, block + size)
        block += size
    store_u64(block, 0)
    store_u64(slab + CLASS, state)
    store_u64(slab + USED, 0)
    _link(state, slab)
    return slab


def _link(state: u64, slab: u64) -> None:
    """Put a slab at the head of its class's list."""
    head = load_u64(state + SLABS)
    store_u64(slab + NEXT, head)
    store_u64(slab + PREVIOUS, 0)
    if head != 0:
        store_u64(head + PREVIOUS, slab)
    store_u64(state + SLABS, slab)


def _link_behind(state: u64, slab: u64) -> None:
    """Put a slab that was full behind the head of its class's list.

    As the head it would be full with the next allocation, and come back with the next `free`, for ever.
    """
    head = load_u64(state + SLABS)
    if head == 0:
        _link(state, slab)
        return
    after = load_u64(head + NEXT)
    store_u64(slab + NEXT, after)
    store_u64(slab + PREVIOUS, head)
    store_u64(head + NEXT, slab)
    if after != 0:
        store_u64(after + PREVIOUS, slab)


def _unlink(state: u64, slab: u64) -> None:
    """Take a slab out of its class's list."""
    after = load_u64(slab + NEXT)
    before = load_u64(slab + PREVIOUS)
    if after != 0:
        store_u64(after + PREVIOUS, before)
    if before != 0:
        store_u64(before + NEXT, after)
    else:
        store_u64(state + SLABS, after)


def _allocate_large(size: int) -> u64:
    """A run of pages with a header."""
    global _live
    if size > 0x7FFF_FFFF_FFFF:
        return u64(0)
    count = (size + (HEADER + PAGE - 1)) >> 12
    page = pages_allocate(count)
    if page == 0:
        return page
    store_u64(page + CLASS, 0)
    store_u64(page + USED, 1)
    store_u64(page + FREE, 0)
    store_u64(page + COUNT, count)
    _live = (_live + 1) & WORD_MASK
    return page + HEADER


@inline
@export("ophion_allocate")
def allocate(size: int) -> u64:
    """16-byte aligned memory for `size` bytes, or 0 when there is none."""
    global _live
    wanted = u64(size & WORD_MASK)
    if wanted < _limit:
        slab = load_u64(load_u64(_table + MAP + (((wanted + 15) & WORD_MASK) >> 4 << 3)) + SLABS)
        if slab != 0:
            block = load_u64(slab + FREE)
            after = load_u64(block)
            if after != 0:
                store_u64(slab + FREE, after)
                store_u64(slab + USED, (load_u64(slab + USED) + 1) & WORD_MASK)
                _live = (_live + 1) & WORD_MASK
                return block
    return allocate_slowly(size)


@export("ophion_allocate_slowly")
def allocate_slowly(size: int) -> u64:
    """`allocate` where there is no slab yet, the slab gives its last block, or the block is large."""
    global _live
    if size > LARGEST:
        return _allocate_large(size)
    if size < 0 or (_table == 0 and not _make_table()):
        return u64(0)
    state = load_u64(_table + MAP + ((size + 15) >> 4) * 8)
    slab = load_u64(state + SLABS)
    if slab == 0:
        slab = _new_slab(state)
        if slab == 0:
            return slab
    block = load_u64(slab + FREE)
    after = load_u64(block)
    store_u64(slab + FREE, after)
    store_u64(slab + USED, load_u64(slab + USED) + 1)
    if after == 0:
        _unlink(state, slab)
    _live = (_live + 1) & WORD_MASK
    return block


@inline
@export("ophion_free_quickly")
def free_quickly(address: u64) -> bool:
    """`free` of a small block if its slab neither becomes empty nor was full; else False, and nothing is
    done.
    """
    global _live
    slab = address & PAGE_MASK
    used = (load_u64(slab + USED) - 1) & WORD_MASK
    after = load_u64(slab + FREE)
    if used == 0 or after == 0:
        return False
    store_u64(address, after)
    store_u64(slab + FREE, address)
    store_u64(slab + USED, used)
    _live = (_live - 1) & WORD_MASK
    return True


@export("ophion_free")
def free(address: u64) -> None:
    """Take back what `allocate` gave; 0 is allowed."""
    if address != 0 and not free_quickly(address):
        free_slowly(address)


@export("ophion_free_slowly")
def free_slowly(address: u64) -> None:
    """`free` of the last block in use of a slab, of the first free one, or of a large block."""
    global _live
    _live = (_live - 1) & WORD_MASK
    slab = address & PAGE_MASK
    state = load_u64(slab + CLASS)
    if state == 0:
        pages_free(slab, int(load_u64(slab + COUNT)))
        return
    used = load_u64(slab + USED) - 1
    after = load_u64(slab + FREE)
    store_u64(address, after)
    store_u64(slab + FREE, address)
    store_u64(slab + USED, used)
    if after == 0:
        _link_behind(state, slab)
    if used == 0:
        _slab_is_empty(state, slab)


def _slab_is_empty(state: u64, slab: u64) -> None:
    """Keep one empty slab of a class, give others back."""
    kept = load_u64(state + EMPTY)
    if kept == 0 or kept == slab or load_u64(kept + USED) != 0:
        store_u64(state + EMPTY, slab)
        return
    _unlink(state, slab)
    pages_free(slab, 1)


def live_allocations() -> int:
    """How many blocks are allocated: a test for leaks compares it before and after."""
    return int(_live)
