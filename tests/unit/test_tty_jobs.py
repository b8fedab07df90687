"""The terminal and its processes: reading, ^C, background jobs, the controlling terminal."""

from abi import errno, signal, wait
from abi import syscall_numbers as number
from abi import termios as t
from tests.fakes.desk import Desk, Program, running_kernel


def test_read_waits_for_a_line() -> None:
    def init(program: Program) -> int:
        assert program.read(0, 100) == b"hello\n"
        assert program.write(1, b"bye\n") == 4
        return 0

    with running_kernel() as desk:
        desk.on_idle = lambda: desk.tty.receive(b"helo\x7flo\r")
        desk.run(init)
    assert bytes(desk.screen.shown) == b"helo\b \blo\r\nbye\r\n"


def run_child_in_foreground(desk: Desk, keys: bytes) -> list[int]:
    """What a shell's wait4 says of a reading child that has the terminal while `keys` are typed."""
    seen: list[int] = []

    def child_body(child: Program) -> int:
        child.read(0, 10)
        return 0

    def shell(program: Program) -> int:
        program.call(number.SETSID)
        program.open("/dev/console", 2)
        child = program.fork(child_body)
        program.call(number.SETPGID, child, child)
        group = program.put(child.to_bytes(4, "little"))
        assert program.call(number.IOCTL, 0, t.TIOCSPGRP, group) == 0
        pid, status = program.wait(-1, wait.WUNTRACED)
        assert pid == child
        seen.append(status)
        if wait.is_stopped(status):
            program.call(number.KILL, child, signal.SIGKILL)
        return 0

    def init(program: Program) -> int:
        child = program.fork(shell)
        assert program.wait(child) == (child, 0)
        return 0

    desk.on_idle = lambda: desk.tty.receive(keys)
    desk.run(init)
    return seen


def test_interrupt_key_ends_the_foreground() -> None:
    with running_kernel() as desk:
        assert run_child_in_foreground(desk, b"\x03") == [wait.signaled_status(signal.SIGINT)]
    with running_kernel() as desk:
        assert run_child_in_foreground(desk, b"\x1c") == [wait.signaled_status(signal.SIGQUIT)]


def test_suspend_key_stops_the_foreground() -> None:
    with running_kernel() as desk:
        assert run_child_in_foreground(desk, b"\x1a") == [wait.stopped_status(signal.SIGTSTP)]


def test_background_read_stops_the_reader() -> None:
    def init(program: Program) -> int:
        def shell(leader: Program) -> int:
            assert leader.call(number.SETSID) == leader.pid
            assert leader.open("/dev/console", 2) >= 0

            def reader(child: Program) -> int:
                child.call(number.SETPGID, 0, 0)
                child.read(0, 10)
                return 0

            job = leader.fork(reader)
            assert leader.wait(job, wait.WUNTRACED) == (job, wait.stopped_status(signal.SIGTTIN))
            leader.call(number.KILL, job, signal.SIGKILL)
            return 0

        child = program.fork(shell)
        assert program.wait(child) == (child, 0)
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_terminal_requests() -> None:
    def init(program: Program) -> int:
        settings = program.put(bytes(36))
        assert program.call(number.IOCTL, 0, t.TCGETS, settings) == 0
        current = t.Termios.over(bytearray(program.peek(settings, 36)))
        assert current.c_lflag & t.ICANON
        current.c_lflag &= ~(t.ICANON | t.ECHO)
        assert program.call(number.IOCTL, 0, t.TCSETS, program.put(current.tobytes())) == 0
        program.desk.tty.receive(b"xy")
        assert program.read(0, 10) == b"xy"
        window = program.put(bytes(8))
        assert program.call(number.IOCTL, 0, t.TIOCGWINSZ, window) == 0
        assert program.peek(window, 4) == b"\x19\x00\x50\x00"
        assert program.call(number.IOCTL, 0, 0x1234, 0) == -errno.ENOTTY
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_dev_tty_is_the_callers_terminal() -> None:
    def init(program: Program) -> int:
        descriptor = program.open("/dev/tty", 2)
        assert program.write(descriptor, b"x") == 1

        def without_terminal(child: Program) -> int:
            child.call(number.SETSID)
            return 0 if child.open("/dev/tty") == -errno.ENXIO else 1

        child = program.fork(without_terminal)
        assert program.wait(child) == (child, 0)
        return 0

    with running_kernel() as desk:
        desk.run(init)
