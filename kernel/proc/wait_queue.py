"""Wait queues: where a task waits for an event, and how the event's side wakes it.

    while not condition():
        queue.wait()            # may wake without cause: always look again

A signal ends a wait with OSError(EINTR), which unwinds the system call; the top decides whether the call is
restarted.
"""

from abi import errno
from kernel.proc.scheduler import scheduler
from kernel.proc.task import Task, TaskState

FOREVER = -1


class WaitQueue:
    """The tasks that wait for one kind of event, in order of arrival."""

    def __init__(self) -> None:
        self._waiters: list[Task] = []

    def __len__(self) -> int:
        return len(self._waiters)

    def wait(self) -> None:
        """Block until woken; OSError(EINTR) when a signal is there."""
        self.wait_until(FOREVER)

    def wait_until(self, deadline: int) -> bool:
        """Block until woken (True) or until the monotonic clock shows `deadline` (False); OSError(EINTR)."""
        task = scheduler.current
        if task.is_interrupted():
            raise errno.os_error(errno.EINTR)
        self._waiters.append(task)
        scheduler.block(TaskState.WAITING, deadline)
        if not self._remove(task):
            return True
        if task.is_interrupted():
            raise errno.os_error(errno.EINTR)
        return not task.timed_out

    def wait_through_signals(self) -> None:
        """Block until woken; a signal may wake it too, but stays pending."""
        task = scheduler.current
        self._waiters.append(task)
        scheduler.block(TaskState.WAITING, FOREVER)
        self._remove(task)

    def _remove(self, task: Task) -> bool:
        for index in range(len(self._waiters)):
            if self._waiters[index] is task:
                del self._waiters[index]
                return True
        return False

    def wake_all(self) -> None:
        """Wake every task that waits."""
        while len(self._waiters) > 0:
            scheduler.wake(self._waiters.pop(0))


# Woken by whatever changes an open file's readiness: what poll(2) and select(2) wait on.
readiness_changed = WaitQueue()
# Never woken: what sleeps wait on.
_nothing = WaitQueue()


def sleep_until(deadline: int) -> None:
    """Sleep until the monotonic clock reaches `deadline` (FOREVER: only a signal ends it); OSError(EINTR)."""
    while deadline == FOREVER or scheduler.clock.monotonic() < deadline:
        _nothing.wait_until(deadline)
