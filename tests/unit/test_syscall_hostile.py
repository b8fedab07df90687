"""System calls with arguments that no sane program passes: an errno comes back, never a bug, never a hang."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abi import errno, signal
from abi import syscall_numbers as number
from kernel import arch
from kernel.proc.signals import bit
from kernel.proc.task import TaskExit
from kernel.syscall import dispatch
from ophion.lang import u64
from tests.fakes.desk import Program, running_kernel

NEVER_RETURN = {number.EXIT, number.EXIT_GROUP, number.FORK, number.VFORK, number.CLONE, number.RT_SIGRETURN}
CALLS = [
    index
    for index, function in enumerate(dispatch._table)
    if function is not dispatch._missing and index not in NEVER_RETURN
]
INTERESTING = [0, 1, 2, 3, 4, 7, 8, 16, 100, 4095, 4096, 0x1000_0000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF]
INTERESTING += [0x7FFF_FFFF_E000, 0x7FFF_FFFF_F000, 0x8000_0000_0000, 0xFFFF_8000_0000_0000, 0x1_0000_0000]
INTERESTING += [(1 << 63) - 1, 1 << 63, (1 << 64) - 1, (1 << 64) - 100, (1 << 64) - 4096, 10_000_000]
ARGUMENT = st.one_of(
    st.sampled_from(INTERESTING),
    st.integers(0, 0x10000).map(lambda offset: -1 - offset),  # replaced by an address that is mapped
    st.integers(0, (1 << 64) - 1),
)


def resolve(program: Program, argument: int) -> int:
    return argument if argument >= 0 else program.scratch + (-1 - argument)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(CALLS), st.lists(ARGUMENT, min_size=6, max_size=6)), max_size=40))
def test_any_arguments_give_a_result(calls: list[tuple[int, list[int]]]) -> None:
    def init(program: Program) -> int:
        for which, arguments in calls:
            make_hostile_call(program, which, [resolve(program, argument) for argument in arguments])
        return 0

    def fail(caller: object, place: str, error: Exception) -> None:
        raise AssertionError(f"bug in {place}") from error

    no_power = patch.multiple(arch, power_off=lambda status: None, reboot=lambda: None)
    with running_kernel() as desk, patch.object(dispatch, "report_bug", fail), no_power:
        desk.run(init)


def make_hostile_call(program: Program, which: int, arguments: list[int]) -> None:
    """One call; a signal that is always pending ends what would wait."""
    process, frame = program.process, program.frame
    frame.rdi, frame.rsi, frame.rdx, frame.r10, frame.r8, frame.r9 = [u64(value) for value in arguments]
    frame.rax = u64(which)
    process.task.blocked = u64(0)
    process.task.pending = bit(signal.SIGUSR1)
    process.restart_call = -1
    process.restores_mask = False
    try:
        dispatch.carry_out(process, frame)
    except TaskExit:
        pytest.fail("the process was ended")
    result = int(frame.rax)
    if result > (1 << 64) - 4096:
        assert (1 << 64) - result in errno.names()
    else:
        assert result < 1 << 63


def test_bad_pointers() -> None:
    bad = [0, 1, 0x5000, 0x7FFF_FFFF_F000, 0x8000_0000_0000, 0xFFFF_8000_0000_0000, (1 << 64) - 8]

    def init(program: Program) -> int:
        for address in bad:
            assert program.call(number.WRITE, 1, address, 5) == -errno.EFAULT
            assert program.call(number.OPEN, address, 0, 0) == -errno.EFAULT
            assert program.call(number.FSTAT, 0, address) == -errno.EFAULT
            assert program.call(number.UNAME, address) == -errno.EFAULT
            assert program.call(number.PIPE, address) == -errno.EFAULT
            assert program.call(number.NANOSLEEP, address, 0) == -errno.EFAULT
            assert program.call(number.EXECVE, address, 0, 0) == -errno.EFAULT
            nothing = 0 if address <= 0x7FFF_FFFF_F000 else -errno.EFAULT
            assert program.call(number.WRITE, 1, address, 0) == nothing
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_errors_come_in_linux_order() -> None:
    def init(program: Program) -> int:
        path = program.text("/home/file")
        assert program.call(number.READ, 99, 0, 5) == -errno.EBADF
        assert program.call(number.LSEEK, 0, 0, 0) == -errno.ESPIPE
        assert program.call(number.OPEN, path, 0, 0) == -errno.ENOENT
        descriptor = program.open("/home/file", 0o102)
        assert program.call(number.LSEEK, descriptor, 0, 9) == -errno.EINVAL
        assert program.call(number.LSEEK, descriptor, -1, 0) == -errno.EINVAL
        assert program.call(number.IOCTL, descriptor, 0x5401, 0) == -errno.ENOTTY
        assert program.call(number.IOCTL, 0, 0x5401, 0) == -errno.EFAULT
        assert program.call(number.DUP2, descriptor, 5000) == -errno.EBADF
        assert program.call(number.DUP3, descriptor, descriptor, 0) == -errno.EINVAL
        assert program.call(number.FCNTL, descriptor, 1234, 0) == -errno.EINVAL
        assert program.call(number.MMAP, 0, 0, 3, 0x22, -1, 0) == -errno.EINVAL
        assert program.call(number.MMAP, 0, 4096, 3, 0x20, -1, 0) == -errno.EINVAL
        assert program.call(number.MMAP, 0, 4096, 3, 2, 99, 0) == -errno.EBADF
        assert program.call(number.MUNMAP, 1, 4096) == -errno.EINVAL
        assert program.call(number.CHDIR, path) == -errno.ENOTDIR
        assert program.call(number.READLINK, path, program.put(bytes(8)), 8) == -errno.EINVAL
        assert program.call(number.WAIT4, -1, 0, 0x100, 0) == -errno.EINVAL
        assert program.call(number.CLOCK_GETTIME, 99, 0) == -errno.EINVAL
        assert (
            program.call(number.RT_SIGACTION, signal.SIGKILL, program.put(bytes(32)), 0, 8) == -errno.EINVAL
        )
        assert program.call(number.RT_SIGPROCMASK, 0, 0, 0, 4) == -errno.EINVAL
        assert program.call(number.ARCH_PRCTL, 0x1002, 1 << 63) == -errno.EPERM
        assert program.call(number.REBOOT, 1, 2, 3, 4) == -errno.EINVAL
        assert program.call(511) == -errno.ENOSYS
        assert program.call(1 << 40) == -errno.ENOSYS
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_unknown_calls_are_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    def init(program: Program) -> int:
        for _ in range(3):
            assert program.call(number.SOCKET, 1, 2, 3) == -errno.ENOSYS
        return 0

    dispatch._reported.clear()
    with running_kernel() as desk:
        desk.run(init)
    assert capsys.readouterr().out.count("(socket)") == 1
