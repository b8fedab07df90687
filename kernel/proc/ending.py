"""How a process ends, and how its parent learns of it (exit(2), wait4(2))."""

from abi import errno, signal, wait
from kernel.proc.process import INIT, Process, processes
from kernel.proc.sending import KERNEL_ORIGIN, notify_parent, send_signal, send_to_group


def become_zombie(process: Process, status: int) -> None:
    """End the running process with a wait status; its task still has to end (`Scheduler.exit_current`).

    Without init nothing can go on: RuntimeError, which nobody catches, is the kernel's panic.
    """
    if process.pid == INIT:
        raise RuntimeError(f"init ended with wait status {status:#x}")
    _give_back(process)
    _orphan_children(process)
    process.is_zombie = True
    process.exit_status = status
    process.is_stopped = False
    _tell_parent(process)


def _give_back(process: Process) -> None:
    process.files.close_all()
    process.directory = None
    process.shares_image = False
    process.image_left.wake_all()
    terminal = process.terminal
    process.terminal = None
    if terminal is not None and process.session == process.pid:
        group = terminal.foreground_group
        terminal.release_session()
        send_to_group(group, signal.SIGHUP, KERNEL_ORIGIN)
        send_to_group(group, signal.SIGCONT, KERNEL_ORIGIN)
        for member in processes.all():
            if member.session == process.session:
                member.terminal = None


def _orphan_children(process: Process) -> None:
    """Children go to init; groups that nobody can continue any more are hung up (POSIX, _exit)."""
    init = processes.get(INIT)
    for pid in process.children:
        child = processes.get(pid)
        child.parent = INIT
        init.children.append(pid)
        if child.is_stopped and processes.is_orphaned(child.group):
            send_signal(child, signal.SIGHUP, KERNEL_ORIGIN)
            send_signal(child, signal.SIGCONT, KERNEL_ORIGIN)
    if len(process.children) > 0:
        process.children = []
        init.child_changed.wake_all()


def _tell_parent(process: Process) -> None:
    """SIGCHLD; a parent that ignores it leaves no zombies (wait(2), NOTES)."""
    parent = processes.get(process.parent)
    action = parent.actions.get(signal.SIGCHLD)
    forgotten = action.handler == signal.SIG_IGN or action.has(signal.SA_NOCLDWAIT)
    if forgotten:
        processes.remove(process)
    status = process.exit_status
    if wait.did_exit(status):
        notify_parent(process, signal.CLD_EXITED, wait.exit_status(status))
    else:
        code = signal.CLD_DUMPED if wait.dumped_core(status) else signal.CLD_KILLED
        notify_parent(process, code, wait.term_signal(status))


class ChildEvent:
    """What wait4 found: a child, its wait status, and the ticks that it and its own children ran."""

    def __init__(self, pid: int, status: int, user_ticks: int, system_ticks: int) -> None:
        self.pid = pid
        self.status = status
        self.user_ticks = user_ticks
        self.system_ticks = system_ticks


def is_selected(child: Process, selector: int, group: int) -> bool:
    """Whether wait4's first argument means this child; `group` is the caller's."""
    if selector == -1:
        return True
    if selector > 0:
        return child.pid == selector
    return child.group == (group if selector == 0 else -selector)


def wait_for_child(process: Process, selector: int, options: int) -> ChildEvent | None:
    """wait4(2): the next event of a selected child; None with WNOHANG where none is there; ECHILD, EINTR."""
    while True:
        found = False
        for pid in process.children:
            child = processes.get(pid)
            if is_selected(child, selector, process.group):
                found = True
                event = take_event(process, child, options)
                if event is not None:
                    return event
        if not found:
            raise errno.os_error(errno.ECHILD)
        if options & wait.WNOHANG:
            return None
        process.child_changed.wait()


def take_event(process: Process, child: Process, options: int) -> ChildEvent | None:
    """What is to be reported of one child, which is then reported; a zombie is gone afterwards."""
    task = child.task
    user_ticks = task.user_ticks + child.children_user_ticks
    system_ticks = task.system_ticks + child.children_system_ticks
    if child.is_zombie:
        process.children_user_ticks += user_ticks
        process.children_system_ticks += system_ticks
        processes.remove(child)
        return ChildEvent(child.pid, child.exit_status, user_ticks, system_ticks)
    if options & wait.WUNTRACED and child.stop_signal != 0:
        status = wait.stopped_status(child.stop_signal)
        child.stop_signal = 0
        return ChildEvent(child.pid, status, user_ticks, system_ticks)
    if options & wait.WCONTINUED and child.continue_unreported:
        child.continue_unreported = False
        return ChildEvent(child.pid, wait.CONTINUED, user_ticks, system_ticks)
    return None
