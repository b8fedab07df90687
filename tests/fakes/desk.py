"""A kernel on the desk: real memory, files, processes and scheduler over a fake machine; tasks are threads.

One thread runs at a time: a switch resumes the next thread and waits. A user program is a function
that gets a `Program`, through which it makes system calls as its registers would.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast
from unittest.mock import patch

from abi import syscall_numbers as number
from abi.mman import MAP_ANONYMOUS, MAP_PRIVATE, PROT_READ, PROT_WRITE
from abi.stat import make_device
from kernel import arch
from kernel.arch import TrapFrame
from kernel.fs.devfs import DeviceFileSystem
from kernel.fs.procfs import ProcFileSystem
from kernel.fs.tmpfs import TmpFileSystem
from kernel.fs.vfs import VirtualFileSystem
from kernel.mm.address_space import AddressSpace
from kernel.mm.user_copy import UserSlice, copy_in, copy_out
from kernel.proc import forking, kernel_task
from kernel.proc.namespace import namespace
from kernel.proc.process import Process, ProcessTable, processes
from kernel.proc.queues import RunQueue, SleepQueue
from kernel.proc.randomness import randomness
from kernel.proc.scheduler import Scheduler, scheduler
from kernel.proc.sessions import CallerTerminal, ProcessJobControl, adopt_on_open, terminals
from kernel.syscall.handlers import ProgramHandlers
from kernel.tty.tty import Tty, TtyOutput
from ophion.lang import PhysAddr, u64
from tests.fakes.clock import FakeClock
from tests.fakes.memory import working_memory

SCRATCH_SIZE = 0x10000
CONSOLE = make_device(5, 1)


class TaskLeft(BaseException):
    """Ends the thread of a task that has ended."""


class FakeContext:
    """A task's thread, which runs while the task has the processor."""

    entry: Callable[["FakeContext"], None]
    contexts: "dict[int, FakeContext]" = {}  # noqa: RUF012

    def __init__(self) -> None:
        self.fs_base = u64(0)
        self.saved_pointer = u64(id(self))
        self.fpu = bytes(512)
        self.frame = TrapFrame()
        self.released = False
        self._turn = threading.Semaphore(0)
        self._thread: threading.Thread | None = None
        FakeContext.contexts[id(self)] = self

    @staticmethod
    def for_kernel() -> "FakeContext":
        return FakeContext()

    @staticmethod
    def for_user(frame_values: bytes) -> "FakeContext":
        context = FakeContext()
        context.frame = TrapFrame.over(bytearray(frame_values))
        return context

    def trap_frame(self) -> TrapFrame:
        return self.frame

    def copy_fpu_from(self, other: "FakeContext") -> None:
        self.fpu = other.fpu

    def save_fpu(self) -> bytes:
        return self.fpu

    def load_fpu(self, image: bytes) -> None:
        self.fpu = image

    def release(self) -> None:
        self.released = True
        del FakeContext.contexts[id(self)]

    def resume(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()
        else:
            self._turn.release()

    def adopt_thread(self) -> None:
        self._thread = threading.current_thread()

    def wait(self) -> None:
        assert self._turn.acquire(timeout=20), "a task waited for ever"

    def _run(self) -> None:
        with contextlib.suppress(TaskLeft):
            FakeContext.entry(self)


def _switch(previous: FakeContext, following: FakeContext, root: PhysAddr) -> None:
    following.resume()
    previous.wait()


def _enter(following: FakeContext, root: PhysAddr) -> u64:
    return following.saved_pointer


def _leave(saved_pointer: u64, stack_pointer: u64) -> None:
    FakeContext.contexts[int(stack_pointer)].resume()
    raise TaskLeft


class Screen(TtyOutput):
    """What the terminal showed."""

    def __init__(self) -> None:
        self.shown = bytearray()

    def show(self, raw: bytes, processed: bytes) -> None:
        self.shown += processed

    def echo(self, data: bytes) -> None:
        self.shown += data


class Desk:
    """The kernel under test."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.handlers = ProgramHandlers()
        self.bodies: dict[int, Callable[[Program], int]] = {}
        self.failures: list[BaseException] = []
        self.screen = Screen()
        self.tty = Tty(CONSOLE, 25, 80)
        self.idle_calls = 0
        self.on_idle: Callable[[], None] | None = None
        self.finished = False

    def set_up(self) -> None:
        _reset_kernel()
        scheduler.start(self.clock)
        FakeContext.entry = self._run_task
        root = TmpFileSystem(make_device(0, 9), self.clock, 4096)
        files = VirtualFileSystem(root)
        for name in ("dev", "proc", "bin", "home"):
            files.make_directory(files.root, f"/{name}", 0o755)
        devices = DeviceFileSystem(make_device(0, 5), self.clock)
        devices.add_memory_devices(randomness)
        devices.register("console", self.tty)
        devices.register("tty", CallerTerminal())
        files.mount("/dev", devices)
        files.mount("/proc", ProcFileSystem(make_device(0, 6), "desk"))
        namespace.mount_root(files)
        self.tty.outputs.append(self.screen)
        self.tty.set_job_control(ProcessJobControl())
        terminals.add(CONSOLE, self.tty)

    def run(self, body: "Callable[[Program], int]") -> None:
        """Run `body` as init until it returns; then the machine is off."""
        space = AddressSpace()
        init = forking.make_init(space, TrapFrame())
        init.directory = namespace.files.root
        file = namespace.files.open(namespace.files.root, "/dev/console", 2, 0)
        adopt_on_open(init, CONSOLE, 2)
        for _ in range(3):
            file.retain()
            init.files.install(file, False)
        self.bodies[init.pid] = body
        cast(FakeContext, scheduler.current.context).adopt_thread()
        scheduler.add(init.task)
        while not self.finished and not self.failures:
            if len(scheduler.run_queue) == 0:
                self._idle()
            scheduler.yield_()
            scheduler.reap_dead()
        if self.failures:
            raise self.failures[0]

    def _idle(self) -> None:
        """Nobody can run: time passes, or the test types something."""
        self.idle_calls += 1
        assert self.idle_calls < 1000, "everything waits for ever"
        if self.on_idle is not None and self.idle_calls == 1:
            self.on_idle()
        self.clock.now += 10_000_000
        self.handlers.interrupt(0, TrapFrame())

    def _run_task(self, context: FakeContext) -> None:
        scheduler.reap_dead()
        pid = scheduler.current.tid
        try:
            if not self.handlers._run_body(scheduler.current):
                self._run_program(pid, context)
            scheduler.exit_current()
        except TaskLeft:
            raise
        except BaseException as failure:
            self.failures.append(failure)
            with contextlib.suppress(TaskLeft):
                _leave(u64(0), u64(id(scheduler._idle.context)))  # type: ignore[union-attr]

    def _run_program(self, pid: int, context: FakeContext) -> None:
        program = Program(self, pid, context.frame)
        self.handlers.return_to_user(context.frame)
        status = self.bodies.pop(pid)(program)
        if pid == 1:
            self.finished = True
            return
        program.call(number.EXIT, status)


class Program:
    """A user program's side: system calls and its memory."""

    def __init__(self, desk: Desk, pid: int, frame: TrapFrame) -> None:
        self.desk = desk
        self.pid = pid
        self.frame = frame
        self._next = 0
        self.scratch = 0
        self.begin()

    @property
    def process(self) -> Process:
        return processes.get(self.pid)

    @property
    def space(self) -> AddressSpace:
        space = self.process.task.address_space
        assert space is not None
        return space

    def begin(self) -> None:
        """Map the memory in which arguments are put."""
        flags, protection = MAP_PRIVATE | MAP_ANONYMOUS, PROT_READ | PROT_WRITE
        self.scratch = int(self.space.map(u64(0), SCRATCH_SIZE, protection, flags, None, 0))
        self._next = self.scratch
        self.frame.rsp = u64(self.scratch + SCRATCH_SIZE)

    def put(self, data: bytes) -> int:
        """Bytes in user memory; their address."""
        address = self._next
        self._next += (len(data) + 15) // 16 * 16
        if self._next > self.scratch + SCRATCH_SIZE - 8192:
            self._next = self.scratch
            return self.put(data)
        copy_out(UserSlice(self.space, u64(address), len(data)), data)
        return address

    def text(self, value: str) -> int:
        """A NUL-terminated string in user memory."""
        return self.put(value.encode() + b"\0")

    def strings(self, values: list[str]) -> int:
        """An array of strings in user memory."""
        addresses = [self.text(value) for value in values]
        return self.put(b"".join(address.to_bytes(8, "little") for address in addresses) + bytes(8))

    def peek(self, address: int, size: int) -> bytes:
        """User memory's bytes."""
        return copy_in(UserSlice(self.space, u64(address), size))

    def call(self, which: int, *arguments: int) -> int:
        """Make a system call and come back to user mode; the raw result."""
        values = [u64(value & 0xFFFF_FFFF_FFFF_FFFF) for value in (*arguments, 0, 0, 0, 0, 0, 0)]
        frame = self.frame
        frame.rdi, frame.rsi, frame.rdx, frame.r10, frame.r8, frame.r9 = values[:6]
        while True:
            frame.rax = u64(which)
            frame.vector = u64(256)
            frame.rip = u64(0x40_0002)
            self.desk.handlers.system_call(frame)
            self.desk.handlers.return_to_user(frame)
            if frame.rip != 0x40_0000:  # else: rewound to the instruction, to be made again
                break
        value = int(frame.rax)
        return value - (1 << 64) if value >> 63 else value

    def fork(self, body: "Callable[[Program], int]") -> int:
        """fork(2); the child runs `body` and exits with what it returns."""
        self.desk.bodies[self._next_pid()] = body
        return self.call(number.FORK)

    def _next_pid(self) -> int:
        pid = processes._last_pid + 1
        while processes.find(pid) is not None:
            pid += 1
        return pid

    def wait(self, pid: int = -1, options: int = 0) -> tuple[int, int]:
        """wait4(2): the pid (or -errno) and the status."""
        address = self.put(bytes(4))
        result = self.call(number.WAIT4, pid, address, options, 0)
        return result, int.from_bytes(self.peek(address, 4), "little")

    def open(self, path: str, flags: int = 0, mode: int = 0o644) -> int:
        """open(2)."""
        return self.call(number.OPEN, self.text(path), flags, mode)

    def write(self, descriptor: int, data: bytes) -> int:
        """write(2)."""
        return self.call(number.WRITE, descriptor, self.put(data), len(data))

    def read(self, descriptor: int, count: int) -> bytes | int:
        """read(2): the bytes, or -errno."""
        address = self.put(bytes(count))
        result = self.call(number.READ, descriptor, address, count)
        return self.peek(address, result) if result >= 0 else result


def _reset_kernel() -> None:
    """Module state as at boot."""
    fresh_scheduler, fresh_table = Scheduler(), ProcessTable()
    scheduler.__dict__.update(fresh_scheduler.__dict__)
    scheduler.run_queue, scheduler.sleep_queue = RunQueue(), SleepQueue()
    processes.__dict__.update(fresh_table.__dict__)
    FakeContext.contexts.clear()


@contextmanager
def running_kernel(memory: int = 16 * 0x10_0000) -> Iterator[Desk]:
    """A kernel with its file systems and terminal set up; `Desk.run` starts a program."""
    fakes: dict[str, Any] = {
        "Context": FakeContext,
        "switch": _switch,
        "enter": _enter,
        "leave": _leave,
        "kernel_root": lambda: PhysAddr(u64(0)),
        "load_root": lambda root: None,
    }
    with (
        working_memory(memory),
        patch.multiple(arch, **fakes),
        patch.object(forking, "Context", FakeContext),
        patch.object(kernel_task, "Context", FakeContext),
    ):
        desk = Desk()
        desk.set_up()
        yield desk
