"""procfs: processes and the system as files, mounted at /proc (proc(5)).

    /proc/<pid>/stat, status, cmdline, comm      /proc/self: the caller's own directory
    /proc/meminfo, uptime, cmdline, version, mounts, stat, loadavg

Text is made anew for each read from the file's start.
"""

from collections.abc import Callable

from abi import errno, stat
from kernel.fs.interfaces import Attributes, DirectoryEntry, DirectoryInode, FileSystem, Inode
from kernel.mm.memory import frames
from kernel.proc.namespace import namespace
from kernel.proc.process import Process, processes
from kernel.proc.scheduler import scheduler
from kernel.proc.task import TaskState

SYSTEM_NAME = "Ophion"
NODE_NAME = "ophion"
RELEASE = "6.1.0-ophion"  # the Linux release whose ABI programs find
VERSION = "#1"
MACHINE = "x86_64"

_ROOT_NUMBER = 1
_FIRST_SYSTEM_NUMBER = 2
_NUMBERS_PER_PROCESS = 16
_FIRST_PROCESS_NUMBER = 4096
_TICK = 10_000_000  # ns
_PAGE_KIB = 4


class TextInode(Inode):
    """A file whose text a function makes."""

    def __init__(self, device: int, number: int, make: Callable[[], str]) -> None:
        super().__init__(device, number)
        self._make = make

    def attributes(self) -> Attributes:
        return Attributes(self.device, self.number, stat.S_IFREG | 0o444, 1, 0, 0)

    def file_type(self) -> int:
        return stat.S_IFREG

    def read_at(self, offset: int, buffer: memoryview) -> int:
        data = self._make().encode()[offset : offset + len(buffer)]
        buffer[: len(data)] = data
        return len(data)

    def write_at(self, offset: int, data: memoryview) -> int:
        raise errno.os_error(errno.EACCES)

    def truncate(self, size: int) -> None:
        raise errno.os_error(errno.EACCES)


class ProcessInode(Inode):
    """One file of a process; the process may be gone by the time it is read: ESRCH."""

    def __init__(self, device: int, number: int, pid: int, name: str) -> None:
        super().__init__(device, number)
        self._pid = pid
        self._name = name

    def attributes(self) -> Attributes:
        return Attributes(self.device, self.number, stat.S_IFREG | 0o444, 1, 0, 0)

    def file_type(self) -> int:
        return stat.S_IFREG

    def read_at(self, offset: int, buffer: memoryview) -> int:
        data = process_text(processes.get(self._pid), self._name)[offset : offset + len(buffer)]
        buffer[: len(data)] = data
        return len(data)


_PROCESS_FILES: list[str] = ["stat", "status", "cmdline", "comm"]


class ProcessDirectory(DirectoryInode):
    """/proc/<pid>."""

    def __init__(self, device: int, pid: int) -> None:
        super().__init__(device, _FIRST_PROCESS_NUMBER + pid * _NUMBERS_PER_PROCESS)
        self._pid = pid

    def attributes(self) -> Attributes:
        return Attributes(self.device, self.number, stat.S_IFDIR | 0o555, 2, 0, 0)

    def lookup(self, name: str) -> Inode:
        if processes.find(self._pid) is None or name not in _PROCESS_FILES:
            raise errno.os_error(errno.ENOENT)
        number = self.number + 1 + _PROCESS_FILES.index(name)
        return ProcessInode(self.device, number, self._pid, name)

    def entries(self) -> list[DirectoryEntry]:
        listed: list[DirectoryEntry] = []
        for index, name in enumerate(_PROCESS_FILES):
            listed.append(DirectoryEntry(name, self.number + 1 + index, stat.S_IFREG))
        return listed


def process_text(process: Process, name: str) -> bytes:
    """The contents of one of a process's files."""
    if name == "cmdline":
        text = bytearray()
        for argument in process.arguments:
            text += argument
            text.append(0)
        return bytes(text)
    if name == "comm":
        return (process.name + "\n").encode()
    if name == "status":
        return _status_text(process).encode()
    return _stat_text(process).encode()


def state_letter(process: Process) -> str:
    """R, S, T or Z as ps(1) shows it."""
    if process.is_zombie:
        return "Z"
    if process.is_stopped:
        return "T"
    return "R" if process.task.state == TaskState.RUNNABLE else "S"


def memory_size(process: Process) -> int:
    """The bytes of a process's regions, touched or not."""
    space = process.task.address_space
    if space is None:
        return 0
    return sum(region.end - region.start for region in space.regions)


def _stat_text(process: Process) -> str:
    """proc(5), /proc/pid/stat: 52 fields; those that are not known here are 0."""
    task, terminal = process.task, process.terminal
    device = terminal.device_number if terminal is not None else 0
    foreground = terminal.foreground_group if terminal is not None else -1
    size = memory_size(process)
    fields: list[int] = [process.parent, process.group, process.session, device, foreground]
    fields.extend([0, 0, 0, 0, 0])
    fields.extend([task.user_ticks, task.system_ticks])
    fields.extend([process.children_user_ticks, process.children_system_ticks])
    fields.extend([20, 0, 1, 0, process.start_time // _TICK, size])
    while len(fields) < 49:
        fields.append(0)
    numbers = " ".join(str(field) for field in fields)
    return f"{process.pid} ({process.name}) {state_letter(process)} {numbers}\n"


_STATE_NAMES: dict[str, str] = {"R": "running", "S": "sleeping", "T": "stopped", "Z": "zombie"}


def _status_text(process: Process) -> str:
    letter = state_letter(process)
    size = memory_size(process) // 1024
    return (
        f"Name:\t{process.name}\nUmask:\t{process.umask:04o}\nState:\t{letter} ({_STATE_NAMES[letter]})\n"
        f"Tgid:\t{process.pid}\nNgid:\t0\nPid:\t{process.pid}\nPPid:\t{process.parent}\nTracerPid:\t0\n"
        f"Uid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nVmSize:\t{size:8d} kB\nThreads:\t1\n"
        f"SigPnd:\t{process.task.pending:016x}\nSigBlk:\t{process.task.blocked:016x}\n"
    )


def _memory_text() -> str:
    total = frames().total_count * _PAGE_KIB
    free = frames().free_count * _PAGE_KIB
    return f"MemTotal:       {total:8d} kB\nMemFree:        {free:8d} kB\nMemAvailable:   {free:8d} kB\n"


def _uptime_text() -> str:
    hundredths = scheduler.clock.monotonic() // _TICK
    return f"{hundredths // 100}.{hundredths % 100:02d} 0.00\n"


def _version_text() -> str:
    return f"{SYSTEM_NAME} version {RELEASE} {VERSION}\n"


def _mounts_text() -> str:
    lines: list[str] = []
    for mount in namespace.files.mounts:
        lines.append(f"{mount.file_system.name} {mount.path} {mount.file_system.name} rw 0 0\n")
    return "".join(lines)


def _load_text() -> str:
    running = len(scheduler.run_queue) + 1
    return f"0.00 0.00 0.00 {running}/{len(processes.all())} 0\n"


class ProcRoot(DirectoryInode):
    """/proc itself."""

    def __init__(self, device: int, command_line: str) -> None:
        super().__init__(device, _ROOT_NUMBER)
        self._command_line = command_line
        self._names: list[str] = ["cmdline", "loadavg", "meminfo", "mounts", "uptime", "version"]
        self._makers: list[Callable[[], str]] = [
            self._command_line_text,
            _load_text,
            _memory_text,
            _mounts_text,
            _uptime_text,
            _version_text,
        ]

    def _command_line_text(self) -> str:
        return self._command_line + "\n"

    def attributes(self) -> Attributes:
        return Attributes(self.device, self.number, stat.S_IFDIR | 0o555, 2, 0, 0)

    def lookup(self, name: str) -> Inode:
        if name in self._names:
            index = self._names.index(name)
            return TextInode(self.device, _FIRST_SYSTEM_NUMBER + index, self._makers[index])
        if name == "self":
            return ProcessDirectory(self.device, processes.current().pid)
        if name.isdecimal() and name[0] != "0" and len(name) < 8 and processes.find(int(name)) is not None:
            return ProcessDirectory(self.device, int(name))
        raise errno.os_error(errno.ENOENT)

    def entries(self) -> list[DirectoryEntry]:
        listed: list[DirectoryEntry] = []
        for process in processes.all():
            number = _FIRST_PROCESS_NUMBER + process.pid * _NUMBERS_PER_PROCESS
            listed.append(DirectoryEntry(str(process.pid), number, stat.S_IFDIR))
        for index, name in enumerate(self._names):
            listed.append(DirectoryEntry(name, _FIRST_SYSTEM_NUMBER + index, stat.S_IFREG))
        listed.append(DirectoryEntry("self", _FIRST_SYSTEM_NUMBER + len(self._names), stat.S_IFDIR))
        return listed


class ProcFileSystem(FileSystem):
    """Processes and the system, as st_dev `device`."""

    def __init__(self, device: int, command_line: str) -> None:
        super().__init__("proc", device)
        self._root = ProcRoot(device, command_line)

    def root(self) -> Inode:
        return self._root
