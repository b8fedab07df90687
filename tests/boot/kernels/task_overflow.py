"""A kernel one of whose tasks uses up its stack."""

from kernel import console, tasks
from kernel.arch import init_processor, read_boot_information
from kernel.mm import memory
from kernel.proc.kernel_task import start_kernel_task
from kernel.proc.scheduler import scheduler


def recurse(depth: int) -> int:
    """Never return."""
    if depth < 0:
        raise ValueError(depth)
    return recurse(depth + 1) + depth


def work() -> None:
    """The task's body."""
    print(recurse(0))


def main() -> None:
    """Called by the boot code."""
    console.init()
    init_processor()
    memory.init(read_boot_information())
    tasks.init()
    start_kernel_task("deep", work)
    scheduler.run_idle()
