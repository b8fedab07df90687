"""Runs of pages over a fake system: they are apart, used again, and given back when memory runs short."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abi.syscall_numbers import MMAP, MREMAP, MUNMAP
from ophion.lang import u64, unsafe
from ophion.runtime import page_runs
from ophion.runtime.page_runs import KEPT_MOST, PAGE, allocate_run, free_run, grow_run

ENOMEM = 12


class System(unsafe.Machine):
    """mmap, mremap and munmap of at most `limit` pages: each mapping is somewhere new."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.calls = 0
        self.next = 0x10_0000
        self.mappings: dict[int, int] = {}
        self.words: dict[int, int] = {}

    @property
    def pages(self) -> int:
        """How many are mapped."""
        return sum(self.mappings.values())

    def syscall(self, number: int, start: int, size: int, third: int = 0, *rest: int) -> int:
        """The three calls; each range given back or moved must be a whole mapping."""
        self.calls += 1
        assert size % PAGE == 0
        if number == MMAP:
            return self._map(size // PAGE)
        pages = self.mappings.pop(start)
        assert size == pages * PAGE
        if number == MUNMAP:
            return 0
        assert number == MREMAP
        moved = self._map(third // PAGE)
        if moved < 0:
            self.mappings[start] = pages
        else:
            self.words[moved] = self.words.get(start, 0)
        return moved

    def _map(self, pages: int) -> int:
        if self.pages + pages > self.limit:
            return -ENOMEM
        start = self.next
        self.mappings[start] = pages
        self.next += (pages + 1) * PAGE
        return start

    def load(self, address: int, size: int) -> int:
        assert self._is_mapped(address)
        return self.words.get(address, 0)

    def store(self, address: int, size: int, value: int) -> None:
        assert self._is_mapped(address)
        self.words[address] = int(value)

    def _is_mapped(self, address: int) -> bool:
        return any(start <= address < start + pages * PAGE for start, pages in self.mappings.items())


def begin(patch: pytest.MonkeyPatch, limit: int = 1 << 30) -> System:
    """A system of whose memory nothing is used."""
    system = System(limit)
    unsafe.install(system)
    patch.setattr(page_runs, "syscall", system.syscall)
    patch.setattr(page_runs, "_lists", u64(0))
    patch.setattr(page_runs, "_kept", 0)
    return system


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """What the test puts in is taken out again, the machine too."""
    yield monkeypatch
    unsafe.install(unsafe.Machine())


def test_every_length_has_a_list_of_its_own() -> None:
    """And none is more than a quarter longer than was asked."""
    lengths = [page_runs._length(count) for count in range(2, KEPT_MOST + 1)]
    assert all(count <= length <= count * 5 // 4 for count, length in enumerate(lengths, 2))
    numbers = {length: page_runs._number(length) for length in lengths}
    assert len(set(numbers.values())) == len(numbers)
    assert max(numbers.values()) < page_runs.LISTS
    assert all(page_runs._length_of(number) == length for length, number in numbers.items())


def test_runs_are_used_again_without_a_call(patch: pytest.MonkeyPatch) -> None:
    system = begin(patch)
    first = allocate_run(9)
    free_run(first, 9)
    calls = system.calls
    assert allocate_run(10) == first
    assert system.calls == calls
    assert allocate_run(10) != first


def test_growing_within_a_length_is_nothing_and_beyond_moves(patch: pytest.MonkeyPatch) -> None:
    system = begin(patch)
    run = allocate_run(9)
    system.store(run, 8, 77)
    assert grow_run(run, 9, 10) == run
    grown = grow_run(run, 10, 100)
    assert system.load(grown, 8) == 77
    free_run(allocate_run(1000), 1000)
    assert grow_run(grown, 100, 1000) == 0, "the kept one is to be used"


def test_what_is_kept_is_limited(patch: pytest.MonkeyPatch) -> None:
    system = begin(patch)
    runs = [allocate_run(1000) for _ in range(10)]
    for run in runs:
        free_run(run, 1000)
    assert 0 < system.pages <= KEPT_MOST + 1
    free_run(allocate_run(KEPT_MOST + 1), KEPT_MOST + 1)
    assert system.pages <= KEPT_MOST + 1


def test_when_memory_runs_short_what_is_kept_goes_back(patch: pytest.MonkeyPatch) -> None:
    begin(patch, limit=1100)
    free_run(allocate_run(500), 500)
    free_run(allocate_run(400), 400)
    assert allocate_run(900) != 0
    assert allocate_run(200) == 0


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(("new", "free", "grow")), st.integers(2, 6000), st.integers(0, 99))),
    st.integers(10, 20_000),
)
def test_any_sequence(operations: list[tuple[str, int, int]], limit: int) -> None:
    """Runs never overlap, have the pages that were asked for, and keep their first word as they grow."""
    with pytest.MonkeyPatch.context() as patch:
        system = begin(patch, limit)
        live: list[tuple[u64, int, int]] = []
        for number, (kind, count, choice) in enumerate(operations):
            if kind == "new":
                run, pages = allocate_run(count), count
            elif not live:
                continue
            else:
                run, pages, mark = live.pop(choice % len(live))
                assert system.load(run, 8) == mark
                if kind == "free":
                    free_run(run, pages)
                    continue
                grown = grow_run(run, pages, pages + count)
                run, pages = (grown, pages + count) if grown != 0 else (run, pages)
                assert system.load(run, 8) == mark
            if run != 0:
                system.store(run, 8, number)
                live.append((run, pages, number))
                assert system.mappings[run] >= pages
            assert len({run for run, _, _ in live}) == len(live)
        for run, pages, _ in live:
            free_run(run, pages)
        if page_runs._kept > 0:
            page_runs._forget()
        assert system.pages <= 1
        unsafe.install(unsafe.Machine())
