"""Runs of pages, mapped by the system and kept when they are given back.

A system call, and then a fault for each page, often cost more than what a program does with a run. So runs
have lengths of four steps a doubling, and those given back are kept in a list for each length, until a run of
that length is wanted again. There is a limit to what is kept; where it is reached, and where the system has
no more memory, all that is kept goes back.
"""

from abi.syscall_numbers import MMAP, MREMAP, MUNMAP
from ophion.lang import u64
from ophion.lang.unsafe import load_u64, store_u64, syscall

PAGE = 4096
KEPT_MOST = 4096
"""The most pages that are kept: 16 MiB."""
LISTS = 48
"""More than there are lengths up to KEPT_MOST."""

PROT_READ_WRITE = 3
MAP_PRIVATE_ANONYMOUS = 0x22
MREMAP_MAYMOVE = 1

_lists: u64 = u64(0)
"""A page with a word for each length: the first run that is kept, where the address of the next stands."""
_kept: int = 0
"""How many pages are kept."""


def _doublings(count: int) -> int:
    """How often the step from length to length has doubled at `count` pages: up to 8 it is one page."""
    doublings = 0
    while count > 8 << doublings:
        doublings += 1
    return doublings


def _length(count: int) -> int:
    """How many pages a run has that is to have `count`."""
    if count > KEPT_MOST:
        return count
    step = 1 << _doublings(count)
    return (count + step - 1) // step * step


def _number(length: int) -> int:
    """The number of the list of runs of a length."""
    doublings = _doublings(length)
    return 4 * doublings + (length >> doublings)


def _length_of(number: int) -> int:
    """The length of the runs of a list."""
    doublings = (number - 5) // 4 if number > 8 else 0
    return (number - 4 * doublings) << doublings


def _map(length: int) -> u64:
    """Fresh pages from the system, or 0."""
    result = syscall(MMAP, 0, length * PAGE, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0)
    return u64(0) if result < 0 else u64(result)


def _unmap(run: u64, length: int) -> None:
    syscall(MUNMAP, int(run), length * PAGE)


def allocate_run(count: int) -> u64:
    """The address of at least `count` pages in a row, or 0."""
    length = _length(count)
    if _kept >= length:
        run = _take(_lists + 8 * _number(length))
        if run != 0:
            _count(-length)
            return run
    run = _map(length)
    if run == 0 and _kept > 0:
        _forget()
        run = _map(length)
    return run


def free_run(run: u64, count: int) -> None:
    """Take back what `allocate_run(count)` gave."""
    length = _length(count)
    if length > KEPT_MOST or not _have_lists():
        _unmap(run, length)
        return
    if _kept + length > KEPT_MOST:
        _forget()
    place = _lists + 8 * _number(length)
    store_u64(run, load_u64(place))
    store_u64(place, run)
    _count(length)


def grow_run(run: u64, count: int, wanted: int) -> u64:
    """A run of at least `wanted` pages, more than `count`, that begins with the content of `run`, which it
    takes the place of. Or 0: where there is no memory, or one is kept, to which copying costs less than
    new pages do.
    """
    length, longer = _length(count), _length(wanted)
    if longer == length:
        return run
    if longer <= _kept and load_u64(_lists + 8 * _number(longer)) != 0:
        return u64(0)
    result = syscall(MREMAP, int(run), length * PAGE, longer * PAGE, MREMAP_MAYMOVE)
    return u64(0) if result < 0 else u64(result)


def _have_lists() -> bool:
    global _lists
    if _lists == 0:
        _lists = _map(1)
    return _lists != 0


def _take(place: u64) -> u64:
    """The first run of a list, or 0."""
    run = load_u64(place)
    if run != 0:
        store_u64(place, load_u64(run))
    return run


def _count(pages: int) -> None:
    global _kept
    _kept += pages


def _forget() -> None:
    """Give all that is kept back to the system."""
    for number in range(LISTS):
        length = _length_of(number)
        run = _take(_lists + 8 * number)
        while run != 0:
            _unmap(run, length)
            run = _take(_lists + 8 * number)
    _count(-_kept)
