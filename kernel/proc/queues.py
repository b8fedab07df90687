"""The scheduler's queues, pure policy: who runs next, and who wakes up when."""

from kernel.proc.task import Task


class RunQueue:
    """Runnable tasks in the order in which they will run (round robin)."""

    def __init__(self) -> None:
        self._tasks: list[Task] = []

    def __len__(self) -> int:
        return len(self._tasks)

    def add(self, task: Task) -> None:
        """Put a task last."""
        self._tasks.append(task)

    def take(self) -> Task | None:
        """Remove and return the first task."""
        if len(self._tasks) == 0:
            return None
        return self._tasks.pop(0)


class SleepQueue:
    """Tasks whose waits end at a deadline, the earliest first; among equal ones the first that came."""

    def __init__(self) -> None:
        self._tasks: list[Task] = []

    def __len__(self) -> int:
        return len(self._tasks)

    def add(self, task: Task) -> None:
        """Insert a task by its `deadline`."""
        index = len(self._tasks)
        while index > 0 and self._tasks[index - 1].deadline > task.deadline:
            index -= 1
        self._tasks.insert(index, task)

    def remove(self, task: Task) -> None:
        """Take a task out, if it is in."""
        for index in range(len(self._tasks)):
            if self._tasks[index] is task:
                del self._tasks[index]
                return

    def take_due(self, now: int) -> Task | None:
        """Remove and return the first task whose deadline is not after `now`."""
        if len(self._tasks) == 0 or self._tasks[0].deadline > now:
            return None
        return self._tasks.pop(0)
