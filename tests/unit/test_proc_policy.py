"""Queues, signals, descriptors, randomness, pipes' rings: policy without a processor."""

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abi import errno, fcntl, signal
from kernel.fs.interfaces import Attributes, Inode, OpenFile
from kernel.fs.pipe import Ring
from kernel.proc.files import DESCRIPTOR_LIMIT, FileTable
from kernel.proc.queues import RunQueue, SleepQueue
from kernel.proc.randomness import Randomness, chacha20_block
from kernel.proc.signals import Action, Disposition, SignalActions, bit, mask_of, next_signal
from kernel.proc.task import Task
from ophion.lang import u64


def make_task(tid: int, deadline: int = -1) -> Task:
    task = Task(tid, tid, f"task {tid}", cast(Any, None))
    task.deadline = deadline
    return task


def test_run_queue_is_fair() -> None:
    queue = RunQueue()
    for tid in (1, 2, 3):
        queue.add(make_task(tid))
    order = []
    for _ in range(6):
        task = queue.take()
        assert task is not None
        order.append(task.tid)
        queue.add(task)
    assert order == [1, 2, 3, 1, 2, 3]


@given(st.lists(st.integers(0, 50), max_size=30), st.integers(0, 60))
def test_sleepers_wake_in_order_of_deadline(deadlines: list[int], now: int) -> None:
    queue = SleepQueue()
    for tid, deadline in enumerate(deadlines):
        queue.add(make_task(tid, deadline))
    due = []
    while (task := queue.take_due(now)) is not None:
        due.append((task.deadline, task.tid))
    assert due == sorted((deadline, tid) for tid, deadline in enumerate(deadlines) if deadline <= now)
    assert len(queue) == len(deadlines) - len(due)


def test_sleeper_can_be_taken_out() -> None:
    queue = SleepQueue()
    first, second = make_task(1, 5), make_task(2, 6)
    queue.add(first)
    queue.add(second)
    queue.remove(first)
    queue.remove(first)
    assert queue.take_due(10) is second


def test_next_signal() -> None:
    assert next_signal(u64(0)) == 0
    assert next_signal(mask_of([signal.SIGTERM, signal.SIGHUP])) == signal.SIGHUP
    assert next_signal(mask_of([signal.SIGHUP, signal.SIGSEGV])) == signal.SIGSEGV
    assert next_signal(mask_of([signal.SIGHUP, signal.SIGSEGV, signal.SIGKILL])) == signal.SIGKILL
    assert next_signal(bit(64)) == 64


def test_dispositions() -> None:
    actions = SignalActions()
    assert actions.disposition(signal.SIGCHLD) == Disposition.IGNORE
    assert actions.disposition(signal.SIGTSTP) == Disposition.STOP
    assert actions.disposition(signal.SIGSEGV) == Disposition.TERMINATE
    actions.set(signal.SIGINT, Action(u64(0x40_0000), u64(0), u64(0), u64(0)))
    actions.set(signal.SIGHUP, Action(u64(signal.SIG_IGN), u64(0), u64(0), u64(0)))
    child = actions.copy()
    child.reset_handlers()
    assert actions.disposition(signal.SIGINT) == Disposition.HANDLE
    assert child.disposition(signal.SIGINT) == Disposition.TERMINATE
    assert child.is_ignored(signal.SIGHUP)


class Node(Inode):
    """An inode that only exists."""

    def attributes(self) -> Attributes:
        return Attributes(1, 1, 0, 1, 0, 0)

    def file_type(self) -> int:
        return 0


def open_file() -> OpenFile:
    return OpenFile(Node(1, 1), fcntl.O_RDWR, None)


def test_lowest_descriptor_is_taken() -> None:
    table = FileTable()
    assert [table.install(open_file(), False) for _ in range(3)] == [0, 1, 2]
    table.close(1)
    assert table.install(open_file(), True) == 1
    assert table.install(open_file(), False, 10) == 10
    assert table.closes_on_exec(1)
    table.close_for_exec()
    assert table.descriptors() == [0, 2, 10]


def test_descriptor_errors() -> None:
    table = FileTable()
    for number in (-1, 0, DESCRIPTOR_LIMIT, 1 << 40):
        with pytest.raises(OSError) as caught:
            table.get(number)
        assert caught.value.errno == errno.EBADF
    for _ in range(DESCRIPTOR_LIMIT):
        table.install(open_file(), False)
    with pytest.raises(OSError) as caught:
        table.install(open_file(), False)
    assert caught.value.errno == errno.EMFILE


def test_files_close_with_the_last_descriptor() -> None:
    table = FileTable()
    file = open_file()
    table.install(file, False)
    child = table.fork()
    assert file.references == 2
    table.close_all()
    assert file.references == 1
    child.replace(0, open_file(), False)
    assert (file.references, file.inode.users) == (0, 0)


def test_chacha20_block() -> None:
    """RFC 8439, 2.3.2."""
    key = [int.from_bytes(bytes(range(start, start + 4)), "little") for start in range(0, 32, 4)]
    words = chacha20_block(key, 1, [0x0900_0000, 0x4A00_0000, 0])
    assert words[:4] == [0xE4E7_F110, 0x1559_3BD1, 0x1FDD_0F50, 0xC471_20A3]
    assert words[12:] == [0xD19C_12B5, 0xB94E_16DE, 0xE883_D0CB, 0x4E3C_50A2]


def test_randomness_does_not_repeat() -> None:
    generator = Randomness()
    generator.stir(12345)
    assert len({generator.take(16) for _ in range(50)}) == 50
    assert len(generator.take(77)) == 77


@given(st.lists(st.one_of(st.binary(min_size=1, max_size=50), st.integers(1, 60)), max_size=60))
def test_ring_matches_a_queue(steps: list[bytes | int]) -> None:
    ring, model = Ring(100), bytearray()
    for step in steps:
        if isinstance(step, bytes):
            taken = ring.put(memoryview(step))
            assert taken == min(len(step), 100 - len(model))
            model += step[:taken]
        else:
            buffer = bytearray(step)
            count = ring.take(memoryview(buffer))
            assert bytes(buffer[:count]) == bytes(model[:step])
            del model[:count]
        assert ring.count == len(model)
