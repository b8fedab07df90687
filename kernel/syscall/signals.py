"""System calls on signals: sending, actions, masks, waiting for one, returning from a handler."""

from abi import errno, signal, wait
from abi import syscall_numbers as number
from kernel.layout import USER_END
from kernel.mm.user_copy import read_u64
from kernel.proc.delivery import information_of, return_from_handler
from kernel.proc.process import Origin, processes
from kernel.proc.scheduler import scheduler
from kernel.proc.sending import KERNEL_ORIGIN, kill, send_signal
from kernel.proc.signal_frame import SS_DISABLE, SS_ONSTACK
from kernel.proc.signals import UNBLOCKABLE, Action, bit, is_signal, next_signal
from kernel.proc.task import TaskExit
from kernel.proc.wait_queue import FOREVER, sleep_until
from kernel.syscall.call import Call
from kernel.syscall.table import Entry
from kernel.syscall.times import read_duration
from ophion.lang import I32, U64, Struct, sizeof, u64

_MINIMUM_STACK = 2048  # MINSIGSTKSZ


class SignalStack(Struct):
    """stack_t, 24 bytes (sigaltstack(2))."""

    pointer = U64()
    flags = I32()
    padding = I32()
    size = U64()


def sys_kill(call: Call) -> int:
    """kill(2)."""
    kill(call.integer(0), call.integer(1))
    return 0


def _send_to_thread(call: Call, process_id: int, thread: int, which: int) -> int:
    if thread <= 0 or process_id <= 0 or (which != 0 and not is_signal(which)):
        raise errno.os_error(errno.EINVAL)
    process = processes.get(thread)
    if process.pid != process_id:
        raise errno.os_error(errno.ESRCH)
    if which != 0:
        send_signal(process, which, Origin(signal.SI_TKILL, call.process.pid, 0, u64(0)))
    return 0


def sys_tkill(call: Call) -> int:
    """tkill(2)."""
    return _send_to_thread(call, call.integer(0), call.integer(0), call.integer(1))


def sys_tgkill(call: Call) -> int:
    """tgkill(2)."""
    return _send_to_thread(call, call.integer(0), call.integer(1), call.integer(2))


def _check_set_size(call: Call, index: int) -> None:
    if call.unsigned(index) != signal.SIGSET_SIZE:
        raise errno.os_error(errno.EINVAL)


def _write_set(call: Call, address: u64, mask: u64) -> None:
    call.put_u64(address, mask)


def sys_rt_sigaction(call: Call) -> int:
    """sigaction(2)'s system call."""
    _check_set_size(call, 3)
    which = call.integer(0)
    new, old = call.unsigned(1), call.unsigned(2)
    if not is_signal(which):
        raise errno.os_error(errno.EINVAL)
    if new != 0 and bit(which) & UNBLOCKABLE:
        raise errno.os_error(errno.EINVAL)
    size = sizeof(signal.Sigaction)
    replacement = signal.Sigaction.over(call.copy_in(new, size)) if new != 0 else None
    if old != 0:
        call.copy_out(old, _sigaction_of(call.process.actions.get(which)).view())
    if replacement is not None:
        _set_action(call, which, replacement)
    return 0


def _sigaction_of(action: Action) -> signal.Sigaction:
    value = signal.Sigaction()
    value.handler = action.handler
    value.flags = action.flags
    value.restorer = action.restorer
    value.mask = action.mask
    return value


def _set_action(call: Call, which: int, value: signal.Sigaction) -> None:
    """A pending signal that is ignored from now on is gone (POSIX, sigaction)."""
    process = call.process
    action = Action(value.handler, value.flags, value.restorer, value.mask & ~UNBLOCKABLE)
    process.actions.set(which, action)
    if process.actions.is_ignored(which):
        process.task.pending &= ~bit(which)


def sys_rt_sigprocmask(call: Call) -> int:
    """sigprocmask(2)'s system call."""
    _check_set_size(call, 3)
    how, new, old = call.integer(0), call.unsigned(1), call.unsigned(2)
    task = call.process.task
    before = task.blocked
    if new != 0:
        mask = read_u64(call.space, new) & ~UNBLOCKABLE
        if how == signal.SIG_BLOCK:
            task.blocked = before | mask
        elif how == signal.SIG_UNBLOCK:
            task.blocked = before & ~mask
        elif how == signal.SIG_SETMASK:
            task.blocked = mask
        else:
            raise errno.os_error(errno.EINVAL)
    if old != 0:
        _write_set(call, old, before)
    return 0


def sys_rt_sigpending(call: Call) -> int:
    """sigpending(2)'s system call."""
    if call.unsigned(1) > signal.SIGSET_SIZE:
        raise errno.os_error(errno.EINVAL)
    task = call.process.task
    pending = (task.pending & task.blocked).to_bytes(8, "little")
    call.copy_out(call.unsigned(0), pending[: int(call.unsigned(1))])
    return 0


def sys_rt_sigsuspend(call: Call) -> int:
    """sigsuspend(2)'s system call."""
    _check_set_size(call, 1)
    mask = read_u64(call.space, call.unsigned(0)) & ~UNBLOCKABLE
    call.restarts = False
    process = call.process
    process.saved_mask = process.task.blocked
    process.restores_mask = True
    process.task.blocked = mask
    sleep_until(FOREVER)
    return 0


def sys_rt_sigtimedwait(call: Call) -> int:
    """sigtimedwait(2)'s system call: take a signal that is pending, or wait for it; EAGAIN, EINTR."""
    _check_set_size(call, 3)
    wanted = read_u64(call.space, call.unsigned(0)) & ~UNBLOCKABLE
    deadline = FOREVER
    if call.unsigned(2) != 0:
        deadline = scheduler.clock.monotonic() + read_duration(call, call.unsigned(2))
    call.restarts = False
    task = call.process.task
    task.awaited = wanted
    try:
        if task.pending & wanted == 0:
            sleep_until(deadline)
    except OSError:
        if task.pending & wanted == 0:
            raise
    finally:
        task.awaited = u64(0)
    return _take_signal(call, wanted)


def _take_signal(call: Call, wanted: u64) -> int:
    process = call.process
    which = next_signal(process.task.pending & wanted)
    if which == 0:
        raise errno.os_error(errno.EAGAIN)
    process.task.pending &= ~bit(which)
    origin = process.origins.pop(which, KERNEL_ORIGIN)
    if call.unsigned(1) != 0:
        call.copy_out(call.unsigned(1), information_of(which, origin).view())
    return which


def sys_rt_sigreturn(call: Call) -> int:
    """sigreturn(2): the result is what the interrupted program has in its place."""
    try:
        return_from_handler(call.process, call.frame)
    except OSError:
        raise TaskExit(wait.signaled_status(signal.SIGSEGV)) from None
    value = call.frame.result()
    return int(value) if value >> 63 == 0 else -1 - int(~value)


def sys_sigaltstack(call: Call) -> int:
    """sigaltstack(2)."""
    process = call.process
    new, old = call.unsigned(0), call.unsigned(1)
    pointer = call.frame.rsp
    on_stack = process.signal_stack < pointer <= process.signal_stack + process.signal_stack_size
    current = SignalStack()
    current.pointer = process.signal_stack
    current.size = process.signal_stack_size
    if process.signal_stack_size == 0:
        current.flags = SS_DISABLE
    elif on_stack:
        current.flags = SS_ONSTACK
    wanted = SignalStack.over(call.copy_in(new, sizeof(SignalStack))) if new != 0 else None
    if wanted is not None:
        _set_stack(call, wanted, on_stack)
    if old != 0:
        call.copy_out(old, current.view())
    return 0


def _set_stack(call: Call, wanted: SignalStack, on_stack: bool) -> None:
    if on_stack:
        raise errno.os_error(errno.EPERM)
    if wanted.flags & ~SS_DISABLE not in (0, SS_ONSTACK):
        raise errno.os_error(errno.EINVAL)
    process = call.process
    if wanted.flags & SS_DISABLE:
        process.signal_stack = u64(0)
        process.signal_stack_size = u64(0)
        return
    if wanted.size < _MINIMUM_STACK:
        raise errno.os_error(errno.ENOMEM)
    if wanted.pointer > USER_END or wanted.size > USER_END:
        raise errno.os_error(errno.ENOMEM)
    process.signal_stack = wanted.pointer
    process.signal_stack_size = wanted.size


ENTRIES: list[Entry] = [
    Entry(number.KILL, sys_kill),
    Entry(number.TKILL, sys_tkill),
    Entry(number.TGKILL, sys_tgkill),
    Entry(number.RT_SIGACTION, sys_rt_sigaction),
    Entry(number.RT_SIGPROCMASK, sys_rt_sigprocmask),
    Entry(number.RT_SIGPENDING, sys_rt_sigpending),
    Entry(number.RT_SIGSUSPEND, sys_rt_sigsuspend),
    Entry(number.RT_SIGTIMEDWAIT, sys_rt_sigtimedwait),
    Entry(number.RT_SIGRETURN, sys_rt_sigreturn),
    Entry(number.SIGALTSTACK, sys_sigaltstack),
]
