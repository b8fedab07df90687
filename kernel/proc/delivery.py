"""Delivering signals: on the way back to user mode, when nothing is held (signal(7)).

An interrupted system call that may be restarted has left its number in `restart_call`: it is made again
unless a handler without SA_RESTART runs.
"""

from abi import signal, wait
from abi.signal import Siginfo
from kernel.arch import PAGE_FAULT, TrapFrame
from kernel.proc.process import Origin, Process, processes
from kernel.proc.scheduler import scheduler
from kernel.proc.sending import KERNEL_ORIGIN, notify_parent
from kernel.proc.signal_frame import HandlerCall, pop_frame, push_frame
from kernel.proc.signals import UNBLOCKABLE, Disposition, bit, next_signal
from kernel.proc.task import TaskExit, TaskState
from ophion.lang import u64


def deliver_signals(process: Process, frame: TrapFrame) -> None:
    """Act on every signal that is pending and not blocked; TaskExit where one ends the process."""
    task = process.task
    while task.has_signal():
        number = next_signal(task.pending & ~task.blocked)
        task.pending &= ~bit(number)
        origin = process.origins.pop(number, KERNEL_ORIGIN)
        disposition = process.actions.disposition(number)
        if disposition == Disposition.TERMINATE:
            raise TaskExit(wait.signaled_status(number))
        if disposition == Disposition.STOP:
            _stop(process, number)
        elif disposition == Disposition.HANDLE:
            _handle(process, frame, number, origin)
    _restart(process, frame)
    if process.restores_mask:
        process.restores_mask = False
        task.blocked = process.saved_mask


def _stop(process: Process, number: int) -> None:
    """Stop until SIGCONT or SIGKILL; the stops of a terminal do not stop an orphaned group (POSIX)."""
    if number != signal.SIGSTOP and processes.is_orphaned(process.group):
        return
    process.is_stopped = True
    process.stop_signal = number
    process.continue_unreported = False
    notify_parent(process, signal.CLD_STOPPED, number)
    while process.is_stopped:
        scheduler.block(TaskState.STOPPED, -1)


def _restart(process: Process, frame: TrapFrame) -> None:
    if process.restart_call >= 0:
        frame.make_again(u64(process.restart_call))
        process.restart_call = -1


def _handle(process: Process, frame: TrapFrame, number: int, origin: Origin) -> None:
    task, space = process.task, process.task.address_space
    assert space is not None
    action = process.actions.get(number)
    if action.has(signal.SA_RESTART):
        _restart(process, frame)
    process.restart_call = -1
    call = HandlerCall(number, action.handler, action.restorer, u64(0))
    call.mask = process.saved_mask if process.restores_mask else task.blocked
    call.stack_pointer = process.signal_stack
    call.stack_size = process.signal_stack_size
    if action.has(signal.SA_ONSTACK) and not _on_signal_stack(process, frame.rsp):
        call.stack_top = process.signal_stack + process.signal_stack_size
    if frame.vector == PAGE_FAULT:
        call.fault_address = origin.address
    try:
        push_frame(task, space, frame, call, information_of(number, origin))
    except OSError:
        raise TaskExit(wait.signaled_status(signal.SIGSEGV)) from None
    process.restores_mask = False
    task.blocked |= action.mask & ~UNBLOCKABLE
    if not action.has(signal.SA_NODEFER):
        task.blocked |= bit(number)
    if action.has(signal.SA_RESETHAND):
        process.actions.reset(number)


def _on_signal_stack(process: Process, pointer: u64) -> bool:
    """Whether a handler runs on the alternate stack already, or there is none."""
    if process.signal_stack_size == 0:
        return True
    return process.signal_stack < pointer <= process.signal_stack + process.signal_stack_size


def information_of(number: int, origin: Origin) -> Siginfo:
    """What a handler is told of a signal: siginfo_t."""
    information = Siginfo()
    information.si_signo = number
    information.si_code = origin.code
    information.si_pid = origin.pid
    information.si_status = origin.status
    if origin.address != 0:  # si_addr stands where si_pid and si_uid do
        information.view()[16:24] = origin.address.to_bytes(8, "little")
    return information


def return_from_handler(process: Process, frame: TrapFrame) -> None:
    """rt_sigreturn(2): restore registers and mask. A frame that is none is a segmentation fault."""
    task, space = process.task, process.task.address_space
    assert space is not None
    task.blocked = pop_frame(task, space, frame) & ~UNBLOCKABLE
