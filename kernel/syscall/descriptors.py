"""System calls on descriptors and the files behind them: close, dup, pipe, fcntl, fsync, ftruncate."""

from abi import errno, fcntl
from abi import syscall_numbers as number
from kernel.fs.interfaces import OpenFile
from kernel.fs.pipe import make_pipe
from kernel.syscall.call import Call
from kernel.syscall.file_size import check_file_size
from kernel.syscall.table import Entry

_CLOSE_RANGE_CLOEXEC = 4  # linux/close_range.h


def sys_close(call: Call) -> int:
    """close(2)."""
    call.process.files.close(call.integer(0))
    return 0


def sys_dup(call: Call) -> int:
    """dup(2)."""
    return _duplicate(call, call.file(0), 0, False)


def _duplicate(call: Call, file: OpenFile, lowest: int, close_on_exec: bool) -> int:
    descriptor = call.process.files.install(file, close_on_exec, lowest)
    file.retain()
    return descriptor


def sys_dup2(call: Call) -> int:
    """dup2(2)."""
    if call.integer(0) == call.integer(1):
        call.file(0)
        return call.integer(1)
    return _duplicate_to(call, False)


def sys_dup3(call: Call) -> int:
    """dup3(2)."""
    flags = call.integer(2)
    if flags & ~fcntl.O_CLOEXEC or call.integer(0) == call.integer(1):
        raise errno.os_error(errno.EINVAL)
    return _duplicate_to(call, flags & fcntl.O_CLOEXEC != 0)


def _duplicate_to(call: Call, close_on_exec: bool) -> int:
    file, descriptor = call.file(0), call.integer(1)
    if not 0 <= descriptor < call.process.files.limit:
        raise errno.os_error(errno.EBADF)
    file.retain()
    call.process.files.replace(descriptor, file, close_on_exec)
    return descriptor


def sys_pipe(call: Call) -> int:
    """pipe(2)."""
    return _pipe(call, 0)


def sys_pipe2(call: Call) -> int:
    """pipe2(2)."""
    flags = call.integer(1)
    if flags & ~(fcntl.O_CLOEXEC | fcntl.O_NONBLOCK):
        raise errno.os_error(errno.EINVAL)
    return _pipe(call, flags)


def _pipe(call: Call, flags: int) -> int:
    address = call.unsigned(0)
    call.slice(address, 8).check(True)
    files = call.process.files
    close_on_exec = flags & fcntl.O_CLOEXEC != 0
    reader, writer = make_pipe(flags)
    try:
        first = files.install(reader, close_on_exec)
    except OSError:
        reader.release()
        writer.release()
        raise
    try:
        second = files.install(writer, close_on_exec)
    except OSError:
        files.close(first)
        writer.release()
        raise
    call.copy_out(address, first.to_bytes(4, "little") + second.to_bytes(4, "little"))
    return 0


def sys_fcntl(call: Call) -> int:
    """fcntl(2)."""
    descriptor, command = call.integer(0), call.integer(1)
    files = call.process.files
    file = files.get(descriptor)
    if command == fcntl.F_DUPFD or command == fcntl.F_DUPFD_CLOEXEC:
        lowest = call.integer(2)
        if not 0 <= lowest < files.limit:
            raise errno.os_error(errno.EINVAL)
        return _duplicate(call, file, lowest, command == fcntl.F_DUPFD_CLOEXEC)
    if command == fcntl.F_GETFD:
        return fcntl.FD_CLOEXEC if files.closes_on_exec(descriptor) else 0
    if command == fcntl.F_SETFD:
        files.set_close_on_exec(descriptor, call.integer(2) & fcntl.FD_CLOEXEC != 0)
        return 0
    if command == fcntl.F_GETFL:
        return file.flags | fcntl.O_LARGEFILE if file.inode.is_regular() else file.flags
    if command == fcntl.F_SETFL:
        file.set_flags(call.integer(2))
        return 0
    raise errno.os_error(errno.EINVAL)


def sys_close_range(call: Call) -> int:
    """close_range(2)."""
    first, last, flags = call.word(0), call.word(1), call.word(2)
    if first > last or flags & ~_CLOSE_RANGE_CLOEXEC:
        raise errno.os_error(errno.EINVAL)
    files = call.process.files
    for descriptor in files.descriptors():
        if first <= descriptor <= last:
            if flags & _CLOSE_RANGE_CLOEXEC:
                files.set_close_on_exec(descriptor, True)
            else:
                files.close_quietly(descriptor)
    return 0


def sys_ftruncate(call: Call) -> int:
    """ftruncate(2)."""
    file, size = call.file(0), call.size(1)
    check_file_size(call, size)
    file.truncate(size)
    return 0


def sys_fsync(call: Call) -> int:
    """fsync(2), fdatasync(2)."""
    call.file(0).inode.sync()
    return 0


def sys_fadvise64(call: Call) -> int:
    """posix_fadvise(2): advice is checked and not needed."""
    file = call.file(0)
    if not file.inode.is_seekable():
        raise errno.os_error(errno.ESPIPE)
    if not 0 <= call.integer(3) <= 5:
        raise errno.os_error(errno.EINVAL)
    return 0


ENTRIES: list[Entry] = [
    Entry(number.CLOSE, sys_close),
    Entry(number.CLOSE_RANGE, sys_close_range),
    Entry(number.DUP, sys_dup),
    Entry(number.DUP2, sys_dup2),
    Entry(number.DUP3, sys_dup3),
    Entry(number.PIPE, sys_pipe),
    Entry(number.PIPE2, sys_pipe2),
    Entry(number.FCNTL, sys_fcntl),
    Entry(number.FTRUNCATE, sys_ftruncate),
    Entry(number.FSYNC, sys_fsync),
    Entry(number.FDATASYNC, sys_fsync),
    Entry(number.FADVISE64, sys_fadvise64),
]
