"""Tasks: what the scheduler switches between.

A task is one flow of control with a kernel stack. A user task belongs to the process `tgid` and has that
process's address space; a kernel task has a body and none. Policy that is about programs, files and families
is Process's.

Ways out of the kernel: a task that must end raises `TaskExit` inside a system call, so that its stack unwinds
to the top, where nothing is held any more; there the process becomes a zombie and the task switches away for
good.
"""

from collections.abc import Callable
from enum import IntEnum

from kernel.arch import Context
from kernel.mm.address_space import AddressSpace
from ophion.lang import u64


class TaskState(IntEnum):
    """What the scheduler may do with a task."""

    RUNNABLE = 0  # running, or in the run queue
    WAITING = 1  # in a wait queue or asleep: a wake-up or a signal makes it runnable
    STOPPED = 2  # by job control: only SIGCONT and SIGKILL make it runnable
    DEAD = 3  # never runs again


class TaskExit(Exception):
    """Unwinds the system call of a task that ends, with the wait status of its process."""

    def __init__(self, status: int) -> None:
        super().__init__("task exit")
        self.status = status


class Task:
    """One flow of control."""

    def __init__(self, tid: int, tgid: int, name: str, context: Context) -> None:
        # Fixed for life, but for the name and the address space, which execve replaces.
        self.tid = tid
        self.tgid = tgid
        self.name = name
        self.context = context
        self.address_space: AddressSpace | None = None
        self.body: Callable[[], None] | None = None

        # The scheduler's.
        self.state = TaskState.RUNNABLE
        self.deadline = -1  # ns of the monotonic clock at which a wait ends, -1 for never
        self.timed_out = False
        self.ticks_left = 0
        self.user_ticks = 0
        self.system_ticks = 0

        # Signals: bit `number - 1` each.
        self.pending = u64(0)
        self.blocked = u64(0)
        self.awaited = u64(0)  # by sigtimedwait(2): these end a wait, though they are blocked

    def has_signal(self) -> bool:
        """Whether a signal waits to be delivered."""
        return self.pending & ~self.blocked != 0

    def is_interrupted(self) -> bool:
        """Whether a signal has come for which a wait must end."""
        return self.pending & (~self.blocked | self.awaited) != 0
