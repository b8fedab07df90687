"""System calls on the system: its name, limits, randomness, power, and what start-up code asks for."""

from abi import errno, prctl, reboot, resource, utsname
from abi import syscall_numbers as number
from abi.fcntl import GRND_INSECURE, GRND_NONBLOCK, GRND_RANDOM
from abi.sysinfo import Sysinfo
from abi.time import NANOSECONDS_PER_SECOND
from kernel import arch
from kernel.fs.procfs import MACHINE, NODE_NAME, RELEASE, SYSTEM_NAME, VERSION
from kernel.layout import USER_END
from kernel.mm.memory import frames
from kernel.mm.user_copy import copy_out, read_u32
from kernel.proc.namespace import namespace
from kernel.proc.process import Process, processes
from kernel.proc.randomness import randomness
from kernel.proc.scheduler import scheduler
from kernel.proc.wait_queue import FOREVER, sleep_until
from kernel.syscall.call import Call
from kernel.syscall.table import Entry
from kernel.syscall.times import read_duration
from ophion.lang import sizeof, u64

_PAGE_SIZE = 4096
_FUTEX_WAIT = 0
_FUTEX_WAKE = 1
_FUTEX_COMMAND = 0x7F  # without FUTEX_PRIVATE_FLAG and FUTEX_CLOCK_REALTIME
_ROBUST_LIST_SIZE = 24


def _name_field(text: str) -> bytes:
    raw = text.encode()
    return raw + bytes(utsname.FIELD_SIZE - len(raw))


def sys_uname(call: Call) -> int:
    """uname(2)."""
    names = utsname.Utsname()
    names.sysname = _name_field(SYSTEM_NAME)
    names.nodename = _name_field(NODE_NAME)
    names.release = _name_field(RELEASE)
    names.version = _name_field(VERSION)
    names.machine = _name_field(MACHINE)
    names.domainname = _name_field("(none)")
    call.copy_out(call.unsigned(0), names.view())
    return 0


def sys_sysinfo(call: Call) -> int:
    """sysinfo(2)."""
    information = Sysinfo()
    information.uptime = scheduler.clock.monotonic() // NANOSECONDS_PER_SECOND
    information.totalram = u64(frames().total_count * _PAGE_SIZE)
    information.freeram = u64(frames().free_count * _PAGE_SIZE)
    information.procs = len(processes.all())
    information.mem_unit = 1
    call.copy_out(call.unsigned(0), information.view())
    return 0


def sys_getrandom(call: Call) -> int:
    """getrandom(2)."""
    flags = call.word(2)
    both = GRND_RANDOM | GRND_INSECURE
    if flags & ~(GRND_NONBLOCK | both) or flags & both == both:
        raise errno.os_error(errno.EINVAL)
    address, count = call.transfer(0)
    usable = call.slice(address, count).usable(True)
    if usable == 0 and count > 0:
        raise errno.os_error(errno.EFAULT)
    done = 0
    while done < usable:
        piece = randomness.take(min(usable - done, _PAGE_SIZE))
        copy_out(call.slice(address + done, len(piece)), piece)
        done += len(piece)
    return done


def _limit(process: Process, which: int) -> bytes:
    """struct rlimit64 of a resource; EINVAL."""
    limit = process.limits.get(which)
    layout = resource.Rlimit()
    layout.rlim_cur = limit.soft
    layout.rlim_max = limit.hard
    return layout.tobytes()


def sys_getrlimit(call: Call) -> int:
    """getrlimit(2)."""
    call.copy_out(call.unsigned(1), _limit(call.process, call.integer(0)))
    return 0


def _set_limit(call: Call, process: Process, which: int, address: u64) -> None:
    wanted = resource.Rlimit.over(call.copy_in(address, sizeof(resource.Rlimit)))
    process.limits.set(which, wanted.rlim_cur, wanted.rlim_max)
    if which == resource.RLIMIT_NOFILE:
        process.files.limit = int(wanted.rlim_cur)


def sys_setrlimit(call: Call) -> int:
    """setrlimit(2): everybody is root and may raise a hard limit."""
    _set_limit(call, call.process, call.integer(0), call.unsigned(1))
    return 0


def sys_prlimit64(call: Call) -> int:
    """prlimit(2)."""
    process = processes.get(call.integer(0)) if call.integer(0) != 0 else call.process
    old = _limit(process, call.integer(1))
    if call.unsigned(2) != 0:
        _set_limit(call, process, call.integer(1), call.unsigned(2))
    if call.unsigned(3) != 0:
        call.copy_out(call.unsigned(3), old)
    return 0


def sys_arch_prctl(call: Call) -> int:
    """arch_prctl(2): the FS base, which thread-local storage needs."""
    context = call.process.task.context
    code, address = call.integer(0), call.unsigned(1)
    if code == prctl.ARCH_SET_FS:
        if address >= USER_END:
            raise errno.os_error(errno.EPERM)
        context.fs_base = address
        return 0
    if code == prctl.ARCH_GET_FS:
        call.put_u64(address, context.fs_base)
        return 0
    raise errno.os_error(errno.EINVAL)


_MAGIC2: list[int] = [
    reboot.LINUX_REBOOT_MAGIC2,
    reboot.LINUX_REBOOT_MAGIC2A,
    reboot.LINUX_REBOOT_MAGIC2B,
    reboot.LINUX_REBOOT_MAGIC2C,
]


def sys_reboot(call: Call) -> int:
    """reboot(2). With LINUX_REBOOT_CMD_POWER_OFF the fourth argument is the machine's exit status."""
    if call.word(0) != reboot.LINUX_REBOOT_MAGIC1 or call.word(1) not in _MAGIC2:
        raise errno.os_error(errno.EINVAL)
    command = call.word(2)
    if command in (reboot.LINUX_REBOOT_CMD_CAD_ON, reboot.LINUX_REBOOT_CMD_CAD_OFF):
        return 0
    if command == reboot.LINUX_REBOOT_CMD_POWER_OFF or command == reboot.LINUX_REBOOT_CMD_HALT:
        namespace.files.sync()
        arch.power_off(int(call.unsigned(3) & 0xFF))
        return 0
    if command == reboot.LINUX_REBOOT_CMD_RESTART:
        namespace.files.sync()
        arch.reboot()
        return 0
    raise errno.os_error(errno.EINVAL)


def sys_set_robust_list(call: Call) -> int:
    """set_robust_list(2): a process of one thread leaves nobody waiting for its locks."""
    if call.unsigned(1) != _ROBUST_LIST_SIZE:
        raise errno.os_error(errno.EINVAL)
    return 0


def sys_rseq(call: Call) -> int:
    """rseq(2): not offered; C libraries ask and go on."""
    raise errno.os_error(errno.ENOSYS)


def sys_futex(call: Call) -> int:
    """futex(2) for processes of one thread: nobody else ever waits or wakes."""
    command = call.integer(1) & _FUTEX_COMMAND
    if command == _FUTEX_WAKE:
        return 0
    if command != _FUTEX_WAIT:
        raise errno.os_error(errno.ENOSYS)
    value = read_u32(call.space, call.unsigned(0))
    if value != call.word(2):
        raise errno.os_error(errno.EAGAIN)
    deadline = FOREVER
    if call.unsigned(3) != 0:
        deadline = scheduler.clock.monotonic() + read_duration(call, call.unsigned(3))
    sleep_until(deadline)
    raise errno.os_error(errno.ETIMEDOUT)


ENTRIES: list[Entry] = [
    Entry(number.UNAME, sys_uname),
    Entry(number.SYSINFO, sys_sysinfo),
    Entry(number.GETRANDOM, sys_getrandom),
    Entry(number.GETRLIMIT, sys_getrlimit),
    Entry(number.SETRLIMIT, sys_setrlimit),
    Entry(number.PRLIMIT64, sys_prlimit64),
    Entry(number.ARCH_PRCTL, sys_arch_prctl),
    Entry(number.REBOOT, sys_reboot),
    Entry(number.SET_ROBUST_LIST, sys_set_robust_list),
    Entry(number.RSEQ, sys_rseq),
    Entry(number.FUTEX, sys_futex),
]
