"""Times and clocks (clock_gettime(2), gettimeofday(2), timespec(3type))."""

from ophion.lang import I32, I64, Struct

CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1
CLOCK_PROCESS_CPUTIME_ID = 2
CLOCK_THREAD_CPUTIME_ID = 3
CLOCK_MONOTONIC_RAW = 4
CLOCK_REALTIME_COARSE = 5
CLOCK_MONOTONIC_COARSE = 6
CLOCK_BOOTTIME = 7

TIMER_ABSTIME = 1

NANOSECONDS_PER_SECOND = 1_000_000_000
NANOSECONDS_PER_MICROSECOND = 1000


class Timespec(Struct):
    """struct timespec, 16 bytes."""

    tv_sec = I64()
    tv_nsec = I64()


class Timeval(Struct):
    """struct timeval, 16 bytes."""

    tv_sec = I64()
    tv_usec = I64()


class Timezone(Struct):
    """struct timezone, 8 bytes: the second argument of gettimeofday(2)."""

    tz_minuteswest = I32()
    tz_dsttime = I32()


class Tms(Struct):
    """struct tms of times(2), in clock ticks of 1/100 second, 32 bytes."""

    tms_utime = I64()
    tms_stime = I64()
    tms_cutime = I64()
    tms_cstime = I64()
