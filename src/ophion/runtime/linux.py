"""The platform below a program on Linux or Ophion: pages, output and the end, by system calls.

Linked into programs only; the kernel brings its own. Single pages are handed out of longer runs one after
another, and those given back are kept in a list; `page_runs` has the longer ones.
"""

from abi import syscall_numbers as number
from ophion.lang import u64
from ophion.lang.unsafe import export, load_u64, store_u64, syscall
from ophion.runtime.page_runs import PAGE, allocate_run, free_run, grow_run

RUN = 64
"""Pages of one run for single pages."""

STANDARD_ERROR = 2
EINTR = 4

_next: u64 = u64(0)
_end: u64 = u64(0)
_free: u64 = u64(0)


@export("ophion_pages_allocate")
def pages_allocate(count: int) -> u64:
    """`count` pages in a row, or 0."""
    global _next, _end, _free
    if count != 1:
        return allocate_run(count)
    if _free != 0:
        page = _free
        _free = load_u64(page)
        return page
    if _next == _end:
        run = allocate_run(RUN)
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
        free_run(address, count)
        return
    store_u64(address, _free)
    _free = address


@export("ophion_pages_grow")
def pages_grow(address: u64, count: int, wanted: int) -> u64:
    """More pages in the place of `count`, or 0, and nothing is done."""
    return u64(0) if count == 1 else grow_run(address, count, wanted)


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
