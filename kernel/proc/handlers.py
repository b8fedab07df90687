"""What interrupts do for tasks: the timer drives the scheduler, devices have their functions, new tasks
begin.

Enough for a kernel that has kernel tasks only; kernel/syscall/handlers.py adds programs.
"""

from collections.abc import Callable

from kernel.arch import TrapFrame, TrapHandlers, from_user
from kernel.proc.scheduler import scheduler
from kernel.proc.task import Task

IRQ_COUNT = 16
TIMER_IRQ = 0


def _nothing() -> None:
    return


class TaskHandlers(TrapHandlers):
    """Traps of a kernel with tasks."""

    def __init__(self) -> None:
        self._devices: list[Callable[[], None]] = [_nothing for _ in range(IRQ_COUNT)]

    def handle(self, irq: int, device: Callable[[], None]) -> None:
        """Call `device` at each interrupt request `irq`."""
        self._devices[irq] = device

    def interrupt(self, irq: int, frame: TrapFrame) -> None:
        if irq == TIMER_IRQ:
            scheduler.tick(from_user(frame))
        self._devices[irq]()

    def task_started(self) -> None:
        scheduler.reap_dead()
        if self._run_body(scheduler.current):
            scheduler.exit_current()

    def _run_body(self, task: Task) -> bool:
        """Run a kernel task's body; False for a user task, which goes on to user mode."""
        body = task.body
        if body is None:
            return False
        body()
        return True
