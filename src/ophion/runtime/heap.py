"""The heap: a slab allocator over pages that the platform provides.

`allocate(size)` gives 16-byte aligned memory or 0; `free(address)` takes it back (0 is allowed), `reallocate`
gives more in its place. Nothing here makes an object or raises. Small blocks come from slabs: a slab is one
page whose header holds a free list of equal blocks, and the header of any block is found by rounding its
address down to its page. A large block is a run of pages of its own with the same header; it grows there if
the platform can do that. The slabs of a size class that have a free block form a doubly linked list; one
wholly empty slab a class is kept, others go back to the platform.

In front of the slabs each class has blocks at hand, at most as many as a slab has: a list to which `free`
adds and from which `allocate` takes, a few instructions each, which are inlined where objects are made and
dropped. Where it is empty it takes all the free blocks of a slab, where it is full half of it goes back to
the slabs; all of it does before memory runs out.

The symbol `ophion_heap` is a table of TABLE_BYTES of zeroed data, because the heap works before any module's
body runs. It has the state of each size class and the map from sizes to classes. See Bonwick, "The Slab
Allocator" (USENIX Summer 1994) and, with Adams, "Magazines and Vmem" (USENIX 2001), for the ideas.
"""

from ophion.lang import u64
from ophion.lang.unsafe import (
    copy_memory,
    export,
    inline,
    load_u64,
    seldom,
    store_u64,
    symbol,
    symbol_address,
    wrapping,
)

PAGE = 4096
PAGE_MASK = u64(0xFFFF_FFFF_FFFF_F000)
WORD_MASK = 0xFFFF_FFFF_FFFF_FFFF
"""What counts in here does so modulo 2**64, unchecked."""

HEADER = 48
"""Bytes of a page header; its fields by offset:"""
CLASS = 0
"""the class's state in the table; for a large block one that never has room"""
USED = 8
"""blocks not in the list of free ones: those at hand count as used; 1 for a large block"""
FREE = 16
"""the first free block, each of which begins with the address of the next"""
NEXT = 24
PREVIOUS = 32
"""neighbours in the list of slabs with a free block"""
COUNT = 40
"""the number of pages of a large block"""

CLASSES = 22
CLASS_BYTES = 48
"""Bytes of a class's state; its fields by offset:"""
SLABS = 0
"""the first slab with a free block"""
EMPTY = 8
"""the last slab that became wholly empty and was kept, or 0: it may be in use again"""
BLOCK = 16
"""the size of its blocks; 0 for large ones"""
READY = 24
"""the first block at hand, each of which begins with the address of the next"""
ROOM = 32
"""how many more blocks may be at hand"""
BLOCKS = 40
"""how many blocks a slab has"""

LARGE = CLASSES * CLASS_BYTES
"""Where in the table the state is that stands for large blocks."""
MAP = LARGE + CLASS_BYTES
"""Where in the table the map begins: the state of the class for each size in units of 16 bytes."""
LARGEST = 2016
"""The largest small block: two fit in a page."""
LARGEST_RUN = 0x7FFF_FFFF_FFFF
"""No block is larger."""
LIMIT = MAP + 8 * (LARGEST // 16 + 1)
"""Where in the table the first size is that `allocate` leaves to `allocate_slowly`: 0 until it is filled."""
LIVE = LIMIT + 8
"""Where it says how many blocks are not in their slabs."""
TABLE_BYTES = LIVE + 8


@symbol("ophion_pages_allocate")
def pages_allocate(count: int) -> u64:
    """`count` pages in a row, page-aligned, or 0. The platform's."""
    return u64(0)


@symbol("ophion_pages_free")
def pages_free(address: u64, count: int) -> None:
    """Give pages back. The platform's."""


@symbol("ophion_pages_grow")
def pages_grow(address: u64, count: int, wanted: int) -> u64:
    """`wanted` pages in a row that begin with the content of `count` ones, which are no more. Or 0, and
    nothing is done: there are none, or what `pages_allocate` gives costs less. The platform's.
    """
    return u64(0)


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


def _fill_table() -> None:
    """Fill the table."""
    table = symbol_address("ophion_heap")
    number = 0
    for unit in range(LARGEST // 16 + 1):
        while block_size(number) < 16 * unit:
            number += 1
        store_u64(table + MAP + 8 * unit, table + CLASS_BYTES * number)
    for index in range(CLASSES):
        state = table + CLASS_BYTES * index
        size = block_size(index)
        store_u64(state + BLOCK, size)
        store_u64(state + BLOCKS, (PAGE - HEADER) // size)
        store_u64(state + ROOM, (PAGE - HEADER) // size)
    store_u64(table + LIMIT, LARGEST + 1)


def _pages(count: int) -> u64:
    """Pages of the platform, for which blocks at hand are given up if need be; 0 where there are none."""
    page = pages_allocate(count)
    if page == 0:
        for index in range(CLASSES):
            _give_back(symbol_address("ophion_heap") + CLASS_BYTES * index, 0)
        page = pages_allocate(count)
    return page


def _new_slab(state: u64) -> u64:
    """A slab of free blocks, at the head of its class's list; 0 when there is no page."""
    slab = _pages(1)
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


def _count_live(more: int) -> None:
    place = symbol_address("ophion_heap") + LIVE
    store_u64(place, int(load_u64(place)) + more)


def _fill(state: u64) -> bool:
    """Take all the free blocks of a slab where none is at hand; False when there is no memory."""
    slab = load_u64(state + SLABS)
    if slab == 0:
        slab = _new_slab(state)
        if slab == 0:
            return False
    blocks = load_u64(state + BLOCKS)
    used = load_u64(slab + USED)
    store_u64(state + READY, load_u64(slab + FREE))
    store_u64(state + ROOM, used)
    store_u64(slab + FREE, 0)
    store_u64(slab + USED, blocks)
    _unlink(state, slab)
    _count_live(int(blocks) - int(used))
    return True


def _give_back(state: u64, kept: int) -> None:
    """Give blocks at hand back to their slabs until `kept` are left."""
    block = load_u64(state + READY)
    blocks = int(load_u64(state + BLOCKS))
    ready = blocks - int(load_u64(state + ROOM))
    for _ in range(ready - kept):
        following = load_u64(block)
        slab = block & PAGE_MASK
        after = load_u64(slab + FREE)
        used = (load_u64(slab + USED) - 1) & WORD_MASK
        store_u64(block, after)
        store_u64(slab + FREE, block)
        store_u64(slab + USED, used)
        if after == 0:
            _link(state, slab)
        if used == 0:
            _slab_is_empty(state, slab)
        block = following
    if ready > kept:
        _count_live(kept - ready)
        store_u64(state + READY, block)
        store_u64(state + ROOM, blocks - kept)


def _slab_is_empty(state: u64, slab: u64) -> None:
    """Keep one empty slab of a class, give others back."""
    kept = load_u64(state + EMPTY)
    if kept == 0 or kept == slab or load_u64(kept + USED) != 0:
        store_u64(state + EMPTY, slab)
        return
    _unlink(state, slab)
    pages_free(slab, 1)


@wrapping
def _pages_for(size: int) -> int:
    """How many pages a large block has."""
    return (size + (HEADER + PAGE - 1)) >> 12


def _allocate_large(size: int) -> u64:
    """A run of pages with a header."""
    if size > LARGEST_RUN:
        return u64(0)
    count = _pages_for(size)
    page = _pages(count)
    if page == 0:
        return page
    store_u64(page + CLASS, symbol_address("ophion_heap") + LARGE)
    store_u64(page + USED, 1)
    store_u64(page + FREE, 0)
    store_u64(page + COUNT, count)
    _count_live(1)
    return page + HEADER


@inline
def _take(state: u64) -> u64:
    """A block at hand, or 0."""
    block = load_u64(state + READY)
    if block != 0:
        store_u64(state + READY, load_u64(block))
        store_u64(state + ROOM, (load_u64(state + ROOM) + 1) & WORD_MASK)
    return block


@inline
def _put(state: u64, address: u64) -> bool:
    """Have a block at hand; False, and nothing is done, if there are too many."""
    room = load_u64(state + ROOM)
    if room == 0:
        return False
    store_u64(state + ROOM, (room - 1) & WORD_MASK)
    store_u64(address, load_u64(state + READY))
    store_u64(state + READY, address)
    return True


@inline
@export("ophion_allocate_quickly")
def allocate_quickly(state: u64) -> u64:
    """A block at hand of the class with that state, or 0."""
    return _take(state)


@inline
@export("ophion_allocate")
def allocate(size: int) -> u64:
    """16-byte aligned memory for `size` bytes, or 0 when there is none."""
    wanted = u64(size & WORD_MASK)
    if wanted < load_u64((symbol_address("ophion_heap") + LIMIT) & WORD_MASK):
        unit = ((wanted + 15) & WORD_MASK) >> 4
        block = _take(load_u64((symbol_address("ophion_heap") + MAP + (unit << 3)) & WORD_MASK))
        if block != 0:
            return block
    return allocate_slowly(size)


@export("ophion_allocate_slowly")
def allocate_slowly(size: int) -> u64:
    """`allocate` where no block is at hand, or the block is large."""
    if size > LARGEST:
        return _allocate_large(size)
    if size < 0:
        return u64(0)
    if load_u64(symbol_address("ophion_heap") + LIMIT) == 0:
        _fill_table()
    state = load_u64(symbol_address("ophion_heap") + MAP + ((size + 15) >> 4) * 8)
    if load_u64(state + READY) == 0 and not _fill(state):
        return u64(0)
    return _take(state)


@inline
@export("ophion_free_quickly")
def free_quickly(address: u64) -> bool:
    """`free` of a small block where not too many are at hand; else False, and nothing is done."""
    return _put(load_u64(address & PAGE_MASK), address)


@inline
@export("ophion_free_to")
def free_to(state: u64, address: u64) -> bool:
    """The same of a block whose class has that state."""
    return _put(state, address)


@export("ophion_free")
def free(address: u64) -> None:
    """Take back what `allocate` gave; 0 is allowed."""
    if address != 0 and not _put(load_u64(address & PAGE_MASK), address):
        free_slowly(address)


@export("ophion_free_slowly")
def free_slowly(address: u64) -> None:
    """`free` of a large block, or where too many are at hand."""
    slab = address & PAGE_MASK
    state = load_u64(slab + CLASS)
    if load_u64(state + BLOCK) == 0:
        _count_live(-1)
        pages_free(slab, int(load_u64(slab + COUNT)))
        return
    _give_back(state, int(load_u64(state + BLOCKS)) >> 1)
    _put(state, address)


@export("ophion_reallocate")
def reallocate(address: u64, used: int, size: int) -> u64:
    """Memory as `allocate(size)` gives that begins with the first `used` bytes of a smaller block, which goes
    (0 is allowed, for none); or 0, and the block stays.
    """
    if address == 0:
        return allocate(size)
    return _enlarge(address, used, size)


@seldom
@wrapping
def _enlarge(address: u64, used: int, size: int) -> u64:
    grown = _grow_large(address & PAGE_MASK, size)
    if grown == 0:
        grown = allocate(size)
        if grown != 0:
            copy_memory(grown, address, used)
            free(address)
    return grown


@wrapping
def _grow_large(page: u64, size: int) -> u64:
    """The pages of a block that is large already grow; its new address, or 0."""
    if size > LARGEST_RUN or load_u64(load_u64(page + CLASS) + BLOCK) != 0:
        return u64(0)
    count = _pages_for(size)
    grown = pages_grow(page, int(load_u64(page + COUNT) & LARGEST_RUN), count)
    if grown == 0:
        return grown
    store_u64(grown + COUNT, count & WORD_MASK)
    return grown + HEADER


def live_allocations() -> int:
    """How many blocks are allocated: a test for leaks compares it before and after."""
    ready = 0
    for index in range(CLASSES):
        state = symbol_address("ophion_heap") + CLASS_BYTES * index
        ready += int(load_u64(state + BLOCKS)) - int(load_u64(state + ROOM))
    return int(load_u64(symbol_address("ophion_heap") + LIVE)) - ready
