"""Address spaces against a model: what is mapped, protected, copied on write, and given back."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abi import errno, mman, signal
from kernel.arch import NO_EXECUTE, WRITABLE, PageTables, new_tables
from kernel.layout import MAP_BASE, PAGE_SIZE, USER_END, USER_START
from kernel.mm import address_space
from kernel.mm.address_space import AddressSpace, PageFaultError
from kernel.mm.frames import FrameAllocator
from kernel.mm.region import PageSource, Region
from kernel.mm.regions import NO_GAP, RegionList
from kernel.mm.user_copy import (
    UserSlice,
    copy_in,
    copy_in_to,
    copy_out,
    read_string,
    read_u32,
    read_u64,
    write_u32,
    write_u64,
)
from ophion.lang import u64
from tests.fakes.memory import working_memory

READ_WRITE = mman.PROT_READ | mman.PROT_WRITE
ANONYMOUS = mman.MAP_PRIVATE | mman.MAP_ANONYMOUS
FIXED = ANONYMOUS | mman.MAP_FIXED
BASE = 0x40_0000


class Letters(PageSource):
    """A file whose every page is filled with a letter of its own; its page `broken` cannot be read."""

    def __init__(self, broken: int = -1) -> None:
        self.broken = broken

    def read_page(self, offset: int, page: memoryview) -> None:
        if offset // PAGE_SIZE == self.broken:
            raise OSError(errno.EIO)
        page[:] = bytes([ord("a") + offset // PAGE_SIZE]) * len(page)


@pytest.fixture
def frames() -> Iterator[FrameAllocator]:
    with working_memory() as allocator:
        yield allocator


def put(space: AddressSpace, address: int, data: bytes) -> None:
    copy_out(UserSlice(space, u64(address), len(data)), data)


def get(space: AddressSpace, address: int, length: int) -> bytes:
    return copy_in(UserSlice(space, u64(address), length))


def fault_signal(space: AddressSpace, address: int, write: bool = False, execute: bool = False) -> int:
    with pytest.raises(PageFaultError) as caught:
        space.handle_fault(u64(address), write, execute)
    assert caught.value.errno == errno.EFAULT
    return caught.value.signal_number


def test_everything_comes_back(frames: FrameAllocator) -> None:
    free = frames.free_count
    space = AddressSpace()
    space.map(u64(BASE), 10 * PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    put(space, BASE + 100, b"x" * 5 * PAGE_SIZE)
    child = space.fork()
    put(child, BASE, b"y" * 3 * PAGE_SIZE)
    space.protect(u64(BASE), PAGE_SIZE, mman.PROT_NONE)
    space.destroy()
    assert get(child, BASE, 2) == b"yy"
    child.destroy()
    assert frames.free_count == free


def test_pages_are_filled_when_they_are_touched(frames: FrameAllocator) -> None:
    space = AddressSpace()
    space.map(u64(BASE), 1000 * PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    before = frames.free_count
    assert get(space, BASE + 7 * PAGE_SIZE, 8) == bytes(8)
    assert before - frames.free_count <= 4  # the page and the tables to it


def test_moving_keeps_pages_and_takes_no_new_ones(frames: FrameAllocator) -> None:
    space = AddressSpace()
    space.map(u64(BASE), 600 * PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    put(space, BASE + 2 * PAGE_SIZE, b"two")
    child = space.fork()
    region = space.find_region(BASE)
    assert region is not None
    before = frames.free_count
    target = int(space.move(region, BASE + PAGE_SIZE, 3 * PAGE_SIZE, 700 * PAGE_SIZE))
    assert before - frames.free_count <= 3  # tables
    assert get(space, target + PAGE_SIZE, 3) == b"two"
    assert get(space, target + 699 * PAGE_SIZE, 1) == b"\0"
    assert fault_signal(space, BASE + 2 * PAGE_SIZE) == signal.SIGSEGV
    assert get(space, BASE + 4 * PAGE_SIZE, 1) == b"\0"
    put(space, target + PAGE_SIZE, b"TWO")
    assert get(child, BASE + 2 * PAGE_SIZE, 3) == b"two"


def test_moving_without_memory_changes_nothing(
    frames: FrameAllocator, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = AddressSpace()
    space.map(u64(BASE), 2 * PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    put(space, BASE, b"kept")
    region = space.find_region(BASE)
    assert region is not None
    monkeypatch.setattr(PageTables, "prepare", fail)
    with pytest.raises(MemoryError):
        space.move(region, BASE, 2 * PAGE_SIZE, 3 * PAGE_SIZE)
    assert len(space.regions) == 1
    assert get(space, BASE, 4) == b"kept"


def fail(*_: object) -> None:
    """What runs out of memory."""
    raise MemoryError


def test_sources(frames: FrameAllocator) -> None:
    space = AddressSpace()
    space.map(
        u64(BASE), 4 * PAGE_SIZE, mman.PROT_READ, mman.MAP_PRIVATE | mman.MAP_FIXED, Letters(3), PAGE_SIZE
    )
    assert get(space, BASE + PAGE_SIZE - 1, 2) == b"bc"
    space.unmap(u64(BASE), PAGE_SIZE)
    assert get(space, BASE + PAGE_SIZE, 1) == b"c"
    free = frames.free_count
    assert fault_signal(space, BASE + 2 * PAGE_SIZE) == signal.SIGBUS
    assert frames.free_count == free


def test_protection(frames: FrameAllocator) -> None:
    space = AddressSpace()
    space.map(u64(BASE), 2 * PAGE_SIZE, mman.PROT_READ, FIXED, None, 0)
    assert get(space, BASE, 1) == b"\0"
    assert fault_signal(space, BASE, write=True) == signal.SIGSEGV
    assert fault_signal(space, BASE, execute=True) == signal.SIGSEGV
    space.protect(u64(BASE), PAGE_SIZE, READ_WRITE)
    put(space, BASE, b"1")
    space.protect(u64(BASE), PAGE_SIZE, mman.PROT_NONE)
    assert fault_signal(space, BASE) == signal.SIGSEGV
    with pytest.raises(OSError):
        get(space, BASE, 1)
    space.protect(u64(BASE), PAGE_SIZE, mman.PROT_READ | mman.PROT_EXEC)
    space.handle_fault(u64(BASE), False, True)
    assert get(space, BASE, 1) == b"1"
    assert fault_signal(space, BASE, write=True) == signal.SIGSEGV
    with pytest.raises(OSError) as caught:
        space.protect(u64(BASE + PAGE_SIZE), 2 * PAGE_SIZE, READ_WRITE)
    assert caught.value.errno == errno.ENOMEM


def entry(space: AddressSpace, address: int) -> u64:
    return space._tables.entry(u64(address))


def test_nothing_is_writable_and_executable(frames: FrameAllocator) -> None:
    space = AddressSpace()
    space.map(u64(BASE), PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    put(space, BASE, b"1")
    assert entry(space, BASE) & WRITABLE and entry(space, BASE) & NO_EXECUTE
    space.protect(u64(BASE), PAGE_SIZE, mman.PROT_READ | mman.PROT_EXEC)
    assert not entry(space, BASE) & WRITABLE and not entry(space, BASE) & NO_EXECUTE


def test_fork_copies_on_write_both_ways(frames: FrameAllocator) -> None:
    parent = AddressSpace()
    parent.map(u64(BASE), 2 * PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    put(parent, BASE, b"old")
    child = parent.fork()
    free = frames.free_count
    assert get(child, BASE, 3) == b"old"
    assert frames.free_count == free
    put(parent, BASE, b"new")
    assert frames.free_count == free - 1
    assert get(child, BASE, 3) == b"old"
    put(child, BASE, b"kid")  # the only reference left: no copy
    assert frames.free_count == free - 1
    assert get(parent, BASE, 3) == b"new"


def test_shared_memory_stays_shared(frames: FrameAllocator) -> None:
    parent = AddressSpace()
    shared = mman.MAP_SHARED | mman.MAP_ANONYMOUS
    where = int(parent.map(u64(0), 2 * PAGE_SIZE, READ_WRITE, shared, None, 0))
    child = parent.fork()
    put(child, where + PAGE_SIZE, b"seen")
    assert get(parent, where + PAGE_SIZE, 4) == b"seen"


@pytest.mark.parametrize(("reserve", "left"), [(0, 0), (0, 1), (0, 2), (0, 3), (128, 127)])
def test_out_of_memory_leaves_no_trace(
    frames: FrameAllocator, monkeypatch: pytest.MonkeyPatch, reserve: int, left: int
) -> None:
    monkeypatch.setattr(address_space, "_FORK_RESERVE", reserve)
    space = AddressSpace()
    space.map(u64(BASE), 200 * PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    put(space, BASE, b"x" * 200 * PAGE_SIZE)
    while frames.free_count > left:
        frames.allocate()
    with pytest.raises(MemoryError):
        space.fork()
    assert frames.free_count == left
    assert get(space, BASE + 199 * PAGE_SIZE, 1) == b"x"
    put(space, BASE, b"y")
    assert frames.free_count == left


def test_shared_mapping_too_large(frames: FrameAllocator) -> None:
    space = AddressSpace()
    space.map(u64(BASE), PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    shared = mman.MAP_SHARED | mman.MAP_ANONYMOUS
    free = frames.free_count
    with pytest.raises(MemoryError):
        space.map(u64(0), 4096 * PAGE_SIZE, READ_WRITE, shared, None, 0)
    assert len(space.regions) == 1
    assert free - frames.free_count < 16  # tables stay


@pytest.mark.parametrize(
    ("start", "length", "flags", "error"),
    [
        (BASE, 0, FIXED, errno.EINVAL),
        (BASE + 1, 1, FIXED, errno.EINVAL),
        (0, PAGE_SIZE, FIXED, errno.EPERM),
        (USER_END, PAGE_SIZE, FIXED, errno.ENOMEM),
        (USER_END - PAGE_SIZE, 2 * PAGE_SIZE, FIXED, errno.ENOMEM),
        (0xFFFF_8000_0000_0000, PAGE_SIZE, FIXED, errno.ENOMEM),
        (0xFFFF_FFFF_FFFF_F000, PAGE_SIZE, FIXED, errno.ENOMEM),
        (BASE, 1 << 60, FIXED, errno.ENOMEM),
        (0, MAP_BASE, ANONYMOUS, errno.ENOMEM),
        (BASE, PAGE_SIZE, ANONYMOUS | mman.MAP_FIXED_NOREPLACE, errno.EEXIST),
    ],
)
def test_what_cannot_be_mapped(
    frames: FrameAllocator, start: int, length: int, flags: int, error: int
) -> None:
    space = AddressSpace()
    space.map(u64(BASE), PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    with pytest.raises(OSError) as caught:
        space.map(u64(start), length, READ_WRITE, flags, None, 0)
    assert caught.value.errno == error


def test_chosen_places(frames: FrameAllocator) -> None:
    space = AddressSpace()
    first = int(space.map(u64(0), 3 * PAGE_SIZE, READ_WRITE, ANONYMOUS, None, 0))
    second = int(space.map(u64(0), 1, mman.PROT_READ, ANONYMOUS, None, 0))
    assert first + 3 * PAGE_SIZE == MAP_BASE
    assert second + PAGE_SIZE == first
    space.unmap(u64(first), PAGE_SIZE)
    assert int(space.map(u64(first + 5), 1, READ_WRITE, ANONYMOUS, None, 0)) == first
    assert int(space.map(u64(first), 1, READ_WRITE, ANONYMOUS, None, 0)) == second - PAGE_SIZE


def test_break(frames: FrameAllocator) -> None:
    space = AddressSpace()
    space.set_break_start(u64(BASE + 1))
    start = BASE + PAGE_SIZE
    assert space.set_break(u64(0)) == start
    assert space.set_break(u64(start + 10)) == start + 10
    put(space, start, b"heap")
    assert space.set_break(u64(start + 3 * PAGE_SIZE)) == start + 3 * PAGE_SIZE
    assert len(space.regions) == 1
    space.map(u64(start + 5 * PAGE_SIZE), PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    assert space.set_break(u64(start + 6 * PAGE_SIZE)) == start + 3 * PAGE_SIZE
    assert space.set_break(u64(0xFFFF_FFFF_FFFF_FFFF)) == start + 3 * PAGE_SIZE
    assert space.set_break(u64(start)) == start
    assert fault_signal(space, start) == signal.SIGSEGV
    assert space.set_break(u64(start + 1)) == start + 1
    assert get(space, start, 4) == bytes(4)


HOSTILE = [
    (0, 1),
    (USER_START - 1, 1),
    (USER_END, 1),
    (USER_END - 1, 2),
    (BASE - 1, 2),
    (BASE + 2 * PAGE_SIZE - 1, 2),
    (0x7FFF_FFFF_FFFF, 1),
    (0x8000_0000_0000, 8),
    (0x0123_4567_89AB_CDEF, 8),
    (0xFFFF_8000_0000_0000, 8),
    (0xFFFF_FFFF_8010_0000, 8),
    (0xFFFF_FFFF_FFFF_FFFF, 1),
    (0xFFFF_FFFF_FFFF_FFF8, 16),
    (BASE, (1 << 63) - 1),
    (BASE, -1),
]


@pytest.mark.parametrize(("address", "length"), HOSTILE)
def test_hostile_slices_are_refused(frames: FrameAllocator, address: int, length: int) -> None:
    space = AddressSpace()
    space.map(u64(BASE), 2 * PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    piece = UserSlice(space, u64(address), length)
    for write in (False, True):
        with pytest.raises(OSError) as caught:
            piece.check(write)
        assert caught.value.errno == errno.EFAULT
    with pytest.raises(OSError):
        copy_in(piece)
    if 0 <= length < 100:
        with pytest.raises(OSError):
            copy_out(piece, bytes(length))
        with pytest.raises(OSError):
            copy_in_to(piece, memoryview(bytearray(length)))


def test_empty_slices_are_always_good(frames: FrameAllocator) -> None:
    space = AddressSpace()
    assert copy_in(UserSlice(space, u64(0xFFFF_FFFF_FFFF_FFFF), 0)) == b""
    copy_out(UserSlice(space, u64(0), 0), b"")


def test_integers(frames: FrameAllocator) -> None:
    space = AddressSpace()
    space.map(u64(BASE), 2 * PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    across = u64(BASE + PAGE_SIZE - 3)
    write_u64(space, across, u64(0xFEDC_BA98_7654_3210))
    assert read_u64(space, across) == 0xFEDC_BA98_7654_3210
    write_u32(space, across, 0xFFFF_FFFF)
    assert read_u32(space, across) == 0xFFFF_FFFF
    with pytest.raises(OverflowError):
        write_u32(space, across, 1 << 32)


def test_strings(frames: FrameAllocator) -> None:
    space = AddressSpace()
    space.map(u64(BASE), 2 * PAGE_SIZE, READ_WRITE, FIXED, None, 0)
    put(space, BASE + PAGE_SIZE - 3, b"across\0")
    assert read_string(space, u64(BASE + PAGE_SIZE - 3)) == b"across"
    put(space, BASE + 2 * PAGE_SIZE - 3, b"end")
    with pytest.raises(OSError) as caught:
        read_string(space, u64(BASE + 2 * PAGE_SIZE - 3))
    assert caught.value.errno == errno.EFAULT
    with pytest.raises(OSError) as caught:
        read_string(space, u64(BASE + 2 * PAGE_SIZE - 3), 3)
    assert caught.value.errno == errno.ENAMETOOLONG
    for address in (0, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_8000_0000_0000):
        with pytest.raises(OSError):
            read_string(space, u64(address))


def test_new_tables_share_the_kernel_half(frames: FrameAllocator) -> None:
    tables: PageTables = new_tables(frames)
    assert tables.next_mapped(0, USER_END) == USER_END


PAGES = st.integers(16, 40)
OPERATIONS = st.lists(
    st.tuples(st.sampled_from(["map", "unmap", "protect", "write", "fork"]), PAGES, st.integers(1, 8)),
    max_size=25,
)


@settings(max_examples=40)
@given(OPERATIONS)
def test_like_a_model(operations: list[tuple[str, int, int]]) -> None:
    """Each page of the model: its protection and its first byte; None where nothing is mapped."""
    with working_memory() as frames:
        free = frames.free_count
        space = AddressSpace()
        model: dict[int, tuple[int, int]] = {}
        for step, (operation, page, count) in enumerate(operations):
            pages = range(page, page + count)
            start, length = u64(page * PAGE_SIZE), count * PAGE_SIZE
            if operation == "map":
                space.map(start, length, READ_WRITE, FIXED, None, 0)
                model.update(dict.fromkeys(pages, (READ_WRITE, 0)))
            elif operation == "unmap":
                space.unmap(start, length)
                model = {number: state for number, state in model.items() if number not in pages}
            elif operation == "protect" and all(number in model for number in pages):
                space.protect(start, length, mman.PROT_READ)
                model.update({number: (mman.PROT_READ, model[number][1]) for number in pages})
            elif operation == "write" and model.get(page, (0, 0))[0] == READ_WRITE:
                put(space, page * PAGE_SIZE, bytes([step + 1]))
                model[page] = (READ_WRITE, step + 1)
            elif operation == "fork":
                child = space.fork()
                space.destroy()
                space = child
        for number in range(10, 60):
            region = space.find_region(number * PAGE_SIZE)
            assert (region.protection if region else None) == model.get(number, (None, 0))[0]
            if number in model:
                assert get(space, number * PAGE_SIZE, 1)[0] == model[number][1]
        space.destroy()
        assert frames.free_count == free


@given(st.lists(st.tuples(st.booleans(), PAGES, st.integers(1, 6)), max_size=30))
def test_region_list_is_sorted_and_disjoint(steps: list[tuple[bool, int, int]]) -> None:
    regions = RegionList()
    model: set[int] = set()
    for insert, page, count in steps:
        start, end = page * PAGE_SIZE, (page + count) * PAGE_SIZE
        removed = regions.remove(start, end)
        numbers = set(range(page, page + count))
        assert sum(r.end - r.start for r in removed) == len(model & numbers) * PAGE_SIZE
        model -= numbers
        if insert:
            regions.insert(Region(start, end, 3, ANONYMOUS, None, 0))
            model |= numbers
        assert all(a.end < b.start for a, b in zip(regions.regions, regions.regions[1:], strict=False))
        covered = {p for r in regions.regions for p in range(r.start // PAGE_SIZE, r.end // PAGE_SIZE)}
        assert covered == model
        gap = regions.highest_gap(3 * PAGE_SIZE, 50 * PAGE_SIZE)
        expected = [p for p in range(16, 48) if not {p, p + 1, p + 2} & model]
        assert gap == (max(expected) * PAGE_SIZE if expected else NO_GAP)
