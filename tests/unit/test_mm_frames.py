"""The frame allocator: every usable frame once, none of the others, references, MemoryError."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.arch import BootInformation, MemoryRange
from kernel.layout import PAGE_SIZE
from kernel.mm.frames import RESERVED, counters_size, make_allocator
from kernel.mm.pages import HeapPages
from ophion.lang import PhysAddr, u64
from tests.fakes.machine import MEGABYTE, FakeMachine, installed
from tests.fakes.memory import small_pc


@pytest.fixture
def machine() -> Iterator[FakeMachine]:
    with installed() as made:
        yield made


def test_gives_every_usable_frame_once_and_no_other(machine: FakeMachine) -> None:
    allocator = make_allocator(small_pc())
    image_end = MEGABYTE + 0x50000
    expected = (4 * MEGABYTE - image_end - counters_size(4 * MEGABYTE)) // PAGE_SIZE
    assert allocator.free_count == allocator.total_count == expected
    given_out = [int(allocator.allocate()) for _ in range(expected)]
    assert len(set(given_out)) == expected
    assert min(given_out) >= image_end + counters_size(4 * MEGABYTE)
    assert max(given_out) < 4 * MEGABYTE
    with pytest.raises(MemoryError):
        allocator.allocate()
    for frame in given_out:
        allocator.release(PhysAddr(u64(frame)))
    assert allocator.free_count == expected


def test_frames_come_zeroed(machine: FakeMachine) -> None:
    allocator = make_allocator(small_pc())
    machine.physical[2 * MEGABYTE :] = b"\xaa" * (2 * MEGABYTE)
    for _ in range(allocator.free_count):
        frame = allocator.allocate()
        assert not any(machine.physical[frame : frame + PAGE_SIZE])


def test_references(machine: FakeMachine) -> None:
    allocator = make_allocator(small_pc())
    frame = allocator.allocate()
    free = allocator.free_count
    allocator.share(frame)
    assert allocator.references(frame) == 2
    allocator.release(frame)
    assert allocator.free_count == free
    allocator.release(frame)
    assert allocator.free_count == free + 1
    assert allocator.references(frame) == 0
    with pytest.raises(ValueError):
        allocator.release(frame)
    with pytest.raises(ValueError):
        allocator.share(PhysAddr(u64(0)))


def test_a_full_counter_is_a_memory_error(machine: FakeMachine) -> None:
    allocator = make_allocator(small_pc())
    frame = allocator.allocate()
    for _ in range(RESERVED - 2):
        allocator.share(frame)
    with pytest.raises(MemoryError):
        allocator.share(frame)
    assert allocator.references(frame) == RESERVED - 1


def test_boot_information_and_modules_are_kept(machine: FakeMachine) -> None:
    information = small_pc()
    information.occupied.append(MemoryRange(0x200123, 0x203001, False))
    allocator = make_allocator(information)
    frames = {int(allocator.allocate()) for _ in range(allocator.free_count)}
    assert frames.isdisjoint({0x200000, 0x201000, 0x202000, 0x203000})


def test_an_overlap_of_usable_and_reserved_is_reserved(machine: FakeMachine) -> None:
    information = small_pc()
    information.memory_map.append(MemoryRange(0x280800, 0x281800, False))
    allocator = make_allocator(information)
    frames = {int(allocator.allocate()) for _ in range(allocator.free_count)}
    assert frames.isdisjoint({0x280000, 0x281000})


def test_no_memory_at_all(machine: FakeMachine) -> None:
    with pytest.raises(MemoryError):
        make_allocator(BootInformation())


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 40)), max_size=60))
def test_contiguous_runs_never_overlap(steps: list[tuple[bool, int]]) -> None:
    with installed():
        allocator = make_allocator(small_pc())
        pages = HeapPages(allocator)
        total = allocator.free_count
        held: list[tuple[u64, int]] = []
        used: set[int] = set()
        for take, count in steps:
            if take:
                address = pages.allocate_pages(count)
                if address == 0:
                    continue
                numbers = {int(address) // PAGE_SIZE + index for index in range(count)}
                assert used.isdisjoint(numbers)
                used |= numbers
                held.append((address, count))
            elif held:
                address, count = held.pop(count % len(held))
                pages.free_pages(address, count)
                used -= {int(address) // PAGE_SIZE + index for index in range(count)}
            assert allocator.free_count == total - len(used)
