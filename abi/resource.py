"""Limits and usage of resources (getrlimit(2), getrusage(2))."""

from ophion.lang import I64, U64, Array, Struct, u64

RLIMIT_CPU = 0
RLIMIT_FSIZE = 1
RLIMIT_DATA = 2
RLIMIT_STACK = 3
RLIMIT_CORE = 4
RLIMIT_RSS = 5
RLIMIT_NPROC = 6
RLIMIT_NOFILE = 7
RLIMIT_MEMLOCK = 8
RLIMIT_AS = 9
RLIMIT_COUNT = 16
RLIM_INFINITY = u64(0xFFFF_FFFF_FFFF_FFFF)

RUSAGE_SELF = 0
RUSAGE_CHILDREN = -1
RUSAGE_THREAD = 1


class Rlimit(Struct):
    """struct rlimit64, 16 bytes."""

    rlim_cur = U64()
    rlim_max = U64()


class Rusage(Struct):
    """struct rusage, 144 bytes; what Ophion does not count is 0."""

    ru_utime_sec = I64()
    ru_utime_usec = I64()
    ru_stime_sec = I64()
    ru_stime_usec = I64()
    ru_maxrss = I64()
    rest = Array(I64, 13)
