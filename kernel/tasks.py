"""Tasks without programs: the scheduler driven by the timer, for a kernel that has kernel tasks only."""

from kernel.arch import install_controller, install_handlers
from kernel.drivers.pic import InterruptControllerPair
from kernel.drivers.pit import TIMER_IRQ, PitClock
from kernel.proc.handlers import TaskHandlers
from kernel.proc.scheduler import scheduler


def init() -> None:
    """Let the timer drive the scheduler. `scheduler.run_idle()` then gives the processor to the tasks."""
    controller = InterruptControllerPair()
    install_controller(controller)
    clock = PitClock()
    handlers = TaskHandlers()
    handlers.handle(TIMER_IRQ, clock.tick)
    install_handlers(handlers)
    scheduler.start(clock)
    controller.enable(TIMER_IRQ)
