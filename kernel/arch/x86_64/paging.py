"""Page tables of four levels (Intel SDM vol. 3A, 4.5), and the kernel's own mappings.

`PageTables` maps pages of 4 KiB in one address space; `init` replaces the boot code's tables by the final
ones: the image with W^X and without the guards of its stacks, the direct map without execution, no identity
map. The upper half is the same in every address space: its top-level entries are all made by `init` and
only copied afterwards.

Entries are u64 values composed of the bits below. COPY_ON_WRITE is one of the bits that the processor
ignores. Tables are read and written through the direct map: a table frame stays allocated while a
PageTables refers to it. Work on a range goes from leaf table to leaf table, not from the root for each page.
"""

from abc import ABC, abstractmethod

from kernel.arch.x86_64 import cpu
from kernel.layout import (
    DIRECT_MAP_BASE,
    HUGE_PAGE_SIZE,
    KERNEL_BASE,
    LARGE_PAGE_SIZE,
    PAGE_SIZE,
    STACKS_BASE,
    STATIC_STACK_GUARD,
    STATIC_STACK_SLOT,
    STATIC_STACKS,
)
from ophion.lang import PhysAddr, u64
from ophion.lang.unsafe import copy_memory, load_u64, store_u64, symbol_address

PRESENT = 1 << 0
WRITABLE = 1 << 1
USER = 1 << 2
LARGE = 1 << 7
GLOBAL = 1 << 8
COPY_ON_WRITE = 1 << 9
NO_EXECUTE = u64(0x8000_0000_0000_0000)
ADDRESS_MASK = 0x000F_FFFF_FFFF_F000

_ENTRY_SIZE = 8
_ENTRY_SHIFT = 9  # an address shifted so far, under the mask, is its entry's place in a leaf table
_ENTRY_MASK = 0xFF8
_IS_TABLE = PRESENT | LARGE  # of which the entry of a table has PRESENT alone
_KERNEL_HALF = PAGE_SIZE // 2  # where in the root the entries of the upper half begin
_TABLE = PRESENT | WRITABLE | USER
_TOP_LEVEL = 3
_KERNEL_DATA = NO_EXECUTE | PRESENT | WRITABLE | GLOBAL


class FrameSource(ABC):
    """Where page tables get their frames."""

    @abstractmethod
    def allocate(self) -> PhysAddr:
        """One zeroed frame; MemoryError."""

    @abstractmethod
    def share(self, frame: PhysAddr) -> None:
        """Add a reference to a frame; MemoryError when it has too many."""

    @abstractmethod
    def release(self, frame: PhysAddr) -> None:
        """Drop one reference to a frame."""


def frame_of(entry: u64) -> PhysAddr:
    """The physical address in an entry."""
    return PhysAddr(entry & ADDRESS_MASK)


def _slot(table: PhysAddr, virtual: u64, level: int) -> u64:
    """The address, in the direct map, of the entry for `virtual` in a table of `level` (0: leaves, 3: the
    root).
    """
    index = (virtual >> (12 + 9 * level)) & 511
    return DIRECT_MAP_BASE + table + index * 8


def _leaf_offset(virtual: int) -> int:
    """Where in its leaf table the entry of a page lies, in bytes."""
    return virtual >> _ENTRY_SHIFT & _ENTRY_MASK


def _leaf_end(virtual: int, end: int) -> int:
    """Where the leaf table of a page stops to be of use for a range that stops at `end`."""
    return min(end, (virtual | (LARGE_PAGE_SIZE - 1)) + 1)


class PageTables:
    """One tree of page tables.

    Addresses are page-aligned and canonical, entries leaf entries of 4 KiB pages. Tables are reached through
    the direct map, in frames that this tree owns, or the kernel's, which all trees share.
    """

    def __init__(self, root: PhysAddr, source: FrameSource) -> None:
        self.root = root
        self._source = source
        self._tables: list[PhysAddr] = []  # all below the root that were made here

    def _leaf_table(self, virtual: u64) -> u64:
        """Where the direct map shows the leaf table of a page, 0 where it is missing or a large page lies."""
        entry = load_u64(DIRECT_MAP_BASE + self.root + ((virtual >> 36) & _ENTRY_MASK))
        if entry & _IS_TABLE != PRESENT:
            return u64(0)
        entry = load_u64(DIRECT_MAP_BASE + (entry & ADDRESS_MASK | (virtual >> 27) & _ENTRY_MASK))
        if entry & _IS_TABLE != PRESENT:
            return u64(0)
        entry = load_u64(DIRECT_MAP_BASE + (entry & ADDRESS_MASK | (virtual >> 18) & _ENTRY_MASK))
        if entry & _IS_TABLE != PRESENT:
            return u64(0)
        return DIRECT_MAP_BASE + (entry & ADDRESS_MASK)

    def _made_leaf_table(self, virtual: u64) -> u64:
        """The same, with the tables on the way made where they are missing; MemoryError."""
        table = self._leaf_table(virtual)
        if table != 0:
            return table
        frame = self.root
        for level in (3, 2, 1):
            frame = self._next_table(frame, virtual, level)
        return DIRECT_MAP_BASE + frame

    def _next_table(self, table: PhysAddr, virtual: u64, level: int) -> PhysAddr:
        """The table that `table` (of `level`) has for `virtual`, made where it is missing; MemoryError."""
        slot = _slot(table, virtual, level)
        entry = load_u64(slot)
        if entry & PRESENT == 0:
            frame = self._source.allocate()
            try:
                self._tables.append(frame)
            except MemoryError:
                self._source.release(frame)
                raise
            entry = frame | _TABLE
            store_u64(slot, entry)
        return frame_of(entry)

    def entry(self, virtual: u64) -> u64:
        """The leaf entry of a page, 0 where there is none."""
        table = self._leaf_table(virtual)
        return load_u64(table + ((virtual >> _ENTRY_SHIFT) & _ENTRY_MASK)) if table != 0 else u64(0)

    def prepare(self, virtual: u64) -> None:
        """Make the tables that `set` will need for a page; MemoryError."""
        self._made_leaf_table(virtual)

    def set(self, virtual: u64, entry: u64) -> None:
        """Store the leaf entry of a page, making tables as needed; MemoryError."""
        slot = self._made_leaf_table(virtual) + ((virtual >> _ENTRY_SHIFT) & _ENTRY_MASK)
        old = load_u64(slot)
        store_u64(slot, entry)
        if old & PRESENT != 0:
            cpu.invlpg(virtual)

    def clear(self, virtual: u64) -> u64:
        """Remove the leaf entry of a page and return it, 0 where there was none."""
        table = self._leaf_table(virtual)
        if table == 0:
            return u64(0)
        slot = table + ((virtual >> _ENTRY_SHIFT) & _ENTRY_MASK)
        old = load_u64(slot)
        if old != 0:
            store_u64(slot, 0)
            cpu.invlpg(virtual)
        return old

    def next_mapped(self, start: int, end: int) -> int:
        """The lowest user page in start..end that has a leaf entry, or `end`.

        Tables that are missing are skipped.
        """
        virtual = start
        while virtual < end:
            table = self._leaf_table(u64(virtual))
            if table == 0:
                virtual = self._after_gap(virtual)
                continue
            stop = _leaf_end(virtual, end)
            slot = table + _leaf_offset(virtual)
            while virtual < stop and load_u64(slot) == 0:
                virtual += PAGE_SIZE
                slot += _ENTRY_SIZE
            if virtual < stop:
                return virtual
        return end

    def _after_gap(self, virtual: int) -> int:
        """The first address that the missing table, for a page without a leaf table, would not serve."""
        table = self.root
        for level in (3, 2, 1):
            entry = load_u64(_slot(table, u64(virtual), level))
            if entry & PRESENT == 0:
                break
            table = frame_of(entry)
        unit = 1 << (12 + 9 * level)
        return (virtual | (unit - 1)) + 1

    def share_range(self, child: "PageTables", start: int, end: int, removed: int) -> None:
        """Give `child` the leaf entries of start..end, and their frames a reference more; MemoryError.

        The bits `removed` are cleared in the entries of both. The caller flushes these tables afterwards.
        """
        page = self.next_mapped(start, end)
        while page < end:
            ours = self._leaf_table(u64(page)) + _leaf_offset(page)
            theirs = child._made_leaf_table(u64(page)) + _leaf_offset(page)
            stop = _leaf_end(page, end)
            while page < stop:
                entry = load_u64(ours)
                if entry != 0:
                    self._source.share(frame_of(entry))
                    entry = entry & ~u64(removed)
                    store_u64(ours, entry)
                    store_u64(theirs, entry)
                page += PAGE_SIZE
                ours += _ENTRY_SIZE
                theirs += _ENTRY_SIZE
            page = self.next_mapped(page, end)

    def drop_range(self, start: int, end: int) -> None:
        """Remove the leaf entries of start..end, and drop a reference to each of their frames."""
        active = self.is_active()
        page = self.next_mapped(start, end)
        while page < end:
            slot = self._leaf_table(u64(page)) + _leaf_offset(page)
            stop = _leaf_end(page, end)
            while page < stop:
                entry = load_u64(slot)
                if entry != 0:
                    store_u64(slot, 0)
                    if active:
                        cpu.invlpg(u64(page))
                    self._source.release(frame_of(entry))
                page += PAGE_SIZE
                slot += _ENTRY_SIZE
            page = self.next_mapped(page, end)

    def set_large(self, virtual: u64, entry: u64, level: int) -> None:
        """Store the entry of a large page: of 2 MiB at level 1, of 1 GiB at level 2."""
        table = self.root
        for upper in range(_TOP_LEVEL, level, -1):
            table = self._next_table(table, virtual, upper)
        store_u64(_slot(table, virtual, level), entry | LARGE)

    def destroy(self) -> None:
        """Give back the root and the tables of the user half, whose leaf entries `drop_range` has removed.

        The tables must not be in use.
        """
        for table in self._tables:
            self._source.release(table)
        self._tables.clear()
        self._source.release(self.root)
        self.root = PhysAddr(u64(0))

    def is_active(self) -> bool:
        """Whether the processor uses these tables now."""
        return cpu.read_cr3() == self.root

    def flush(self) -> None:
        """Forget the translations of the user half, if these tables are in use."""
        if self.is_active():
            cpu.write_cr3(self.root)


class _KernelTables:
    """The tables that `init` made."""

    def __init__(self) -> None:
        self.tables: PageTables | None = None


_kernel = _KernelTables()


def kernel_tables() -> PageTables:
    """The kernel's own tables, whose user half is empty; RuntimeError before `init`."""
    tables = _kernel.tables
    if tables is None:
        raise RuntimeError("page tables are not set up")
    return tables


def new_tables(source: FrameSource) -> PageTables:
    """Tables with an empty user half and the kernel's half; MemoryError."""
    root = source.allocate()
    half = DIRECT_MAP_BASE + root + _KERNEL_HALF
    copy_memory(half, DIRECT_MAP_BASE + kernel_tables().root + _KERNEL_HALF, PAGE_SIZE - _KERNEL_HALF)
    return PageTables(root, source)


def _map_direct(tables: PageTables, memory_end: int) -> None:
    level = 2 if cpu.has_huge_pages() else 1
    size = HUGE_PAGE_SIZE if level == 2 else LARGE_PAGE_SIZE
    for physical in range(0, memory_end, size):
        tables.set_large(DIRECT_MAP_BASE + physical, _KERNEL_DATA | physical, level)


def _map_image(tables: PageTables, start: u64, end: u64, flags: u64) -> None:
    virtual = start
    while virtual < end:
        tables.set(virtual, (virtual - KERNEL_BASE) | flags)
        virtual = virtual + PAGE_SIZE


def _unmap_static_guards(tables: PageTables) -> None:
    for index in range(STATIC_STACKS):
        bottom = symbol_address("static_stacks") + index * STATIC_STACK_SLOT
        for offset in range(0, STATIC_STACK_GUARD, PAGE_SIZE):
            tables.clear(bottom + offset)


def init(source: FrameSource, memory_end: int) -> None:
    """Make the final tables for physical memory up to `memory_end` and use them; MemoryError."""
    tables = PageTables(source.allocate(), source)
    text = symbol_address("kernel_text_start")
    text_end = symbol_address("kernel_text_end")
    rodata_end = symbol_address("kernel_rodata_end")
    _map_direct(tables, memory_end)
    _map_image(tables, text, text_end, u64(PRESENT | GLOBAL))
    _map_image(tables, text_end, rodata_end, NO_EXECUTE | PRESENT | GLOBAL)
    _map_image(tables, rodata_end, symbol_address("kernel_data_end"), _KERNEL_DATA)
    _unmap_static_guards(tables)
    tables.prepare(STACKS_BASE)
    cpu.write_cr3(tables.root)
    _kernel.tables = tables


def is_mapped(virtual: u64) -> bool:
    """Whether the tables in use map an address: for a walk that must not fault."""
    table = PhysAddr(cpu.read_cr3() & ADDRESS_MASK)
    for level in (3, 2, 1, 0):
        entry = load_u64(_slot(table, virtual, level))
        if entry & PRESENT == 0:
            return False
        if level > 0 and entry & LARGE != 0:
            return True
        table = frame_of(entry)
    return True
