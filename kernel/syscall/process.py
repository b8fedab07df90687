"""System calls on processes: birth, execution, death, waiting, families, sessions."""

from abi import errno, signal, wait
from abi import syscall_numbers as number
from kernel.layout import USER_END
from kernel.mm.user_copy import UserSlice, copy_out, read_string, read_u64
from kernel.proc.ending import wait_for_child
from kernel.proc.execute import STRING_LIMIT, execute
from kernel.proc.forking import fork, wait_for_image
from kernel.proc.process import Process, processes
from kernel.proc.scheduler import scheduler
from kernel.proc.sessions import set_group, start_session
from kernel.proc.task import TaskExit
from kernel.syscall.call import Call
from kernel.syscall.table import Entry
from kernel.syscall.times import usage_of
from ophion.lang import u64

# clone(2), <linux/sched.h>
_CLONE_VM = 0x0000_0100
_CLONE_VFORK = 0x0000_4000
_CLONE_SETTLS = 0x0008_0000
_CLONE_PARENT_SETTID = 0x0010_0000
_CLONE_CHILD_CLEARTID = 0x0020_0000
_CLONE_CHILD_SETTID = 0x0100_0000
_CLONE_FLAGS = (
    _CLONE_VM
    | _CLONE_VFORK
    | _CLONE_SETTLS
    | _CLONE_PARENT_SETTID
    | _CLONE_CHILD_CLEARTID
    | _CLONE_CHILD_SETTID
)
_PR_SET_NAME = 15
_PR_GET_NAME = 16
_NAME_SIZE = 16


def sys_fork(call: Call) -> int:
    """fork(2)."""
    return fork(call.process, call.frame, u64(0)).pid


def sys_vfork(call: Call) -> int:
    """vfork(2): the child has a copy of the memory, which POSIX allows."""
    child = fork(call.process, call.frame, u64(0))
    wait_for_image(child)
    return child.pid


def sys_clone(call: Call) -> int:
    """clone(2), as far as it makes processes: what fork(3), vfork(3) and posix_spawn(3) ask for.

    With CLONE_VM | CLONE_VFORK the child has a copy of the memory; threads (CLONE_VM alone) are EINVAL.
    """
    flags = int(call.unsigned(0) & 0xFFFF_FFFF)
    if flags & 0xFF not in (0, signal.SIGCHLD) or flags & ~0xFF & ~_CLONE_FLAGS:
        raise errno.os_error(errno.EINVAL)
    if flags & _CLONE_VM and not flags & _CLONE_VFORK:
        raise errno.os_error(errno.EINVAL)
    if flags & _CLONE_PARENT_SETTID:
        call.slice(call.unsigned(2), 4).check(True)
    if flags & _CLONE_SETTLS and call.unsigned(4) >= USER_END:
        raise errno.os_error(errno.EPERM)
    child = fork(call.process, call.frame, call.unsigned(1))
    _prepare_clone(call, child, flags)
    if flags & _CLONE_VFORK:
        wait_for_image(child)
    return child.pid


def _prepare_clone(call: Call, child: Process, flags: int) -> None:
    tid = child.task.tid.to_bytes(4, "little")
    if flags & _CLONE_SETTLS:
        child.task.context.fs_base = call.unsigned(4)
    if flags & _CLONE_PARENT_SETTID:
        call.copy_out(call.unsigned(2), tid)
    space = child.task.address_space
    if flags & _CLONE_CHILD_SETTID and space is not None:
        try:
            copy_out(UserSlice(space, call.unsigned(3), len(tid)), tid)
        except OSError:
            return  # as Linux: the child starts without it


def _read_strings(call: Call, address: u64) -> list[bytes]:
    """An array of string addresses that a null ends; the null address is an empty one (execve(2), NOTES)."""
    strings: list[bytes] = []
    total = 0
    while address != 0:
        pointer = read_u64(call.space, address)
        if pointer == 0:
            break
        strings.append(_read_argument(call, pointer))
        total += len(strings[-1]) + 9
        if total > call.process.limits.argument_size():
            raise errno.os_error(errno.E2BIG)
        address += 8
    return strings


def _read_argument(call: Call, pointer: u64) -> bytes:
    try:
        return read_string(call.space, pointer, STRING_LIMIT)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise errno.os_error(errno.E2BIG) from None
        raise


def sys_execve(call: Call) -> int:
    """execve(2)."""
    path = call.string(0)
    arguments = _read_strings(call, call.unsigned(1))
    environment = _read_strings(call, call.unsigned(2))
    if len(arguments) == 0:
        arguments.append(b"")
    execute(call.process, call.frame, path, arguments, environment)
    return 0


def sys_exit(call: Call) -> int:
    """_exit(2), exit_group(2)."""
    raise TaskExit(wait.exited_status(call.integer(0)))


def sys_wait4(call: Call) -> int:
    """wait4(2)."""
    options = call.word(2)
    kinds = wait.WNOTHREAD | wait.WALL | wait.WCLONE
    if options & ~(wait.WNOHANG | wait.WUNTRACED | wait.WCONTINUED | kinds):
        raise errno.os_error(errno.EINVAL)
    event = wait_for_child(call.process, call.integer(0), options)
    if event is None:
        return 0
    if call.unsigned(1) != 0:
        call.put_u32(call.unsigned(1), event.status)
    if call.unsigned(3) != 0:
        call.copy_out(call.unsigned(3), usage_of(event.user_ticks, event.system_ticks))
    return event.pid


def sys_getpid(call: Call) -> int:
    """getpid(2)."""
    return call.process.pid


def sys_gettid(call: Call) -> int:
    """gettid(2)."""
    return call.process.task.tid


def sys_getppid(call: Call) -> int:
    """getppid(2)."""
    return call.process.parent


def sys_set_tid_address(call: Call) -> int:
    """set_tid_address(2): a process of one thread has nobody to tell of its end."""
    return call.process.task.tid


def sys_getuid(call: Call) -> int:
    """getuid(2) and the like: every process is the superuser's."""
    return 0


def sys_setuid(call: Call) -> int:
    """setuid(2), setgid(2): only the superuser exists."""
    if call.integer(0) != 0:
        raise errno.os_error(errno.EINVAL)
    return 0


def sys_getgroups(call: Call) -> int:
    """getgroups(2): none."""
    if call.integer(0) < 0:
        raise errno.os_error(errno.EINVAL)
    return 0


def _process_of(call: Call, pid: int) -> Process:
    return call.process if pid == 0 else processes.get(pid)


def sys_getpgrp(call: Call) -> int:
    """getpgrp(2)."""
    return call.process.group


def sys_getpgid(call: Call) -> int:
    """getpgid(2)."""
    return _process_of(call, call.integer(0)).group


def sys_setpgid(call: Call) -> int:
    """setpgid(2)."""
    pid = call.integer(0)
    if pid < 0:
        raise errno.os_error(errno.ESRCH)
    set_group(call.process, 0 if pid == call.process.pid else pid, call.integer(1))
    return 0


def sys_getsid(call: Call) -> int:
    """getsid(2)."""
    return _process_of(call, call.integer(0)).session


def sys_setsid(call: Call) -> int:
    """setsid(2)."""
    return start_session(call.process)


def sys_sched_yield(call: Call) -> int:
    """sched_yield(2)."""
    scheduler.yield_()
    return 0


def sys_sched_getaffinity(call: Call) -> int:
    """sched_getaffinity(2)'s system call: the bytes written; one processor."""
    processes.get(call.process.pid if call.integer(0) == 0 else call.integer(0))
    size = call.word(1)
    if size % 8 != 0 or size * 8 & 0xFFFF_FFFF == 0:  # Linux counts bits in 32 bits
        raise errno.os_error(errno.EINVAL)
    call.copy_out(call.unsigned(2), b"\x01" + bytes(7))
    return 8


def sys_prctl(call: Call) -> int:
    """prctl(2): the task's name."""
    option = call.integer(0)
    task = call.process.task
    if option == _PR_SET_NAME:
        try:
            name = read_string(call.space, call.unsigned(1), _NAME_SIZE)
        except OSError as error:
            if error.errno != errno.ENAMETOOLONG:
                raise
            name = call.copy_in(call.unsigned(1), _NAME_SIZE - 1)
        task.name = name.decode("latin-1")
        return 0
    if option == _PR_GET_NAME:
        name = task.name.encode()[: _NAME_SIZE - 1]
        call.copy_out(call.unsigned(1), name + bytes(_NAME_SIZE - len(name)))
        return 0
    raise errno.os_error(errno.EINVAL)


ENTRIES: list[Entry] = [
    Entry(number.FORK, sys_fork),
    Entry(number.VFORK, sys_vfork),
    Entry(number.CLONE, sys_clone),
    Entry(number.EXECVE, sys_execve),
    Entry(number.EXIT, sys_exit),
    Entry(number.EXIT_GROUP, sys_exit),
    Entry(number.WAIT4, sys_wait4),
    Entry(number.GETPID, sys_getpid),
    Entry(number.GETTID, sys_gettid),
    Entry(number.GETPPID, sys_getppid),
    Entry(number.SET_TID_ADDRESS, sys_set_tid_address),
    Entry(number.GETUID, sys_getuid),
    Entry(number.GETEUID, sys_getuid),
    Entry(number.GETGID, sys_getuid),
    Entry(number.GETEGID, sys_getuid),
    Entry(number.SETUID, sys_setuid),
    Entry(number.SETGID, sys_setuid),
    Entry(number.GETGROUPS, sys_getgroups),
    Entry(number.GETPGRP, sys_getpgrp),
    Entry(number.GETPGID, sys_getpgid),
    Entry(number.SETPGID, sys_setpgid),
    Entry(number.GETSID, sys_getsid),
    Entry(number.SETSID, sys_setsid),
    Entry(number.SCHED_YIELD, sys_sched_yield),
    Entry(number.SCHED_GETAFFINITY, sys_sched_getaffinity),
    Entry(number.PRCTL, sys_prctl),
]
