"""Phase 4: two kernel tasks that share the processor, each preempted by the timer before it has finished."""

from kernel import console, tasks
from kernel.arch import init_processor, power_off, read_boot_information
from kernel.mm import memory
from kernel.proc.kernel_task import start_kernel_task
from kernel.proc.scheduler import SLICE_TICKS, scheduler
from kernel.proc.wait_queue import WaitQueue

ROUNDS = 3
finished: list[str] = []
someone_finished = WaitQueue()


def work() -> None:
    """Work for a time slice, say so, and again."""
    name = scheduler.current.name
    for number in range(1, ROUNDS + 1):
        end = scheduler.ticks + SLICE_TICKS
        while scheduler.ticks < end:
            scheduler.checkpoint()
        print(f"{name}: round {number} of {ROUNDS}, {scheduler.switches} switches so far")
    finished.append(name)
    someone_finished.wake_all()


def wait_for_both() -> None:
    """Sleep until both have finished, then turn the machine off."""
    while len(finished) < 2:
        someone_finished.wait()
    print("finished:", " and ".join(finished))
    power_off(0)


def main() -> None:
    """Called by the boot code."""
    console.init()
    init_processor()
    memory.init(read_boot_information())
    tasks.init()
    start_kernel_task("ping", work)
    start_kernel_task("pong", work)
    start_kernel_task("last", wait_for_both)
    scheduler.run_idle()


if __name__ == "__main__":
    main()
