"""System calls on time: clocks, sleeping, alarms, accounting."""

from abi import errno, resource
from abi import syscall_numbers as number
from abi import time as t
from kernel.proc.alarms import alarms
from kernel.proc.process import Process
from kernel.proc.scheduler import scheduler
from kernel.proc.wait_queue import FOREVER, sleep_until
from kernel.syscall.call import Call
from kernel.syscall.table import Entry
from ophion.lang import sizeof, u64

TICK = 10_000_000  # ns
_TICKS_PER_SECOND = 100
_LONGEST_SLEEP = 4_000_000_000  # seconds: 2**63 ns lie well beyond


def read_duration(call: Call, address: u64) -> int:
    """A timespec from user space, in ns; EINVAL unless it is normalised and not negative."""
    interval = t.Timespec.over(call.copy_in(address, sizeof(t.Timespec)))
    if interval.tv_sec < 0 or not 0 <= interval.tv_nsec < t.NANOSECONDS_PER_SECOND:
        raise errno.os_error(errno.EINVAL)
    return min(interval.tv_sec, _LONGEST_SLEEP) * t.NANOSECONDS_PER_SECOND + interval.tv_nsec


def put_timespec(call: Call, address: u64, nanoseconds: int) -> None:
    """A struct timespec to user space."""
    call.put_pair(address, nanoseconds // t.NANOSECONDS_PER_SECOND, nanoseconds % t.NANOSECONDS_PER_SECOND)


def put_timeval(call: Call, address: u64, nanoseconds: int) -> None:
    """A struct timeval to user space."""
    rest = nanoseconds % t.NANOSECONDS_PER_SECOND // t.NANOSECONDS_PER_MICROSECOND
    call.put_pair(address, nanoseconds // t.NANOSECONDS_PER_SECOND, rest)


def _clock(process: Process, clock: int) -> int:
    """The time of a clock in ns; EINVAL for one that does not exist."""
    if clock == t.CLOCK_REALTIME or clock == t.CLOCK_REALTIME_COARSE:
        return scheduler.clock.realtime()
    if t.CLOCK_MONOTONIC <= clock <= t.CLOCK_BOOTTIME:
        if clock == t.CLOCK_PROCESS_CPUTIME_ID or clock == t.CLOCK_THREAD_CPUTIME_ID:
            return (process.task.user_ticks + process.task.system_ticks) * TICK
        return scheduler.clock.monotonic()
    raise errno.os_error(errno.EINVAL)


def sys_clock_gettime(call: Call) -> int:
    """clock_gettime(2)."""
    put_timespec(call, call.unsigned(1), _clock(call.process, call.integer(0)))
    return 0


def sys_clock_getres(call: Call) -> int:
    """clock_getres(2)."""
    clock = call.integer(0)
    _clock(call.process, clock)
    coarse = clock in (t.CLOCK_REALTIME_COARSE, t.CLOCK_MONOTONIC_COARSE)
    if call.unsigned(1) != 0:
        put_timespec(call, call.unsigned(1), TICK if coarse else 1)
    return 0


def sys_gettimeofday(call: Call) -> int:
    """gettimeofday(2); the time zone is UTC."""
    if call.unsigned(0) != 0:
        put_timeval(call, call.unsigned(0), scheduler.clock.realtime())
    if call.unsigned(1) != 0:
        call.copy_out(call.unsigned(1), bytes(sizeof(t.Timezone)))
    return 0


def sys_time(call: Call) -> int:
    """time(2)."""
    seconds = scheduler.clock.realtime() // t.NANOSECONDS_PER_SECOND
    if call.unsigned(0) != 0:
        call.put_u64(call.unsigned(0), u64(seconds))
    return seconds


def _sleep(call: Call, deadline: int, remainder: u64) -> int:
    """Sleep; when a signal ends it early, tell what was left."""
    call.restarts = False
    try:
        sleep_until(deadline)
    except OSError:
        if remainder != 0:
            left = max(deadline - scheduler.clock.monotonic(), 0)
            put_timespec(call, remainder, left)
        raise
    return 0


def sys_nanosleep(call: Call) -> int:
    """nanosleep(2)."""
    duration = read_duration(call, call.unsigned(0))
    return _sleep(call, scheduler.clock.monotonic() + duration, call.unsigned(1))


def sys_clock_nanosleep(call: Call) -> int:
    """clock_nanosleep(2)."""
    clock, flags = call.integer(0), call.integer(1)
    if clock not in (t.CLOCK_REALTIME, t.CLOCK_MONOTONIC, t.CLOCK_BOOTTIME):
        raise errno.os_error(errno.EINVAL)
    duration = read_duration(call, call.unsigned(2))
    if flags & t.TIMER_ABSTIME:
        duration = max(duration - _clock(call.process, clock), 0)
        return _sleep(call, scheduler.clock.monotonic() + duration, u64(0))
    return _sleep(call, scheduler.clock.monotonic() + duration, call.unsigned(3))


def sys_pause(call: Call) -> int:
    """pause(2)."""
    call.restarts = False
    sleep_until(FOREVER)
    return 0


def sys_alarm(call: Call) -> int:
    """alarm(2): the seconds that were left of the alarm before."""
    now = scheduler.clock.monotonic()
    old = alarms.left(call.process, now)
    seconds = call.word(0)
    alarms.set(call.process, now + seconds * t.NANOSECONDS_PER_SECOND if seconds > 0 else FOREVER)
    return (old + t.NANOSECONDS_PER_SECOND - 1) // t.NANOSECONDS_PER_SECOND


def sys_times(call: Call) -> int:
    """times(2): ticks since boot."""
    process = call.process
    if call.unsigned(0) != 0:
        value = t.Tms()
        value.tms_utime = process.task.user_ticks
        value.tms_stime = process.task.system_ticks
        value.tms_cutime = process.children_user_ticks
        value.tms_cstime = process.children_system_ticks
        call.copy_out(call.unsigned(0), value.view())
    return scheduler.clock.monotonic() // TICK


def usage_of(user_ticks: int, system_ticks: int) -> bytes:
    """struct rusage; what is not counted is 0."""
    usage = resource.Rusage()
    microseconds_per_tick = TICK // t.NANOSECONDS_PER_MICROSECOND
    usage.ru_utime_sec = user_ticks // _TICKS_PER_SECOND
    usage.ru_utime_usec = user_ticks % _TICKS_PER_SECOND * microseconds_per_tick
    usage.ru_stime_sec = system_ticks // _TICKS_PER_SECOND
    usage.ru_stime_usec = system_ticks % _TICKS_PER_SECOND * microseconds_per_tick
    return usage.tobytes()


def sys_getrusage(call: Call) -> int:
    """getrusage(2)."""
    process, who = call.process, call.integer(0)
    if who == resource.RUSAGE_SELF or who == resource.RUSAGE_THREAD:
        usage = usage_of(process.task.user_ticks, process.task.system_ticks)
    elif who == resource.RUSAGE_CHILDREN:
        usage = usage_of(process.children_user_ticks, process.children_system_ticks)
    else:
        raise errno.os_error(errno.EINVAL)
    call.copy_out(call.unsigned(1), usage)
    return 0


ENTRIES: list[Entry] = [
    Entry(number.CLOCK_GETTIME, sys_clock_gettime),
    Entry(number.CLOCK_GETRES, sys_clock_getres),
    Entry(number.GETTIMEOFDAY, sys_gettimeofday),
    Entry(number.TIME, sys_time),
    Entry(number.NANOSLEEP, sys_nanosleep),
    Entry(number.CLOCK_NANOSLEEP, sys_clock_nanosleep),
    Entry(number.PAUSE, sys_pause),
    Entry(number.ALARM, sys_alarm),
    Entry(number.TIMES, sys_times),
    Entry(number.GETRUSAGE, sys_getrusage),
]
