"""execve: programs entered, scripts followed, errors with the old program still running."""

from abi import errno, signal, wait
from abi import syscall_numbers as number
from kernel.mm.memory import frames
from kernel.proc.process import processes
from tests.fakes.desk import Program, running_kernel
from tests.unit.test_elf_programs import DATA, SOUND, Decoded, make_elf

EXECUTABLE = 0o755


def install(program: Program, path: str, contents: bytes, mode: int = EXECUTABLE) -> None:
    descriptor = program.open(path, 0o1101, mode)
    assert descriptor >= 0
    for start in range(0, len(contents), 4096):
        assert program.write(descriptor, contents[start : start + 4096]) > 0
    assert program.call(number.CLOSE, descriptor) == 0


def execute(program: Program, path: str, arguments: list[str], environment: list[str]) -> int:
    return program.call(
        number.EXECVE, program.text(path), program.strings(arguments), program.strings(environment)
    )


def stack_of(program: Program) -> Decoded:
    pointer = int(program.frame.rsp)
    return Decoded(pointer, program.peek(pointer, 0x7FFF_FFFF_E000 - pointer))


def test_program_is_entered() -> None:
    def init(program: Program) -> int:
        install(program, "/bin/tool", SOUND)
        kept = program.open("/home", 0o200000)
        closed = program.open("/home", 0o2200000)
        assert execute(program, "/bin/tool", ["tool", "-x"], ["A=1", "B="]) == 0
        frame = program.frame
        assert frame.rip == 0x40_1000
        assert frame.rbx == frame.rdi == 0
        assert program.peek(0x40_1000, 4) == b"\x90" * 4
        assert program.peek(0x40_3110, 16) == bytes(16)
        assert program.peek(0x40_3010, 0x100) == SOUND[0x2010:0x2110]
        stack = stack_of(program)
        assert stack.arguments == [b"tool", b"-x"]
        assert stack.environment == [b"A=1", b"B="]
        assert processes.get(1).name == "tool"
        program.begin()
        assert program.call(number.FCNTL, kept, 1) == 0
        assert program.call(number.FCNTL, closed, 1) == -errno.EBADF
        start = program.call(number.BRK, 0)
        assert start == 0x40_9000
        assert program.call(number.BRK, start + 0x5000) == start + 0x5000
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_scripts() -> None:
    def init(program: Program) -> int:
        install(program, "/bin/tool", SOUND)
        install(program, "/bin/script", b"#! /bin/tool  -a b  \nrest\n")
        install(program, "/bin/second", b"#!/bin/script\n")
        assert execute(program, "/bin/second", ["second", "one"], []) == 0
        expected = [b"/bin/tool", b"-a b", b"/bin/script", b"/bin/second", b"one"]
        assert stack_of(program).arguments == expected
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_errors_leave_the_old_program() -> None:
    def init(program: Program) -> int:
        install(program, "/bin/data", SOUND, 0o644)
        install(program, "/bin/text", b"echo hello\n")
        install(program, "/bin/empty", b"")
        install(program, "/bin/loop", b"#!/bin/loop\n")
        install(program, "/bin/lost", b"#!/bin/nothing\n")
        install(program, "/bin/damaged", make_elf([DATA]))
        expected = {
            "/bin/none": errno.ENOENT,
            "": errno.ENOENT,
            "/bin/data": errno.EACCES,
            "/bin": errno.EACCES,
            "/bin/data/x": errno.ENOTDIR,
            "/bin/text": errno.ENOEXEC,
            "/bin/empty": errno.ENOEXEC,
            "/bin/loop": errno.ELOOP,
            "/bin/lost": errno.ENOENT,
            "/bin/damaged": errno.ENOEXEC,
        }
        free = frames().free_count
        for path, error in expected.items():
            assert execute(program, path, ["x"], []) == -error, path
        assert frames().free_count == free
        assert program.call(number.EXECVE, program.text("/bin/none"), 8, 0) == -errno.EFAULT
        assert program.call(number.GETPID) == 1
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_out_of_memory_gives_enomem_and_leaks_nothing() -> None:
    def init(program: Program) -> int:
        install(program, "/bin/tool", SOUND)
        path, arguments = program.text("/bin/tool"), program.strings(["tool"])
        program.call(number.EXECVE, program.text("/bin/none"), arguments, 0)
        free = frames().free_count
        taken = [frames().allocate() for _ in range(free - 3)]
        assert program.call(number.EXECVE, path, arguments, 0) == -errno.ENOMEM
        assert program.call(number.FORK) == -errno.ENOMEM
        for frame in taken:
            frames().release(frame)
        assert frames().free_count == free
        return 0

    with running_kernel() as desk:
        desk.run(init)


def test_vfork_waits_for_the_image_to_be_left() -> None:
    order: list[str] = []

    def init(program: Program) -> int:
        install(program, "/bin/tool", SOUND)

        def child_body(child: Program) -> int:
            child.call(number.SCHED_YIELD)
            order.append("child")
            assert execute(child, "/bin/tool", ["tool"], []) == 0
            child.begin()
            return 3

        program.desk.bodies[2] = child_body
        child = program.call(number.VFORK)
        order.append("parent")
        assert program.wait(child) == (child, wait.exited_status(3))
        return 0

    with running_kernel() as desk:
        desk.run(init)
    assert order == ["child", "parent"]


def test_fault_of_a_program_is_a_signal() -> None:
    def init(program: Program) -> int:
        def child_body(child: Program) -> int:
            child.frame.vector, child.frame.error_code = 6, 0
            child.desk.handlers.exception(child.frame)
            child.desk.handlers.return_to_user(child.frame)
            return 0

        child = program.fork(child_body)
        assert program.wait(child) == (child, wait.signaled_status(signal.SIGILL))
        return 0

    with running_kernel() as desk:
        desk.run(init)
