"""Resource limits of a process: what a child inherits and a new program keeps (getrlimit(2)).

Counted here: the time of the processor, the size of files, the heap and the address space, open files, and
the stack, whose limit a program gets when it begins. The others are remembered and limit nothing.
"""

from abi import errno, resource, signal
from kernel.proc.files import DESCRIPTOR_LIMIT
from ophion.lang import u64

DEFAULT_STACK = 0x80_0000
_LEAST_STACK = 0x2_0000  # arguments and environment find room in it (Linux, ARG_MAX)
_MOST_STACK = 0x4000_0000
_PAGE_MASK = 0xFFF


class Limit:
    """The limit that counts, and the one up to which it may be raised."""

    def __init__(self, soft: u64, hard: u64) -> None:
        self.soft = soft
        self.hard = hard


def _defaults() -> list[Limit]:
    limits = [Limit(resource.RLIM_INFINITY, resource.RLIM_INFINITY) for _ in range(resource.RLIMIT_COUNT)]
    limits[resource.RLIMIT_STACK].soft = u64(DEFAULT_STACK)
    limits[resource.RLIMIT_CORE].soft = u64(0)
    limits[resource.RLIMIT_NOFILE] = Limit(u64(DESCRIPTOR_LIMIT), u64(DESCRIPTOR_LIMIT))
    return limits


class Limits:
    """One process's limits, each by its RLIMIT number."""

    def __init__(self) -> None:
        self._limits = _defaults()
        self._told = -1  # at which second of processor time the last SIGXCPU came

    def get(self, which: int) -> Limit:
        """One limit; EINVAL."""
        if not 0 <= which < resource.RLIMIT_COUNT:
            raise errno.os_error(errno.EINVAL)
        return self._limits[which]

    def set(self, which: int, soft: u64, hard: u64) -> None:
        """Change one limit; EINVAL, EPERM for more open files than the kernel can keep."""
        if soft > hard or not 0 <= which < resource.RLIMIT_COUNT:
            raise errno.os_error(errno.EINVAL)
        if which == resource.RLIMIT_NOFILE and hard > DESCRIPTOR_LIMIT:
            raise errno.os_error(errno.EPERM)
        self._limits[which] = Limit(soft, hard)

    def copy(self) -> "Limits":
        """The same limits for a child."""
        other = Limits()
        for which in range(resource.RLIMIT_COUNT):
            limit = self._limits[which]
            other._limits[which] = Limit(limit.soft, limit.hard)
        return other

    def is_limited(self, which: int) -> bool:
        """Whether a resource has a limit at all."""
        return self._limits[which].soft != resource.RLIM_INFINITY

    def allows(self, which: int, amount: int) -> bool:
        """Whether `amount` of a resource is within its limit."""
        return amount <= self._limits[which].soft

    def stack_size(self) -> int:
        """Bytes of a new program's stack, in whole pages."""
        soft = self._limits[resource.RLIMIT_STACK].soft
        return (
            min(max(int(min(soft, u64(_MOST_STACK))), _LEAST_STACK) + _PAGE_MASK, _MOST_STACK) & ~_PAGE_MASK
        )

    def time_is_up(self, seconds: int) -> int:
        """The signal for a program that has used the processor for so long, 0 for none.

        SIGXCPU comes once a second from the limit on.
        """
        limit = self._limits[resource.RLIMIT_CPU]
        if seconds < limit.soft or seconds <= self._told:
            return 0
        self._told = seconds
        return signal.SIGKILL if seconds >= limit.hard else signal.SIGXCPU

    def argument_size(self) -> int:
        """Bytes that a new program's arguments and environment may take (execve(2))."""
        return max(self.stack_size() // 4, _LEAST_STACK)
