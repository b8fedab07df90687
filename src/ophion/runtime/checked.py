"""The heap of a checked build: poisons what is freed, counts what lives, fails the allocation it is told to.

`./ophion compile --checked` sends every call of the heap's `allocate`, `reallocate` and `free` here, and the
program's end to `end`. A block has a header before it, of 32 bytes:

    previous | next | size | kind        the list of live blocks; RAW or OBJECT, GONE once freed

New memory is filled with FRESH and freed memory with POISON. A freed block waits in a ring before the heap
has it again: an object in it has a count that is negative, which every change of a count looks for, and the
poison must still be whole when the block leaves the ring. At the end the module's variables are released,
and one line on standard error says how many allocations there were and how many blocks still live, by type.

OPHION_FAIL_ALLOCATION=17 in the environment makes the 17th allocation fail, 17+ that one and all later ones.
Nothing here allocates memory of the program's or raises.
"""

from abi import syscall_numbers as number
from ophion.lang import u64
from ophion.lang.unsafe import (
    address_of,
    copy_memory,
    export,
    fill_memory,
    immortal,
    load_u8,
    load_u64,
    object_at,
    store_u8,
    store_u64,
    symbol,
    symbol_address,
    syscall,
    tail_address,
)
from ophion.runtime import errors, heap

HEADER = 32
NEXT = 8
SIZE = 16
KIND = 24
RAW = 0x5241_5752
OBJECT = 0x4F42_4A31
GONE = 0x474F_4E45

FRESH = 0xA5
POISON = 0xDD
POISONED = u64(0xDDDD_DDDD_DDDD_DDDD)
LARGEST_KEPT = 8192
"""Bytes of the largest block that waits in the ring."""

PAGE = 4096
PAGES = 10
RING = 4096
"""Blocks that wait in the ring, 8 bytes each, at the start of `State.memory`; then a page of types, 16
bytes each, and one of text."""
TYPES = 8 * RING
MOST_TYPES = 256
TEXT = TYPES + PAGE

TYPE_NAME = 16
BROKEN = 86
"""The exit status when the heap or a count is found broken."""


class State:
    """What the heap knows: in the program's data, because the heap works before this module's body runs."""

    memory: u64
    first: u64
    allocations: int
    live: int
    fail_at: int
    fail_after: bool
    ring_next: int
    ring_used: int
    text_used: int


@symbol("ophion_release_globals")
def release_globals() -> None:
    """Drop what the modules' variables hold; made by the compiler, for each program."""


def _begin() -> bool:
    """Get the pages for the ring and the report, and read the setting."""
    state = immortal(State)
    state.memory = heap.pages_allocate(PAGES)
    if state.memory == 0:
        return False
    place = load_u64(symbol_address("ophion_first_stack"))
    place += 8 * (load_u64(place) + 2)
    while load_u64(place) != 0:
        _read_setting(load_u64(place))
        place += 8
    return True


def _read_setting(text: u64) -> None:
    """Take one string of the environment, if it is ours."""
    state = immortal(State)
    name = b"OPHION_FAIL_ALLOCATION="
    for index in range(len(name)):
        if load_u8(text + index) != load_u8(address_of(name) + index):
            return
    place = text + len(name)
    while 48 <= load_u8(place) <= 57:
        state.fail_at = state.fail_at * 10 + load_u8(place) - 48
        place += 1
    state.fail_after = load_u8(place) == 43


def _must_fail() -> bool:
    state = immortal(State)
    if state.fail_at == 0:
        return False
    return state.allocations == state.fail_at or (state.fail_after and state.allocations > state.fail_at)


@export("ophion_checked_allocate")
def allocate(size: int) -> u64:
    """As the heap's."""
    state = immortal(State)
    if state.memory == 0 and not _begin():
        return u64(0)
    state.allocations += 1
    if size < 0 or size > 0x7FFF_FFFF_0000 or _must_fail():
        return u64(0)
    header = heap.allocate(size + HEADER)
    while header == 0 and state.ring_used > 0:
        _leave_ring()
        header = heap.allocate(size + HEADER)
    if header == 0:
        return header
    store_u64(header, 0)
    store_u64(header + NEXT, state.first)
    store_u64(header + SIZE, size)
    store_u64(header + KIND, RAW)
    if state.first != 0:
        store_u64(state.first, header)
    state.first = header
    state.live += 1
    fill_memory(header + HEADER, FRESH, size)
    return header + HEADER


@export("ophion_checked_allocate_quickly")
def allocate_quickly(state: u64) -> u64:
    """As the heap's: never, as there is more to do."""
    return u64(0)


@export("ophion_checked_free")
def free(address: u64) -> None:
    """As the heap's."""
    state = immortal(State)
    if address == 0:
        return
    header = address - HEADER
    kind = load_u64(header + KIND)
    if kind != RAW and kind != OBJECT:
        _fail(b"memory is freed twice, or was never allocated\n")
    state.live -= 1
    before = load_u64(header)
    after = load_u64(header + NEXT)
    if before != 0:
        store_u64(before + NEXT, after)
    else:
        state.first = after
    if after != 0:
        store_u64(after, before)
    size = int(load_u64(header + SIZE))
    store_u64(header + KIND, GONE)
    if size > LARGEST_KEPT:
        heap.free(header)
        return
    fill_memory(address, POISON, size)
    _enter_ring(header)


@export("ophion_checked_reallocate")
def reallocate(address: u64, used: int, size: int) -> u64:
    """As the heap's: always a new block, so that who uses the old one is found."""
    grown = allocate(size)
    if grown != 0 and address != 0:
        copy_memory(grown, address, used)
        free(address)
    return grown


@export("ophion_checked_free_quickly")
def free_quickly(address: u64) -> bool:
    """As the heap's: never, as there is more to do."""
    return False


@export("ophion_checked_free_to")
def free_to(state: u64, address: u64) -> bool:
    """As the heap's: never, as there is more to do."""
    return False


def _enter_ring(header: u64) -> None:
    state = immortal(State)
    if state.ring_used == RING:
        _leave_ring()
    store_u64(state.memory + 8 * state.ring_next, header)
    state.ring_next = (state.ring_next + 1) % RING
    state.ring_used += 1


def _leave_ring() -> None:
    """Give the oldest block of the ring back to the heap, if nobody has written to it."""
    state = immortal(State)
    header = load_u64(state.memory + 8 * ((state.ring_next - state.ring_used + RING) % RING))
    state.ring_used -= 1
    size = int(load_u64(header + SIZE))
    block = header + HEADER
    for index in range(0, size - 7, 8):
        if load_u64(block + index) != POISONED:
            _fail(b"freed memory was written to\n")
    heap.free(header)


@export("ophion_checked_broken")
def broken(address: u64) -> None:
    """End the program: the count of an object is not one that a living object has."""
    if load_u64(address) == POISONED:
        _fail(b"an object is used after it was freed\n")
    _add(b"reference count broken: ")
    _add_name(load_u64(address + 8))
    _fail(b"\n")


def _fail(reason: bytes) -> None:
    _add(b"checked: ")
    _add(reason)
    _write()
    syscall(number.EXIT_GROUP, BROKEN)


@export("ophion_checked_end")
def end(status: int) -> None:
    """Release the variables, report, and end the process with `status`."""
    state = immortal(State)
    if state.memory != 0:
        release_globals()
        errors.forget_out_of_memory()
        while state.ring_used > 0:
            _leave_ring()
        _report()
    syscall(number.EXIT_GROUP, status & 0xFF)


def _report() -> None:
    state = immortal(State)
    _add(b"checked: ")
    _add_number(state.allocations)
    _add(b" allocations, ")
    _add_number(state.live)
    _add(b" live\n")
    types = _count_types()
    for index in range(types):
        place = state.memory + TYPES + 16 * index
        _add(b"  ")
        _add_number(int(load_u64(place + 8)))
        _add(b" ")
        if load_u64(place) == 0:
            _add(b"buffers")
        else:
            _add_name(load_u64(place))
        _add(b"\n")
    _write()


def _count_types() -> int:
    """Fill the page of types with (type, number of live objects); how many there are."""
    state = immortal(State)
    known = 0
    block = state.first
    while block != 0:
        type = load_u64(block + HEADER + 8) if load_u64(block + KIND) == OBJECT else u64(0)
        index = 0
        while index < known and load_u64(state.memory + TYPES + 16 * index) != type:
            index += 1
        if index == known and known < MOST_TYPES:
            known += 1
            store_u64(state.memory + TYPES + 16 * index, type)
            store_u64(state.memory + TYPES + 16 * index + 8, 0)
        if index < known:
            count = state.memory + TYPES + 16 * index + 8
            store_u64(count, load_u64(count) + 1)
        block = load_u64(block + NEXT)
    return known


def _add(text: bytes) -> None:
    """Append to the report."""
    place = address_of(text)
    for index in range(len(text)):
        _add_byte(load_u8(place + index))


def _add_byte(byte: int) -> None:
    state = immortal(State)
    if state.text_used < PAGE:
        store_u8(state.memory + TEXT + state.text_used, byte)
        state.text_used += 1


def _add_number(value: int) -> None:
    if value >= 10:
        _add_number(value // 10)
    _add_byte(48 + value % 10)


def _add_name(type: u64) -> None:
    """Append the name of a class, given by its type information."""
    name = object_at(str, load_u64(type + TYPE_NAME))
    place = tail_address(name)
    for index in range(len(name)):
        _add_byte(load_u8(place + index))


def _write() -> None:
    state = immortal(State)
    syscall(number.WRITE, 2, int(state.memory) + TEXT, state.text_used)
    state.text_used = 0
