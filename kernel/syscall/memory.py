"""System calls on memory: mappings, protections, the break."""

from abi import errno, mman, resource
from abi import syscall_numbers as number
from kernel.layout import USER_END
from kernel.mm.region import PageSource
from kernel.proc.file_pages import FilePages
from kernel.syscall.call import LARGEST_OFFSET, Call
from kernel.syscall.table import Entry
from ophion.lang import VirtAddr, u64

_PAGE = mman.PAGE_SIZE
_PROTECTIONS = mman.PROT_READ | mman.PROT_WRITE | mman.PROT_EXEC


def _pages(length: u64) -> int:
    """A length rounded up to whole pages; EINVAL for none, ENOMEM for more than user space."""
    if length == 0:
        raise errno.os_error(errno.EINVAL)
    if length > USER_END:
        raise errno.os_error(errno.ENOMEM)
    return (int(length) + _PAGE - 1) // _PAGE * _PAGE


def _page_address(address: u64) -> VirtAddr:
    """An address that must be a page's; EINVAL."""
    if address % _PAGE != 0:
        raise errno.os_error(errno.EINVAL)
    return VirtAddr(address)


def sys_mmap(call: Call) -> int:
    """mmap(2): private mappings, anonymous or of a file, and shared anonymous ones."""
    length, protection, flags = _pages(call.unsigned(1)), call.word(2), call.word(3)
    kind = flags & mman.MAP_TYPE
    if kind not in (mman.MAP_PRIVATE, mman.MAP_SHARED, mman.MAP_SHARED_VALIDATE):
        raise errno.os_error(errno.EINVAL)
    if call.unsigned(5) % _PAGE != 0:
        raise errno.os_error(errno.EINVAL)
    address = call.unsigned(0)
    if flags & (mman.MAP_FIXED | mman.MAP_FIXED_NOREPLACE):
        address = _page_address(address)
    source: PageSource | None = None
    if not flags & mman.MAP_ANONYMOUS:
        source = _file_pages(call, kind, protection)
    _check_limits(call, length, kind == mman.MAP_PRIVATE and protection & mman.PROT_WRITE != 0)
    if kind != mman.MAP_PRIVATE:
        flags = flags & ~mman.MAP_TYPE | mman.MAP_SHARED
    return int(call.space.map(address, length, protection & _PROTECTIONS, flags, source, 0))


def _check_limits(call: Call, length: int, is_data: bool) -> None:
    """ENOMEM where `length` bytes more are beyond RLIMIT_AS, or private and writable beyond RLIMIT_DATA."""
    limits = call.process.limits
    if limits.is_limited(resource.RLIMIT_AS):
        if not limits.allows(resource.RLIMIT_AS, call.space.size(False) + length):
            raise errno.os_error(errno.ENOMEM)
    if is_data and limits.is_limited(resource.RLIMIT_DATA):
        if not limits.allows(resource.RLIMIT_DATA, call.space.size(True) + length):
            raise errno.os_error(errno.ENOMEM)


def _file_pages(call: Call, kind: int, protection: int) -> PageSource:
    file = call.file(4)
    if not file.is_readable():
        raise errno.os_error(errno.EACCES)
    if not file.inode.is_regular():
        raise errno.os_error(errno.ENODEV)
    if kind != mman.MAP_PRIVATE and protection & mman.PROT_WRITE:
        raise errno.os_error(errno.ENODEV if file.is_writable() else errno.EACCES)
    if call.unsigned(5) > LARGEST_OFFSET:
        raise errno.os_error(errno.EOVERFLOW)
    return FilePages(file, call.offset(5), file.inode.attributes().size, False)


def sys_munmap(call: Call) -> int:
    """munmap(2)."""
    start = _page_address(call.unsigned(0))
    length = call.unsigned(1)
    if length == 0 or length > USER_END or start > USER_END - length:
        raise errno.os_error(errno.EINVAL)
    call.space.unmap(start, _pages(length))
    return 0


def sys_mprotect(call: Call) -> int:
    """mprotect(2)."""
    start, protection = _page_address(call.unsigned(0)), call.word(2)
    if protection & ~_PROTECTIONS:
        raise errno.os_error(errno.EINVAL)
    length = call.unsigned(1)
    if length == 0:
        return 0
    if length > USER_END or start > USER_END - length:
        raise errno.os_error(errno.ENOMEM)
    call.space.protect(start, _pages(length), protection)
    return 0


def sys_mremap(call: Call) -> int:
    """mremap(2): shrinking in place, growing by a move of private anonymous memory."""
    start, flags = _page_address(call.unsigned(0)), call.word(3)
    old, new = _pages(call.unsigned(1)), _pages(call.unsigned(2))
    if flags & ~mman.MREMAP_MAYMOVE:
        raise errno.os_error(errno.EINVAL)
    if start > USER_END:
        raise errno.os_error(errno.EFAULT)
    region = call.space.find_region(int(start))
    if region is None or region.end < start + old:
        raise errno.os_error(errno.EFAULT)
    if new <= old:
        if new < old:
            call.space.unmap(VirtAddr(start + new), old - new)
        return int(start)
    if not flags & mman.MREMAP_MAYMOVE or region.source is not None or region.is_shared:
        raise errno.os_error(errno.ENOMEM)
    _check_limits(call, new - old, region.protection & mman.PROT_WRITE != 0)
    return int(call.space.move(region, int(start), old, new))


def sys_brk(call: Call) -> int:
    """The system call under brk(2): the break as it is afterwards; no errors."""
    wanted, end = call.unsigned(0), call.space.program_break()
    if end < wanted < USER_END:
        try:
            _check_limits(call, int(wanted - end), True)
        except OSError:
            return int(end)
    return int(call.space.set_break(wanted))


def sys_madvise(call: Call) -> int:
    """madvise(2): MADV_DONTNEED on anonymous memory empties it, the rest is advice."""
    start, advice = _page_address(call.unsigned(0)), call.integer(2)
    length = call.unsigned(1)
    if length == 0:
        return 0
    size = _pages(length)
    if start > USER_END:
        wraps = start > u64(0xFFFF_FFFF_FFFF_FFFF) - size
        raise errno.os_error(errno.EINVAL if wraps else errno.ENOMEM)
    if advice not in _ADVICE:
        raise errno.os_error(errno.EINVAL)
    if advice == mman.MADV_DONTNEED:
        _discard(call, int(start), int(start) + size)
    return 0


def _discard(call: Call, start: int, end: int) -> None:
    """Map private memory anew, so that its pages begin again; ENOMEM where something is not mapped."""
    space = call.space
    position = start
    while position < end:
        region = space.find_region(position)
        if region is None:
            raise errno.os_error(errno.ENOMEM)
        stop = min(region.end, end)
        if not region.is_shared:
            part = region.part(position, stop)
            flags = part.flags | mman.MAP_FIXED
            space.map(u64(position), stop - position, part.protection, flags, part.source, part.offset)
        position = stop


_ADVICE: list[int] = [
    mman.MADV_NORMAL,
    mman.MADV_RANDOM,
    mman.MADV_SEQUENTIAL,
    mman.MADV_WILLNEED,
    mman.MADV_DONTNEED,
    mman.MADV_FREE,
]


ENTRIES: list[Entry] = [
    Entry(number.MMAP, sys_mmap),
    Entry(number.MUNMAP, sys_munmap),
    Entry(number.MPROTECT, sys_mprotect),
    Entry(number.MREMAP, sys_mremap),
    Entry(number.BRK, sys_brk),
    Entry(number.MADVISE, sys_madvise),
]
