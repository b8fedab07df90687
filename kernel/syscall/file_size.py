"""RLIMIT_FSIZE: how far a file may grow; beyond it SIGXFSZ and EFBIG (setrlimit(2))."""

from abi import errno, resource, signal
from kernel.fs.interfaces import OpenFile
from kernel.proc.process import Origin
from kernel.proc.sending import send_signal
from kernel.syscall.call import Call
from ophion.lang import u64


def send_own_signal(call: Call, number: int) -> None:
    """A signal that the caller's own request brings it."""
    send_signal(call.process, number, Origin(signal.SI_USER, call.process.pid, 0, u64(0)))


def check_file_size(call: Call, size: int) -> None:
    """EFBIG for a new size beyond the limit."""
    if not call.process.limits.allows(resource.RLIMIT_FSIZE, size):
        send_own_signal(call, signal.SIGXFSZ)
        raise errno.os_error(errno.EFBIG)


def writable_count(call: Call, file: OpenFile, count: int, offset: int) -> int:
    """How many of `count` bytes may be written at `offset`, or at the position (-1); EFBIG for none."""
    limits = call.process.limits
    if not limits.is_limited(resource.RLIMIT_FSIZE):
        return count
    start = offset if offset >= 0 else file.write_position()
    if limits.allows(resource.RLIMIT_FSIZE, start + count):
        return count
    check_file_size(call, start + 1)
    return int(limits.get(resource.RLIMIT_FSIZE).soft) - start
