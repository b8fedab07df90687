"""Address spaces: regions, and page tables that are filled when a page is first touched.

A private page that is shared after a fork is mapped without the right to write in both spaces; the first
write copies it, or, when its frame has only one reference left, just gets the right. A page made unreadable
by PROT_NONE keeps its frame in an entry that is not present. Shared anonymous memory is filled when it is
mapped, so that a fork finds every page that both sides must see.

Addresses are checked by every method: a caller may pass what a program passed.
"""

from abi import errno, mman, signal
from kernel.arch import (
    COPY_ON_WRITE,
    NO_EXECUTE,
    PRESENT,
    USER,
    WRITABLE,
    frame_of,
    kernel_tables,
    load_root,
    new_tables,
)
from kernel.layout import MAP_BASE, PAGE_SIZE, USER_END, USER_STACK_TOP, USER_START, is_user, round_up
from kernel.mm import physical
from kernel.mm.memory import frames
from kernel.mm.region import PageSource, Region
from kernel.mm.regions import NO_GAP, RegionList
from ophion.lang import PhysAddr, VirtAddr, u64

_PAGE_MASK = PAGE_SIZE - 1
_FORK_RESERVE = 128  # frames that a fork leaves free
_KERNEL_RESERVE = 64  # frames that no program's page takes: for the kernel's heap and page tables
_BREAK_FLAGS = mman.MAP_PRIVATE | mman.MAP_ANONYMOUS
_BREAK_PROTECTION = mman.PROT_READ | mman.PROT_WRITE


class PageFaultError(OSError):
    """EFAULT: an access that no region allows (SIGSEGV), or a page that could not be read (SIGBUS).

    `code` is what siginfo_t says of it.
    """

    def __init__(self, signal_number: int, code: int) -> None:
        super().__init__(errno.EFAULT, "Bad address", None)
        self.signal_number = signal_number
        self.code = code


def _entry(region: Region, frame: PhysAddr, writable: bool) -> u64:
    """The page table entry of a frame in a region; `writable` grants what the region's protection allows."""
    if not region.allows(False, False):
        return frame | COPY_ON_WRITE  # not present; the bit tells nothing to the processor
    entry = frame | PRESENT | USER
    if writable and region.allows(True, False):
        entry = entry | WRITABLE
    if not region.allows(False, True):
        entry = entry | NO_EXECUTE
    return entry


def _page_of(address: int) -> int:
    return address & ~_PAGE_MASK


def _program_frame() -> PhysAddr:
    """A frame for a program's page; MemoryError, too, when what is left is the kernel's."""
    if frames().free_count <= _KERNEL_RESERVE:
        raise MemoryError
    return frames().allocate()


class AddressSpace:
    """One process's memory. `destroy` gives everything back; nothing may be used after it."""

    def __init__(self) -> None:
        """An empty address space; MemoryError."""
        self._tables = new_tables(frames())
        self._list = RegionList()
        self._break_start = 0
        self._break = 0

    @property
    def root(self) -> PhysAddr:
        """The root of the page tables, for CR3."""
        return self._tables.root

    @property
    def regions(self) -> list[Region]:
        """The regions in the order of their addresses."""
        return self._list.regions

    def size(self, data_alone: bool) -> int:
        """Bytes of all regions, or of those that hold a program's own data: private, writable, no stack."""
        total = 0
        for region in self._list.regions:
            is_data = region.allows(True, False) and not region.is_shared and region.end < USER_STACK_TOP
            if is_data or not data_alone:
                total += region.end - region.start
        return total

    def find_region(self, address: int) -> Region | None:
        """The region that holds a user address."""
        return self._list.find(address) if is_user(address) else None

    # Mapping.

    def map(
        self, start: u64, length: int, protection: int, flags: int, source: PageSource | None, offset: int
    ) -> VirtAddr:
        """Add a region of `length` bytes, rounded up to pages, as mmap(2) does; return its start.

        EINVAL, EEXIST, EPERM, ENOMEM as mmap(2); MemoryError. Without MAP_FIXED `start` is a wish.
        """
        if length <= 0 or (start & _PAGE_MASK != 0 and flags & mman.MAP_FIXED != 0):
            raise errno.os_error(errno.EINVAL)
        fixed = flags & (mman.MAP_FIXED | mman.MAP_FIXED_NOREPLACE) != 0
        if length > USER_END or (fixed and start > USER_END):
            raise errno.os_error(errno.ENOMEM)
        size = round_up(length, PAGE_SIZE)
        place = self._choose(_page_of(int(start)) if start <= USER_END else 0, size, flags)
        kept = flags & (mman.MAP_TYPE | mman.MAP_ANONYMOUS)
        region = Region(place, place + size, protection, kept, source, offset)
        self._list.insert(region)
        if region.is_shared and source is None:
            self._populate(place, place + size)
        return VirtAddr(u64(place))

    def _choose(self, wish: int, size: int, flags: int) -> int:
        """Where a new region goes; with MAP_FIXED, what is there goes first."""
        if flags & mman.MAP_FIXED_NOREPLACE != 0:
            if not is_user(wish, size):
                raise errno.os_error(errno.ENOMEM)
            if not self._list.is_free(wish, wish + size):
                raise errno.os_error(errno.EEXIST)
            return wish
        if flags & mman.MAP_FIXED != 0:
            if wish < USER_START:
                raise errno.os_error(errno.EPERM)
            if not is_user(wish, size):
                raise errno.os_error(errno.ENOMEM)
            self._remove(wish, wish + size)
            return wish
        if wish != 0 and self._list.is_free(wish, wish + size):
            return wish
        place = self._list.highest_gap(size, MAP_BASE)
        if place == NO_GAP:
            raise errno.os_error(errno.ENOMEM)
        return place

    def _populate(self, start: int, end: int) -> None:
        """Give every page of a shared region its frame; MemoryError leaves the region unmapped."""
        try:
            for page in range(start, end, PAGE_SIZE):
                self.handle_fault(u64(page), False, False)
        except MemoryError:
            self._remove(start, end)
            raise

    def _check_range(self, start: u64, length: int, error: int) -> int:
        """The size in whole pages of a page-aligned user range.

        EINVAL, or `error` for what is not user space.
        """
        if start & _PAGE_MASK != 0 or length < 0:
            raise errno.os_error(errno.EINVAL)
        if start > USER_END or length > USER_END:
            raise errno.os_error(error)
        size = round_up(length, PAGE_SIZE)
        if not is_user(int(start), size):
            raise errno.os_error(error)
        return size

    def _remove(self, start: int, end: int) -> None:
        for region in self._list.remove(start, end):
            self._tables.drop_range(region.start, region.end)

    def unmap(self, start: u64, length: int) -> None:
        """Remove whatever is mapped in a range, as munmap(2); OSError(EINVAL)."""
        size = self._check_range(start, length, errno.EINVAL)
        if size == 0:
            raise errno.os_error(errno.EINVAL)
        self._remove(int(start), int(start) + size)

    def protect(self, start: u64, length: int, protection: int) -> None:
        """Change the protection of a range, as mprotect(2); EINVAL, ENOMEM where something is not mapped."""
        size = self._check_range(start, length, errno.ENOMEM)
        first = int(start)
        if not self._list.covers(first, first + size):
            raise errno.os_error(errno.ENOMEM)
        for region in self._list.remove(first, first + size):
            region.protection = protection
            self._refresh_entries(region)
            self._list.insert(region)

    def _refresh_entries(self, region: Region) -> None:
        """Make the entries of a region's pages follow its protection.

        A write faults once and gets its right then.
        """
        page = self._tables.next_mapped(region.start, region.end)
        while page < region.end:
            old = self._tables.entry(u64(page))
            self._tables.set(u64(page), _entry(region, frame_of(old), region.is_shared))
            page = self._tables.next_mapped(page + PAGE_SIZE, region.end)

    def move(self, region: Region, start: int, old: int, new: int) -> VirtAddr:
        """Move `old` bytes within a private anonymous region to where there is room for `new`: page tables
        change, pages stay. ENOMEM, and MemoryError, which leave all as it was.
        """
        target = int(self.map(u64(0), new, region.protection, region.flags, None, 0))
        try:
            for page in range(target, target + old, PAGE_SIZE):
                self._tables.prepare(u64(page))
            self._list.remove(start, start + old)
        except MemoryError:
            self._remove(target, target + new)
            raise
        page = self._tables.next_mapped(start, start + old)
        while page < start + old:
            self._tables.set(u64(page - start + target), self._tables.clear(u64(page)))
            page = self._tables.next_mapped(page + PAGE_SIZE, start + old)
        return VirtAddr(u64(target))

    # The break.

    def set_break_start(self, address: u64) -> None:
        """Begin the heap at the first page from `address` on."""
        self._break_start = round_up(int(address), PAGE_SIZE)
        self._break = self._break_start

    def program_break(self) -> u64:
        """Where the heap ends."""
        return u64(self._break)

    def set_break(self, address: u64) -> u64:
        """Move the end of the heap as brk(2) does.

        Return where it is then, which is where it was on failure.
        """
        if not self._break_start <= address <= MAP_BASE:
            return u64(self._break)
        wanted = int(address)
        old_end = round_up(self._break, PAGE_SIZE)
        new_end = round_up(wanted, PAGE_SIZE)
        if new_end > old_end:
            if not self._list.is_free(old_end, new_end):
                return u64(self._break)
            self._list.insert(Region(old_end, new_end, _BREAK_PROTECTION, _BREAK_FLAGS, None, 0))
        elif new_end < old_end:
            self._remove(new_end, old_end)
        self._break = wanted
        return u64(self._break)

    # Faults.

    def handle_fault(self, address: u64, write: bool, execute: bool) -> None:
        """Make an access possible: fill or copy the page.

        PageFaultError where it is not allowed; MemoryError.
        """
        region = self._list.find(int(address)) if address < USER_END else None
        if region is None:
            raise PageFaultError(signal.SIGSEGV, signal.SEGV_MAPERR)
        if not region.allows(write, execute):
            raise PageFaultError(signal.SIGSEGV, signal.SEGV_ACCERR)
        page = _page_of(int(address))
        entry = self._tables.entry(u64(page))
        if entry == 0:
            self._fill_page(region, page)
        elif write and entry & WRITABLE == 0:
            self._make_writable(region, page, frame_of(entry))

    def _fill_page(self, region: Region, page: int) -> None:
        frame = _program_frame()
        try:
            if region.source is not None:
                region.source.read_page(region.offset + page - region.start, physical.view(frame))
            if self._tables.entry(u64(page)) == 0:
                self._tables.set(u64(page), _entry(region, frame, True))
                return
        except OSError as error:
            frames().release(frame)
            raise PageFaultError(signal.SIGBUS, signal.BUS_ADRERR) from error
        except MemoryError:
            frames().release(frame)
            raise
        frames().release(frame)  # someone else filled the page while the source was read

    def _make_writable(self, region: Region, page: int, frame: PhysAddr) -> None:
        if region.is_shared or frames().references(frame) == 1:
            self._tables.set(u64(page), _entry(region, frame, True))
            return
        copy = _program_frame()
        physical.copy_frame(copy, frame)
        self._tables.set(u64(page), _entry(region, copy, True))
        frames().release(frame)

    def translate(self, address: u64, write: bool) -> PhysAddr:
        """The physical address behind a user address, its page made ready for the access.

        PageFaultError, MemoryError.
        """
        if address >= USER_END:
            raise PageFaultError(signal.SIGSEGV, signal.SEGV_MAPERR)
        page = address & ~u64(_PAGE_MASK)
        needed = PRESENT | USER | (WRITABLE if write else 0)
        entry = self._tables.entry(page)
        if entry & needed != needed:
            self.handle_fault(address, write, False)
            entry = self._tables.entry(page)
        return PhysAddr(frame_of(entry) + (address & _PAGE_MASK))

    # Life.

    def fork(self) -> "AddressSpace":
        """A copy whose private pages are copied when either side writes them; MemoryError leaves no trace."""
        if frames().free_count < _FORK_RESERVE:
            raise MemoryError  # the parent would not live to see its own pages copied
        child = AddressSpace()
        try:
            for region in self._list.regions:
                child._list.regions.append(region.part(region.start, region.end))
                removed = 0 if region.is_shared else WRITABLE
                self._tables.share_range(child._tables, region.start, region.end, removed)
        except MemoryError:
            child.destroy()
            self._tables.flush()
            raise
        child._break_start = self._break_start
        child._break = self._break
        self._tables.flush()
        return child

    def destroy(self) -> None:
        """Give back every page and table.

        If the space is in use, the kernel's own tables are used from now on.
        """
        if self._tables.root == 0:
            return
        if self._tables.is_active():
            load_root(kernel_tables().root)
        for region in self._list.regions:
            self._tables.drop_range(region.start, region.end)
        self._list.regions.clear()
        self._tables.destroy()
