"""How processes begin: fork(2) by copy-on-write, vfork(2), and init, which nobody forked."""

from abi import errno
from kernel.arch import Context, TrapFrame
from kernel.mm.address_space import AddressSpace
from kernel.proc.process import INIT, Process, processes
from kernel.proc.scheduler import scheduler
from kernel.proc.task import Task
from ophion.lang import u64


def fork(parent: Process, frame: TrapFrame, stack_pointer: u64) -> Process:
    """A runnable child that returns 0 from the parent's system call, on its own stack if one is given.

    EAGAIN, ENOMEM; then nothing is left behind.
    """
    space = parent.task.address_space
    if space is None:
        raise errno.os_error(errno.EINVAL)
    pid = processes.allocate_pid()
    child_space = space.fork()
    try:
        task = _new_task(pid, parent.task, frame, stack_pointer)
    except MemoryError:
        child_space.destroy()
        raise
    task.address_space = child_space
    task.blocked = parent.task.blocked
    child = Process(pid, parent.pid, parent.group, parent.session, task)
    _inherit(child, parent)
    processes.add(child)
    scheduler.add(task)
    return child


def _new_task(pid: int, parent: Task, frame: TrapFrame, stack_pointer: u64) -> Task:
    registers = TrapFrame.over(bytearray(frame.tobytes()))
    registers.set_result(u64(0))
    if stack_pointer != 0:
        registers.rsp = stack_pointer
    context = Context.for_user(registers.tobytes())
    context.fs_base = parent.context.fs_base
    context.copy_fpu_from(parent.context)
    return Task(pid, pid, parent.name, context)


def _inherit(child: Process, parent: Process) -> None:
    child.files = parent.files.fork()
    child.directory = parent.directory
    child.umask = parent.umask
    child.limits = parent.limits.copy()
    child.terminal = parent.terminal
    child.arguments = parent.arguments
    child.actions = parent.actions.copy()
    child.signal_stack = parent.signal_stack
    child.signal_stack_size = parent.signal_stack_size


def wait_for_image(child: Process) -> None:
    """vfork(2): hold the parent, who calls this, until the child has left the image by execve or exit;
    signals wait too.
    """
    child.shares_image = True
    while child.shares_image:
        child.image_left.wait_through_signals()


def make_init(space: AddressSpace, registers: TrapFrame) -> Process:
    """The first process, whose task starts with `registers` in `space`. It is not runnable yet."""
    pid = processes.allocate_pid()
    assert pid == INIT
    task = Task(pid, pid, "init", Context.for_user(registers.tobytes()))
    task.address_space = space
    init = Process(pid, 0, pid, pid, task)
    processes.add(init)
    return init
