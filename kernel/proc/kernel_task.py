"""Kernel tasks: a function that runs beside everything else, on its own kernel stack.

It runs until it waits, yields, or passes `scheduler.checkpoint()` with its time slice used up; it ends by
returning.
"""

from collections.abc import Callable

from kernel.arch import Context
from kernel.proc.process import processes
from kernel.proc.scheduler import scheduler
from kernel.proc.task import Task


def start_kernel_task(name: str, body: Callable[[], None]) -> Task:
    """Make a runnable task that runs `body`; MemoryError."""
    tid = processes.allocate_pid()
    task = Task(tid, tid, name, Context.for_kernel())
    task.body = body
    scheduler.add(task)
    return task
