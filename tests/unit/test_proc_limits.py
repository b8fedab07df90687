"""Resource limits as policy; what they do to programs is tests/programs/limits.c."""

import pytest

from abi import errno, resource, signal
from kernel.proc.files import DESCRIPTOR_LIMIT
from kernel.proc.limits import DEFAULT_STACK, Limits
from ophion.lang import u64


def refused(limits: Limits, which: int, soft: int, hard: int) -> int | None:
    with pytest.raises(OSError) as caught:
        limits.set(which, u64(soft), u64(hard))
    return caught.value.errno


def test_what_cannot_be_set() -> None:
    limits = Limits()
    assert refused(limits, resource.RLIMIT_COUNT, 1, 1) == errno.EINVAL
    assert refused(limits, -1, 1, 1) == errno.EINVAL
    assert refused(limits, resource.RLIMIT_FSIZE, 2, 1) == errno.EINVAL
    assert refused(limits, resource.RLIMIT_NOFILE, 1, DESCRIPTOR_LIMIT + 1) == errno.EPERM


def test_a_copy_is_its_own() -> None:
    limits = Limits()
    limits.set(resource.RLIMIT_FSIZE, u64(5), u64(6))
    child = limits.copy()
    child.set(resource.RLIMIT_FSIZE, u64(1), u64(2))
    assert (limits.get(resource.RLIMIT_FSIZE).soft, child.get(resource.RLIMIT_FSIZE).soft) == (5, 1)
    assert limits.allows(resource.RLIMIT_FSIZE, 5) and not limits.allows(resource.RLIMIT_FSIZE, 6)
    assert limits.is_limited(resource.RLIMIT_FSIZE) and not limits.is_limited(resource.RLIMIT_AS)


@pytest.mark.parametrize(
    ("soft", "size"),
    [
        (DEFAULT_STACK, DEFAULT_STACK),
        (0, 0x2_0000),
        (0x10_0001, 0x10_1000),
        (int(resource.RLIM_INFINITY), 0x4000_0000),
        (0x3FFF_FFFF, 0x4000_0000),
    ],
)
def test_stack_sizes(soft: int, size: int) -> None:
    limits = Limits()
    limits.set(resource.RLIMIT_STACK, u64(soft), resource.RLIM_INFINITY)
    assert limits.stack_size() == size
    assert limits.argument_size() == max(size // 4, 0x2_0000)


def test_time_is_told_once_a_second() -> None:
    limits = Limits()
    limits.set(resource.RLIMIT_CPU, u64(2), u64(4))
    told = [limits.time_is_up(second) for second in (0, 1, 1, 2, 2, 3, 3, 4)]
    assert told == [0, 0, 0, signal.SIGXCPU, 0, signal.SIGXCPU, 0, signal.SIGKILL]
