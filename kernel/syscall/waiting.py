"""System calls that wait for open files: poll and select."""

from abi import errno, poll, signal
from abi import syscall_numbers as number
from abi.time import NANOSECONDS_PER_MICROSECOND, Timeval
from kernel.drivers.interfaces import READABLE, WRITABLE
from kernel.mm.user_copy import read_u64
from kernel.proc.scheduler import scheduler
from kernel.proc.signals import UNBLOCKABLE
from kernel.proc.wait_queue import FOREVER, readiness_changed
from kernel.syscall.call import Call
from kernel.syscall.table import Entry
from kernel.syscall.times import read_duration
from ophion.lang import sizeof, u64

_ALWAYS_REPORTED = poll.POLLERR | poll.POLLHUP | poll.POLLNVAL
_MILLISECOND = 1_000_000
_LONGEST = 1_000_000_000  # seconds: what is longer is cut


def _deadline(duration: int) -> int:
    return scheduler.clock.monotonic() + duration


def _look(call: Call, table: bytearray) -> int:
    """Fill in the results of a table of Pollfd; how many are not 0."""
    count = 0
    for place in range(0, len(table), sizeof(poll.Pollfd)):
        entry = poll.Pollfd.over(table, place)
        entry.revents = _readiness(call, entry.fd) & (entry.events | _ALWAYS_REPORTED)
        if entry.revents != 0:
            count += 1
    return count


def _readiness(call: Call, descriptor: int) -> int:
    if descriptor < 0:
        return 0
    try:
        ready = call.process.files.get(descriptor).readiness()
    except OSError:
        return poll.POLLNVAL
    if ready & READABLE:
        ready |= poll.POLLRDNORM
    if ready & WRITABLE:
        ready |= poll.POLLWRNORM
    return ready


def _wait_for(call: Call, table: bytearray, deadline: int) -> int:
    """Wait until something is ready, or the deadline (FOREVER: none): how many are ready; EINTR."""
    call.restarts = False
    count = _look(call, table)
    while count == 0 and (deadline == FOREVER or scheduler.clock.monotonic() < deadline):
        readiness_changed.wait_until(deadline)
        count = _look(call, table)
    return count


def sys_poll(call: Call) -> int:
    """poll(2)."""
    timeout = call.integer(2)
    return _poll(call, FOREVER if timeout < 0 else _deadline(timeout * _MILLISECOND))


def sys_ppoll(call: Call) -> int:
    """ppoll(2)."""
    address = call.unsigned(2)
    deadline = FOREVER if address == 0 else _deadline(read_duration(call, address))
    _set_mask(call, call.unsigned(3), call.unsigned(4))
    return _poll(call, deadline)


def _set_mask(call: Call, address: u64, size: u64) -> None:
    """The signal mask of ppoll and pselect, which holds while they wait, if there is one; EINVAL."""
    if address == 0:
        return
    if size != signal.SIGSET_SIZE:
        raise errno.os_error(errno.EINVAL)
    process = call.process
    mask = read_u64(call.space, address) & ~UNBLOCKABLE
    process.saved_mask = process.task.blocked
    process.task.blocked = mask
    process.restores_mask = True


def _poll(call: Call, deadline: int) -> int:
    count = call.word(1)
    if count > call.process.files.limit:
        raise errno.os_error(errno.EINVAL)
    table = bytearray(call.copy_in(call.unsigned(0), count * sizeof(poll.Pollfd)))
    ready = _wait_for(call, table, deadline)
    call.copy_out(call.unsigned(0), memoryview(table))
    return ready


def sys_select(call: Call) -> int:
    """select(2)."""
    address = call.unsigned(4)
    deadline = FOREVER
    if address != 0:
        interval = Timeval.over(call.copy_in(address, sizeof(Timeval)))
        if interval.tv_sec < 0 or not 0 <= interval.tv_usec < 1_000_000:
            raise errno.os_error(errno.EINVAL)
        microseconds = min(interval.tv_sec, _LONGEST) * 1_000_000 + interval.tv_usec
        deadline = _deadline(microseconds * NANOSECONDS_PER_MICROSECOND)
    return _select(call, deadline)


def sys_pselect6(call: Call) -> int:
    """pselect(2)'s system call; its sixth argument points to the mask's address and size."""
    address = call.unsigned(4)
    deadline = FOREVER if address == 0 else _deadline(read_duration(call, address))
    masking = call.unsigned(5)
    if masking != 0:
        mask_address = read_u64(call.space, masking)
        _set_mask(call, mask_address, read_u64(call.space, masking + 8))
    return _select(call, deadline)


_READ_EVENTS = poll.POLLRDNORM | poll.POLLIN | poll.POLLHUP | poll.POLLERR
_WRITE_EVENTS = poll.POLLWRNORM | poll.POLLOUT | poll.POLLERR


def _select(call: Call, deadline: int) -> int:
    count = call.integer(0)
    if count < 0:
        raise errno.os_error(errno.EINVAL)
    count = min(count, poll.FD_SETSIZE)
    size = (count + 63) // 64 * 8
    sets = [_read_set(call, index, size) for index in range(1, 4)]
    table = bytearray()
    for descriptor in range(count):
        events = 0
        if _contains(sets[0], descriptor):
            events |= poll.POLLIN
        if _contains(sets[1], descriptor):
            events |= poll.POLLOUT
        if events != 0 or _contains(sets[2], descriptor):
            call.process.files.get(descriptor)
            request = poll.Pollfd()
            request.fd = descriptor
            request.events = events
            table += request.view()
    _wait_for(call, table, deadline)
    return _write_sets(call, table, sets)


def _read_set(call: Call, index: int, size: int) -> bytes:
    address = call.unsigned(index)
    return call.copy_in(address, size) if address != 0 else b""


def _contains(descriptors: bytes, descriptor: int) -> bool:
    byte = descriptor // 8
    return byte < len(descriptors) and descriptors[byte] >> (descriptor % 8) & 1 != 0


def _write_sets(call: Call, table: bytearray, sets: list[bytes]) -> int:
    readable, writable = bytearray(len(sets[0])), bytearray(len(sets[1]))
    total = 0
    for place in range(0, len(table), sizeof(poll.Pollfd)):
        request = poll.Pollfd.over(table, place)
        byte, bit = request.fd // 8, 1 << request.fd % 8
        if request.events & poll.POLLIN and request.revents & _READ_EVENTS:
            readable[byte] |= bit
            total += 1
        if request.events & poll.POLLOUT and request.revents & _WRITE_EVENTS:
            writable[byte] |= bit
            total += 1
    if len(readable) > 0:
        call.copy_out(call.unsigned(1), bytes(readable))
    if len(writable) > 0:
        call.copy_out(call.unsigned(2), bytes(writable))
    if len(sets[2]) > 0:
        call.copy_out(call.unsigned(3), bytes(len(sets[2])))
    return total


ENTRIES: list[Entry] = [
    Entry(number.POLL, sys_poll),
    Entry(number.PPOLL, sys_ppoll),
    Entry(number.SELECT, sys_select),
    Entry(number.PSELECT6, sys_pselect6),
]
