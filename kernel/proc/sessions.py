"""Sessions, process groups and their terminal (setsid(2), setpgid(2), ioctl_tty(2), tty(4))."""

from abi import errno, fcntl, signal
from abi.stat import make_device
from kernel.drivers.interfaces import CharDevice
from kernel.proc.process import INIT, Process, processes
from kernel.proc.sending import KERNEL_ORIGIN, send_to_group
from kernel.proc.signals import bit
from kernel.tty.job_control import JobControl
from kernel.tty.tty import Tty


class ProcessJobControl(JobControl):
    """Gives the terminal its view of the process table."""

    def send_to_group(self, group: int, number: int) -> None:
        send_to_group(group, number, KERNEL_ORIGIN)

    def caller_group(self) -> int:
        return processes.current().group

    def caller_session(self) -> int:
        return processes.current().session

    def caller_leads_session(self) -> bool:
        process = processes.current()
        return process.session == process.pid

    def caller_takes(self, number: int) -> bool:
        process = processes.current()
        return process.task.blocked & bit(number) == 0 and not process.actions.is_ignored(number)

    def caller_is_orphaned(self) -> bool:
        return processes.is_orphaned(processes.current().group)

    def session_of_group(self, group: int) -> int:
        return processes.session_of_group(group)


class CallerTerminal(CharDevice):
    """/dev/tty: for each process its controlling terminal; ENXIO for one that has none."""

    def __init__(self) -> None:
        super().__init__(make_device(5, 0))

    def _terminal(self) -> Tty:
        terminal = processes.current().terminal
        if terminal is None:
            raise errno.os_error(errno.ENXIO)
        return terminal

    def opened(self, flags: int) -> None:
        self._terminal()

    def read(self, buffer: memoryview, nonblocking: bool) -> int:
        return self._terminal().read(buffer, nonblocking)

    def write(self, data: memoryview, nonblocking: bool) -> int:
        return self._terminal().write(data, nonblocking)

    def ioctl(self, request: int, value: int, data: memoryview) -> int:
        return self._terminal().ioctl(request, value, data)

    def readiness(self) -> int:
        return self._terminal().readiness()


class Terminals:
    """The terminals that exist, by device number."""

    def __init__(self) -> None:
        self._terminals: dict[int, Tty] = {}

    def add(self, number: int, terminal: Tty) -> None:
        """Enter a terminal under one of its device numbers."""
        self._terminals[number] = terminal

    def find(self, number: int) -> Tty | None:
        """The terminal with a device number."""
        return self._terminals.get(number)


terminals = Terminals()


def adopt_on_open(process: Process, device_number: int, flags: int) -> None:
    """A session leader without a terminal gets the one that it opens, unless O_NOCTTY (open(2))."""
    terminal = terminals.find(device_number)
    if terminal is None or flags & fcntl.O_NOCTTY or process.terminal is not None:
        return
    if process.session == process.pid and _is_free(terminal):
        _attach(process, terminal)


def take_terminal(process: Process, device_number: int) -> None:
    """TIOCSCTTY: make this the caller's session's terminal; EPERM, ENOTTY."""
    terminal = terminals.find(device_number)
    if terminal is None:
        raise errno.os_error(errno.ENOTTY)
    if process.terminal is terminal and terminal.session == process.session:
        return
    if process.session != process.pid or process.terminal is not None or not _is_free(terminal):
        raise errno.os_error(errno.EPERM)
    _attach(process, terminal)


def _is_free(terminal: Tty) -> bool:
    """No session has it, or only init's, which gives it up to any other."""
    return terminal.session == 0 or terminal.session == INIT


def _attach(process: Process, terminal: Tty) -> None:
    for member in processes.all():
        if member.terminal is terminal:
            member.terminal = None
    process.terminal = terminal
    terminal.take_session(process.session, process.group)


def give_up_terminal(process: Process) -> None:
    """TIOCNOTTY: the caller has no terminal any more; its leader's whole session has none."""
    terminal = process.terminal
    if terminal is None:
        raise errno.os_error(errno.ENOTTY)
    process.terminal = None
    if process.session != process.pid:
        return
    group = terminal.foreground_group
    terminal.release_session()
    for member in processes.all():
        if member.session == process.session:
            member.terminal = None
    send_to_group(group, signal.SIGHUP, KERNEL_ORIGIN)
    send_to_group(group, signal.SIGCONT, KERNEL_ORIGIN)


def start_session(process: Process) -> int:
    """setsid(2); EPERM for the leader of a group."""
    if len(processes.in_group(process.pid)) > 0:
        raise errno.os_error(errno.EPERM)
    process.session = process.pid
    process.group = process.pid
    process.terminal = None
    return process.pid


def set_group(caller: Process, pid: int, group: int) -> None:
    """setpgid(2)."""
    if group < 0:
        raise errno.os_error(errno.EINVAL)
    process = caller if pid == 0 else processes.get(pid)
    if process is not caller and process.parent != caller.pid:
        raise errno.os_error(errno.ESRCH)
    if process is not caller and process.session != caller.session:
        raise errno.os_error(errno.EPERM)
    if process is not caller and process.has_executed:
        raise errno.os_error(errno.EACCES)
    if process.session == process.pid:
        raise errno.os_error(errno.EPERM)
    wanted = process.pid if group == 0 else group
    if wanted != process.pid and processes.session_of_group(wanted) != caller.session:
        raise errno.os_error(errno.EPERM)
    process.group = wanted
