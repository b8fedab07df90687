"""Processes: what a program owns, and the table of all of them (credentials(7), fork(2)).

A process names its relatives by number, never by reference, so that nothing keeps a dead one alive. It has
one task; its `pid` is the task's `tgid`.
"""

from abi import errno
from kernel.fs.interfaces import Location
from kernel.proc.files import FileTable
from kernel.proc.limits import Limits
from kernel.proc.scheduler import scheduler
from kernel.proc.signals import SignalActions
from kernel.proc.task import Task
from kernel.proc.wait_queue import WaitQueue
from kernel.tty.tty import Tty
from ophion.lang import u64

INIT = 1
DEFAULT_UMASK = 0o022
PID_LIMIT = 32768  # /proc/sys/kernel/pid_max


class Origin:
    """Where a pending signal came from: siginfo_t's si_code, si_pid, si_status and si_addr."""

    def __init__(self, code: int, pid: int, status: int, address: u64) -> None:
        self.code = code
        self.pid = pid
        self.status = status
        self.address = address


class Process:
    """One process; a zombie keeps only its numbers, times and exit status."""

    def __init__(self, pid: int, parent: int, group: int, session: int, task: Task) -> None:
        # Family and job control.
        self.pid = pid
        self.parent = parent
        self.group = group
        self.session = session
        self.children: list[int] = []
        self.terminal: Tty | None = None
        self.has_executed = False

        # The program.
        self.task = task
        self.arguments: list[bytes] = []
        self.start_time = scheduler.clock.monotonic()

        # Files.
        self.files = FileTable()
        self.directory: Location | None = None
        self.umask = DEFAULT_UMASK
        self.limits = Limits()

        # Signals.
        self.actions = SignalActions()
        self.origins: dict[int, Origin] = {}
        self.restart_call = -1  # the interrupted system call that is to be made again
        self.saved_mask = u64(0)  # restored after rt_sigsuspend(2)
        self.restores_mask = False
        self.signal_stack = u64(0)
        self.signal_stack_size = u64(0)
        self.alarm = -1  # deadline, ns of the monotonic clock

        # What a parent waits for.
        self.is_zombie = False
        self.exit_status = 0
        self.is_stopped = False
        self.stop_signal = 0  # of a stop not yet reported, else 0
        self.continue_unreported = False
        self.child_changed = WaitQueue()
        self.image_left = WaitQueue()  # woken by execve and exit: vfork(2)
        self.shares_image = False  # of a vfork's child, until it leaves the image
        self.children_user_ticks = 0
        self.children_system_ticks = 0

    @property
    def name(self) -> str:
        """The program's name, at most 15 characters (proc(5), comm)."""
        return self.task.name

    def current_directory(self) -> Location:
        """Where relative paths start."""
        directory = self.directory
        if directory is None:
            raise errno.os_error(errno.ENOENT)
        return directory


class ProcessTable:
    """All processes by pid."""

    def __init__(self) -> None:
        self._processes: dict[int, Process] = {}
        self._latest: Process | None = None  # that `current` gave
        self._last_pid = 0

    def allocate_pid(self) -> int:
        """A number that no process, group or session uses; EAGAIN."""
        for _ in range(PID_LIMIT):
            self._last_pid += 1
            if self._last_pid >= PID_LIMIT:
                self._last_pid = 2
            if not self._uses(self._last_pid):
                return self._last_pid
        raise errno.os_error(errno.EAGAIN)

    def _uses(self, number: int) -> bool:
        if number in self._processes:
            return True
        for process in self._processes.values():
            if process.group == number or process.session == number:
                return True
        return False

    def add(self, process: Process) -> None:
        """Enter a process, into its parent's children too."""
        self._processes[process.pid] = process
        parent = self.find(process.parent)
        if parent is not None:
            parent.children.append(process.pid)

    def remove(self, process: Process) -> None:
        """Forget a zombie that its parent has waited for."""
        parent = self.find(process.parent)
        if parent is not None and process.pid in parent.children:
            parent.children.remove(process.pid)
        del self._processes[process.pid]
        if self._latest is process:
            self._latest = None

    def find(self, pid: int) -> Process | None:
        """A process, zombies included."""
        return self._processes.get(pid)

    def get(self, pid: int) -> Process:
        """A process, zombies included; ESRCH."""
        process = self._processes.get(pid)
        if process is None:
            raise errno.os_error(errno.ESRCH)
        return process

    def current(self) -> Process:
        """The process that is running."""
        task = scheduler.current
        process = self._latest
        if process is None or process.task is not task:
            process = self._processes[task.tgid]
            self._latest = process
        return process

    def all(self) -> list[Process]:
        """Every process, oldest first."""
        return list(self._processes.values())

    def in_group(self, group: int) -> list[Process]:
        """The processes of a group, zombies included."""
        return [process for process in self._processes.values() if process.group == group]

    def session_of_group(self, group: int) -> int:
        """The session of a process group, 0 where there is no such group."""
        for process in self._processes.values():
            if process.group == group:
                return process.session
        return 0

    def is_orphaned(self, group: int) -> bool:
        """Whether no member has a parent outside the group in its session (POSIX, orphaned process group)."""
        for process in self.in_group(group):
            parent = self.find(process.parent)
            if process.is_zombie or parent is None or parent.pid == INIT:
                continue
            if parent.group != group and parent.session == process.session:
                return False
        return True


processes = ProcessTable()
