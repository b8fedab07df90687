"""resource: how much of the system a process may use."""

from abi.resource import RLIM_INFINITY as _NO_LIMIT
from abi.resource import (
    RLIMIT_AS,
    RLIMIT_CORE,
    RLIMIT_COUNT,
    RLIMIT_CPU,
    RLIMIT_DATA,
    RLIMIT_FSIZE,
    RLIMIT_MEMLOCK,
    RLIMIT_NOFILE,
    RLIMIT_NPROC,
    RLIMIT_RSS,
    RLIMIT_STACK,
)
from ophion.lang import u64
from user.lib import linux

__all__ = [
    "RLIMIT_AS",
    "RLIMIT_CORE",
    "RLIMIT_CPU",
    "RLIMIT_DATA",
    "RLIMIT_FSIZE",
    "RLIMIT_MEMLOCK",
    "RLIMIT_NOFILE",
    "RLIMIT_NPROC",
    "RLIMIT_RSS",
    "RLIMIT_STACK",
    "RLIM_INFINITY",
    "getrlimit",
    "setrlimit",
]

RLIM_INFINITY = -1


def _shown(limit: u64) -> int:
    return RLIM_INFINITY if limit == _NO_LIMIT else int(limit)


def _given(limit: int) -> u64:
    return _NO_LIMIT if limit == RLIM_INFINITY else u64(limit)


def getrlimit(resource: int, /) -> tuple[int, int]:
    """The limit that counts, and the one up to which it may be raised. Of a wrong number: ValueError."""
    if not 0 <= resource < RLIMIT_COUNT:
        raise ValueError("invalid resource specified")
    limit = linux.getrlimit(resource)
    return _shown(limit.rlim_cur), _shown(limit.rlim_max)


def setrlimit(resource: int, limits: tuple[int, int], /) -> None:
    """Change both limits. A soft one above the hard one is a ValueError, as is one that is not permitted."""
    if not 0 <= resource < RLIMIT_COUNT:
        raise ValueError("invalid resource specified")
    soft, hard = _given(limits[0]), _given(limits[1])
    if soft > hard:
        raise ValueError("current limit exceeds maximum limit")
    try:
        linux.setrlimit(resource, soft, hard)
    except PermissionError:
        raise ValueError("not allowed to raise maximum limit") from None
