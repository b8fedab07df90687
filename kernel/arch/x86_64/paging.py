"""Page tables of four levels (Intel SDM vol. 3A, 4.5), and the kernel's own mappings.

`PageTables` maps pages of 4 KiB in one address space; `init` replaces the boot code's tables by the final
ones: the image with W^X and without the guards of its stacks, the direct map without execution, no identity
map. The upper half is the same in every address space: its top-level entries are all made by `init` and
only copied afterwards.

Entries are u64 values composed of the bits below. COPY_ON_WRITE is one of the bits that the processor
ignores. Tables are read and written through the direct map: a table frame stays allocated while a
PageTables refers to it.
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
from ophion.lang.unsafe import load_u64, store_u64, symbol_address

PRESENT = 1 << 0
WRITABLE = 1 << 1
USER = 1 << 2
ACCESSED = 1 << 5
DIRTY = 1 << 6
LARGE = 1 << 7
GLOBAL = 1 << 8
COPY_ON_WRITE = 1 << 9
NO_EXECUTE = u64(0x8000_0000_0000_0000)
ADDRESS_MASK = 0x000F_FFFF_FFFF_F000

_ENTRIES = 512
_FIRST_KERNEL_ENTRY = 256
_TABLE = PRESENT | WRITABLE | USER
_TOP_LEVEL = 3
_KERNEL_DATA = NO_EXECUTE | PRESENT | WRITABLE | GLOBAL


class FrameSource(ABC):
    """Where page tables get their frames."""

    @abstractmethod
    def allocate(self) -> PhysAddr:
        """One zeroed frame; MemoryError."""

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


class PageTables:
    """One tree of page tables.

    Addresses are page-aligned and canonical, entries leaf entries of 4 KiB pages.
    """

    def __init__(self, root: PhysAddr, source: FrameSource) -> None:
        self.root = root
        self._source = source

    def _find(self, virtual: u64) -> u64:
        """The address of the leaf entry, 0 where a table is missing or a large page lies."""
        table = self.root
        for level in (3, 2, 1):
            entry = load_u64(_slot(table, virtual, level))
            if entry & PRESENT == 0 or entry & LARGE != 0:
                return u64(0)
            table = frame_of(entry)
        return _slot(table, virtual, 0)

    def _next_table(self, table: PhysAddr, virtual: u64, level: int) -> PhysAddr:
        """The table that `table` (of `level`) has for `virtual`, made where it is missing; MemoryError."""
        slot = _slot(table, virtual, level)
        entry = load_u64(slot)
        if entry & PRESENT == 0:
            entry = self._source.allocate() | _TABLE
            store_u64(slot, entry)
        return frame_of(entry)

    def entry(self, virtual: u64) -> u64:
        """The leaf entry of a page, 0 where there is none."""
        slot = self._find(virtual)
        return load_u64(slot) if slot != 0 else u64(0)

    def prepare(self, virtual: u64) -> None:
        """Make the tables that `set` will need for a page; MemoryError."""
        table = self.root
        for level in (3, 2, 1):
            table = self._next_table(table, virtual, level)

    def set(self, virtual: u64, entry: u64) -> None:
        """Store the leaf entry of a page, making tables as needed; MemoryError."""
        self.prepare(virtual)
        slot = self._find(virtual)
        old = load_u64(slot)
        store_u64(slot, entry)
        if old & PRESENT != 0:
            cpu.invlpg(virtual)

    def clear(self, virtual: u64) -> u64:
        """Remove the leaf entry of a page and return it, 0 where there was none."""
        slot = self._find(virtual)
        if slot == 0:
            return u64(0)
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
            table = self.root
            level = _TOP_LEVEL
            while level > 0:
                entry = load_u64(_slot(table, u64(virtual), level))
                if entry & PRESENT == 0:
                    break
                table = frame_of(entry)
                level -= 1
            if level == 0 and load_u64(_slot(table, u64(virtual), 0)) != 0:
                return virtual
            unit = 1 << (12 + 9 * level)
            virtual = virtual // unit * unit + unit
        return end

    def set_large(self, virtual: u64, entry: u64, level: int) -> None:
        """Store the entry of a large page: of 2 MiB at level 1, of 1 GiB at level 2."""
        table = self.root
        for upper in range(_TOP_LEVEL, level, -1):
            table = self._next_table(table, virtual, upper)
        store_u64(_slot(table, virtual, level), entry | LARGE)

    def _release_table(self, table: PhysAddr, level: int, entries: int) -> None:
        for index in range(entries):
            entry = load_u64(DIRECT_MAP_BASE + table + index * 8)
            if entry == 0:
                continue
            if level > 0:
                self._release_table(frame_of(entry), level - 1, _ENTRIES)
            else:
                self._source.release(frame_of(entry))
        self._source.release(table)

    def destroy(self) -> None:
        """Give back the root, the tables of the user half, and one reference to each frame in a leaf.

        The tables must not be in use.
        """
        self._release_table(self.root, _TOP_LEVEL, _FIRST_KERNEL_ENTRY)
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
    for index in range(_FIRST_KERNEL_ENTRY, _ENTRIES):
        entry = load_u64(DIRECT_MAP_BASE + kernel_tables().root + index * 8)
        store_u64(DIRECT_MAP_BASE + root + index * 8, entry)
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
