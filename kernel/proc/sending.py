"""Sending signals to processes and groups (kill(2), signal(7))."""

from abi import errno, signal
from kernel.proc.process import INIT, Origin, Process, processes
from kernel.proc.scheduler import scheduler
from kernel.proc.signals import STOPS, Disposition, bit, is_signal
from kernel.proc.task import TaskState
from ophion.lang import u64

KERNEL_ORIGIN = Origin(signal.SI_KERNEL, 0, 0, u64(0))


def send_signal(process: Process, number: int, origin: Origin) -> None:
    """Make a signal pending for a process, unless it would be ignored; end its wait or its stop."""
    if process.is_zombie:
        return
    task = process.task
    if number == signal.SIGCONT:
        task.pending &= ~STOPS
        _continue(process)
    elif bit(number) & STOPS:
        task.pending &= ~bit(signal.SIGCONT)
    is_blocked = task.blocked & bit(number) != 0
    if not is_blocked and _is_dropped(process, number):
        return
    if not task.pending & bit(number):
        process.origins[number] = origin
    task.pending |= bit(number)
    if number == signal.SIGKILL:
        _wake_for_kill(process)
    if task.is_interrupted() and task.state == TaskState.WAITING:
        scheduler.wake(task)


def _is_dropped(process: Process, number: int) -> bool:
    """Ignored signals are not kept; init gets only what it has a handler for (kill(2), NOTES)."""
    if process.pid == INIT:
        return process.actions.disposition(number) != Disposition.HANDLE
    return process.actions.is_ignored(number)


def _wake_for_kill(process: Process) -> None:
    process.is_stopped = False
    if process.task.state == TaskState.STOPPED:
        scheduler.wake(process.task)


def _continue(process: Process) -> None:
    if not process.is_stopped:
        return
    process.is_stopped = False
    process.stop_signal = 0
    process.continue_unreported = True
    scheduler.wake(process.task)
    notify_parent(process, signal.CLD_CONTINUED, signal.SIGCONT)


def notify_parent(process: Process, code: int, status: int) -> None:
    """Tell a parent that a child ended, stopped or continued: SIGCHLD, and an end to its wait4."""
    parent = processes.find(process.parent)
    if parent is None:
        return
    about_stop = code == signal.CLD_STOPPED or code == signal.CLD_CONTINUED
    if not (about_stop and parent.actions.get(signal.SIGCHLD).has(signal.SA_NOCLDSTOP)):
        send_signal(parent, signal.SIGCHLD, Origin(code, process.pid, status, u64(0)))
    parent.child_changed.wake_all()


def send_to_group(group: int, number: int, origin: Origin) -> int:
    """Send a signal to every process of a group; how many there are."""
    members = processes.in_group(group)
    if number != 0:
        for process in members:
            send_signal(process, number, origin)
    return len(members)


def kill(pid: int, number: int) -> None:
    """kill(2): one process, the caller's group (0), all but init and the caller (-1), or a group."""
    if number != 0 and not is_signal(number):
        raise errno.os_error(errno.EINVAL)
    caller = processes.current()
    origin = Origin(signal.SI_USER, caller.pid, 0, u64(0))
    if pid > 0:
        process = processes.get(pid)
        if number != 0:
            send_signal(process, number, origin)
        return
    if pid == -1:
        sent = _send_to_all(caller.pid, number, origin)
    else:
        sent = send_to_group(caller.group if pid == 0 else -pid, number, origin)
    if sent == 0:
        raise errno.os_error(errno.ESRCH)


def _send_to_all(caller: int, number: int, origin: Origin) -> int:
    sent = 0
    for process in processes.all():
        if process.pid != INIT and process.pid != caller:
            sent += 1
            if number != 0:
                send_signal(process, number, origin)
    return sent
