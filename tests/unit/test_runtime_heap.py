"""The heap over fake pages: blocks are apart, aligned and given back."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ophion.compiler.backend import object_text
from ophion.lang import u64, unsafe
from ophion.runtime import heap

BASE = 0x7F00_0000_0000
PAGES = 600


class Pages(unsafe.Machine):
    """Page-aligned memory, which notes what is handed out."""

    def __init__(self) -> None:
        self.bytes = bytearray((PAGES + 1) * heap.PAGE)  # and one for the table
        self.used: set[int] = set()

    def allocate(self, count: int) -> u64:
        """The first run of free pages, or 0."""
        for first in range(PAGES - count + 1):
            if not any(page in self.used for page in range(first, first + count)):
                self.used.update(range(first, first + count))
                return u64(BASE + first * heap.PAGE)
        return u64(0)

    def free(self, address: u64, count: int) -> None:
        """Pages come back."""
        first = (int(address) - BASE) // heap.PAGE
        for page in range(first, first + count):
            self.used.remove(page)

    def grow(self, address: u64, count: int, wanted: int) -> u64:
        """A run moves, if it is of an even number of pages; 0 for others."""
        grown = self.allocate(wanted) if count % 2 == 0 else u64(0)
        if grown != 0:
            size = count * heap.PAGE
            self.memory(grown, size)[:] = self.memory(address, size)
            self.free(address, count)
        return grown

    def symbol(self, name: str) -> int:
        assert name == "ophion_heap"
        return BASE + PAGES * heap.PAGE

    def load(self, address: int, size: int) -> int:
        return int.from_bytes(self.memory(address, size), "little")

    def store(self, address: int, size: int, value: int) -> None:
        self.memory(address, size)[:] = int(value).to_bytes(size, "little")

    def memory(self, address: int, size: int) -> memoryview:
        return memoryview(self.bytes)[address - BASE : address - BASE + size]


def install(machine: Pages, patch: pytest.MonkeyPatch) -> None:
    """Have the heap's memory and pages there."""
    unsafe.install(machine)
    patch.setattr(heap, "pages_allocate", machine.allocate)
    patch.setattr(heap, "pages_grow", machine.grow)
    patch.setattr(heap, "pages_free", machine.free)


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    """A heap that begins empty."""
    machine = Pages()
    install(machine, monkeypatch)
    yield machine
    unsafe.install(unsafe.Machine())


SIZES = st.one_of(st.integers(0, 130), st.integers(0, 2100), st.integers(2000, 20000))


def check_heap(pages: Pages, operations: list[tuple[str, int]]) -> None:
    """Allocate, grow and free at random, each block filled with a byte of its own."""
    live: list[tuple[u64, int, int]] = []
    before = heap.live_allocations()
    for number, (kind, size) in enumerate(operations):
        if kind == "grow" and live:
            old, length, mark = live.pop()
            address = heap.reallocate(old, length, length + size)
            assert bytes(pages.memory(address, length)) == bytes([mark]) * length
            pages.memory(address, length + size)[:] = bytes([mark]) * (length + size)
            live.append((address, length + size, mark))
        elif kind == "free" and live:
            address, length, mark = live.pop(size % len(live))
            assert bytes(pages.memory(address, length)) == bytes([mark]) * length
            heap.free(address)
        else:
            address = heap.allocate(size)
            assert address != 0
            assert address % 16 == 0
            pages.memory(address, size)[:] = bytes([number & 0xFF]) * size
            live.append((address, size, number & 0xFF))
        assert heap.live_allocations() - before == len(live)
    for address, length, mark in live:
        assert bytes(pages.memory(address, length)) == bytes([mark]) * length
        heap.free(address)
    assert heap.live_allocations() == before
    assert len(pages.used) <= 1 + heap.CLASSES


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(("new", "grow", "free")), SIZES), max_size=120))
def test_random_use(operations: list[tuple[str, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        machine = Pages()
        install(machine, patch)
        check_heap(machine, operations)
    unsafe.install(unsafe.Machine())


def test_classes_rise_and_fill_pages() -> None:
    sizes = [heap.block_size(number) for number in range(heap.CLASSES)]
    assert sizes == sorted(set(sizes))
    assert all(size % 16 == 0 for size in sizes)
    assert sizes[-1] == heap.LARGEST
    assert all((heap.PAGE - heap.HEADER) % size < size for size in sizes)


def test_running_out(pages: Pages) -> None:
    found = []
    while (address := heap.allocate(1000)) != 0:
        found.append(address)
    assert len(found) == PAGES * 4
    assert heap.allocate(5000) == 0
    assert heap.allocate(-1) == 0
    for address in found:
        heap.free(address)
    heap.free(u64(0))
    assert len(pages.used) == 3  # one is kept empty, two have blocks that are at hand
    large = 0
    while heap.allocate(5000) != 0:
        large += 1
    assert large == (PAGES - 1) // 2  # what was at hand was given back


def test_a_block_that_cannot_grow_stays(pages: Pages) -> None:
    address = heap.reallocate(u64(0), 0, 3000)
    pages.memory(address, 3000)[:] = b"x" * 3000
    before = heap.live_allocations()
    assert heap.reallocate(address, 3000, PAGES * heap.PAGE) == 0
    assert heap.reallocate(address, 3000, 1 << 60) == 0
    assert heap.live_allocations() == before
    assert bytes(pages.memory(address, 3000)) == b"x" * 3000


def test_freed_blocks_are_had_again_at_once(pages: Pages) -> None:
    address = heap.allocate(40)
    state = unsafe.symbol_address("ophion_heap") + 2 * heap.CLASS_BYTES
    heap.free(address)
    assert heap.allocate_quickly(state) == address
    assert heap.free_to(state, address)
    assert heap.allocate(33) == address


def test_the_compiler_knows_the_table() -> None:
    assert object_text.TABLE_BYTES == heap.TABLE_BYTES
    assert object_text.CLASS_BYTES == heap.CLASS_BYTES
    for number in range(object_text.LARGEST // object_text.UNIT):
        assert heap.block_size(number) == object_text.UNIT * (number + 1)
