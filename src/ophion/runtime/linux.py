"""The platform below a program on Linux or Ophion: pages, output and the end, by system calls.

Linked into programs only; the kernel brings its own. Pages come from mmap in runs of 256 KiB: single pages
are handed out one after another and those given back are kept in a list; longer runs are mapped and
unmapped by themselves.
"""

from abi import syscall_numbers as number
from ophion.lang import u64
from ophion.lang.unsafe import export, load_u64, store_u64, syscall

PAGE = 4096
RUN = 64
"""Pages of one mapping for single pages."""

PROT_READ_WRITE = 3
MAP_PRIVATE_ANONYMOUS = 0x22
STANDARD_ERROR = 2
EINTR = 4

_next: u64 = u64(0)
_end: u64 = u64(0)
_free: u64 = u64(0)


def _map(count: int) -> u64:
    """Fresh zeroed pages from the system, or 0."""
    result = syscall(number.MMAP, 0, count * PAGE, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0)
    return u64(0) if result < 0 else u64(result)


@export("ophion_pages_allocate")
def pages_allocate(count: int) -> u64:
    """`count` pages in a row, or 0."""
    global _next, _end, _free
    if count != 1:
        return _map(count)
    if _free != 0:
        page = _free
        _free = load_u64(page)
        return page
    if _next == _end:
        run = _map(RUN)
        if run == 0:
            return run
        _next = run
        _end = run + RUN * PAGE
    page = _next
    _next += PAGE
    return page


@export("ophion_pages_free")
def pages_free(address: u64, count: int) -> None:
    """Give pages back."""
    global _free
    if count != 1:
        syscall(number.MUNMAP, int(address), count * PAGE)
        return
    store_u64(address, _free)
    _free = address


def _write(descriptor: int, address: u64, size: int) -> None:
    """Write all of a buffer; errors other than an interrupted call end it."""
    done = 0
    while done < size:
        result = syscall(number.WRITE, descriptor, int(address) + done, size - done)
        if result >= 0:
            done += result
        elif result != -EINTR:
            return


@export("ophion_write")
def write(address: u64, size: int) -> None:
    """Write to standard output."""
    _write(1, address, size)


@export("ophion_complain")
def complain(address: u64, size: int) -> None:
    """Write to standard error."""
    _write(STANDARD_ERROR, address, size)


@export("ophion_fatal")
def fatal(text: u64, size: int, status: int) -> None:
    """Write a text to standard error and end with a status."""
    _write(STANDARD_ERROR, text, size)
    syscall(number.EXIT_GROUP, status & 0xFF)
