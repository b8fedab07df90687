"""fork, exit, wait, signals, groups and pipes, by programs on the desk."""

from abi import errno, signal, wait
from abi import syscall_numbers as number
from kernel.mm.memory import frames
from kernel.proc.process import processes
from tests.fakes.desk import Program, running_kernel


def test_wait_tells_exit_status() -> None:
    def init(program: Program) -> int:
        child = program.fork(lambda child: 42)
        assert child == 2
        assert program.wait() == (child, wait.exited_status(42))
        assert program.wait()[0] == -errno.ECHILD
        return 0

    with running_kernel() as desk:
        desk.run(init)
        assert desk.failures == []


def test_wait_selects_by_pid_and_group() -> None:
    def init(program: Program) -> int:
        def in_own_group(child: Program) -> int:
            assert child.call(number.SETPGID, 0, 0) == 0
            return 7

        first = program.fork(lambda child: 5)
        second = program.fork(in_own_group)
        assert program.wait(second) == (second, wait.exited_status(7))
        assert program.wait(-second)[0] == -errno.ECHILD
        assert program.wait(0) == (first, wait.exited_status(5))
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_wnohang_and_kill() -> None:
    def init(program: Program) -> int:
        child = program.fork(lambda child: child.call(number.PAUSE))
        assert program.wait(child, wait.WNOHANG)[0] == 0
        assert program.call(number.KILL, child, signal.SIGTERM) == 0
        assert program.wait(child) == (child, wait.signaled_status(signal.SIGTERM))
        assert program.call(number.KILL, child, 0) == -errno.ESRCH
        assert program.call(number.KILL, 1, 99) == -errno.EINVAL
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_stop_and_continue_are_reported() -> None:
    def init(program: Program) -> int:
        child = program.fork(lambda child: child.call(number.PAUSE))
        program.call(number.KILL, child, signal.SIGSTOP)
        assert program.wait(child, wait.WUNTRACED) == (child, wait.stopped_status(signal.SIGSTOP))
        program.call(number.KILL, child, signal.SIGCONT)
        assert program.wait(child, wait.WCONTINUED) == (child, wait.CONTINUED)
        program.call(number.KILL, child, signal.SIGSTOP)
        program.call(number.KILL, child, signal.SIGKILL)
        assert program.wait(child) == (child, wait.signaled_status(signal.SIGKILL))
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_orphans_go_to_init() -> None:
    def init(program: Program) -> int:
        def middle(child: Program) -> int:
            grandchild = child.fork(orphan)
            assert grandchild > 0
            return 0

        def orphan(child: Program) -> int:
            while child.call(number.GETPPID) != 1:
                child.call(number.SCHED_YIELD)
            return 9

        child = program.fork(middle)
        assert program.wait(child)[0] == child
        pid, status = program.wait()
        assert status == wait.exited_status(9)
        assert pid > child
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_pipe_between_processes() -> None:
    data = bytes(range(256)) * 1000

    def init(program: Program) -> int:
        ends = program.put(bytes(8))
        assert program.call(number.PIPE, ends) == 0
        reader, writer = program.peek(ends, 4)[0], program.peek(ends + 4, 4)[0]

        def produce(child: Program) -> int:
            child.call(number.CLOSE, reader)
            for start in range(0, len(data), 5000):
                piece = data[start : start + 5000]
                assert child.write(writer, piece) == len(piece)
            return 0

        child = program.fork(produce)
        program.call(number.CLOSE, writer)
        received = bytearray()
        while True:
            piece = program.read(reader, 3000)
            assert isinstance(piece, bytes)
            if piece == b"":
                break
            received += piece
        assert bytes(received) == data
        assert program.wait(child) == (child, 0)
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_broken_pipe() -> None:
    def init(program: Program) -> int:
        def child_body(child: Program) -> int:
            ends = child.put(bytes(8))
            child.call(number.PIPE, ends)
            child.call(number.CLOSE, child.peek(ends, 1)[0])
            return child.write(child.peek(ends + 4, 1)[0], b"x")

        child = program.fork(child_body)
        assert program.wait(child) == (child, wait.signaled_status(signal.SIGPIPE))
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_sleep_ends_in_time_and_by_signal() -> None:
    def init(program: Program) -> int:
        interval = program.put((0).to_bytes(8, "little") + (50_000_000).to_bytes(8, "little"))
        start = program.desk.clock.now
        assert program.call(number.NANOSLEEP, interval, 0) == 0
        assert program.desk.clock.now - start >= 50_000_000
        bad = program.put((0).to_bytes(8, "little") + (1_000_000_000).to_bytes(8, "little"))
        assert program.call(number.NANOSLEEP, bad, 0) == -errno.EINVAL
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_fork_leaves_no_frames_behind() -> None:
    def init(program: Program) -> int:
        program.put(bytes(0x8010))  # touch the pages that the calls below use
        before = frames().free_count
        for _ in range(5):
            child = program.fork(lambda child: len(str(child.put(b"own copy"))) * 0)
            assert program.wait(child) == (child, 0)
        program.call(number.SCHED_YIELD)
        assert frames().free_count == before
        assert [process.pid for process in processes.all()] == [1]
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_handler_runs_and_returns() -> None:
    def init(program: Program) -> int:
        handler, restorer = 0x41_0000, 0x42_0000
        action = b"".join(value.to_bytes(8, "little") for value in (handler, signal.SA_RESTORER, restorer, 0))
        assert program.call(number.RT_SIGACTION, signal.SIGUSR1, program.put(action), 0, 8) == 0
        program.frame.rbx = type(program.frame.rbx)(77)
        stack = program.frame.rsp
        program.call(number.KILL, 1, signal.SIGUSR1)
        assert program.frame.rip == handler
        assert program.frame.rdi == signal.SIGUSR1
        assert (program.frame.rsp + 8) % 16 == 0
        assert int.from_bytes(program.peek(int(program.frame.rsp), 8), "little") == restorer
        program.frame.rbx = type(program.frame.rbx)(0)
        program.frame.rsp = program.frame.rsp + 8
        assert program.call(number.RT_SIGRETURN) == 0  # kill's result, restored
        assert program.frame.rbx == 77
        assert program.frame.rsp == stack
        assert program.process.task.blocked == 0
        return 0

    with running_kernel() as desk:
        desk.run(init)
