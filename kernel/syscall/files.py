"""System calls on open files: reading, writing, seeking, descriptors, pipes, device requests."""

from collections.abc import Callable

from abi import errno, fcntl, signal, termios, uio
from abi import syscall_numbers as number
from abi.stat import S_IFCHR, S_IFREG
from kernel.drivers.interfaces import READABLE
from kernel.fs.interfaces import OpenFile
from kernel.fs.pipe import make_pipe
from kernel.layout import PAGE_SIZE
from kernel.mm.user_copy import UserSlice, copy_in, copy_out, read_u64, window
from kernel.proc.sessions import give_up_terminal, take_terminal
from kernel.syscall.call import LARGEST_OFFSET, Call
from kernel.syscall.file_size import check_file_size, send_own_signal, writable_count
from kernel.syscall.table import Entry
from ophion.lang import sizeof, u64

_PIECE = 16384  # bytes that go through the kernel at a time


def _piece_size(address: u64, left: int, divisible: bool) -> int:
    """How much of `left` bytes to move at once.

    What may be divided goes page by page, straight from or to the program's memory; what may not goes through
    the kernel's memory where it is not all in one page.
    """
    in_page = PAGE_SIZE - int(address & (PAGE_SIZE - 1))
    return min(left, in_page if divisible or left <= in_page else _PIECE)


def _read_pieces(call: Call, file: OpenFile, address: u64, count: int, offset: int) -> int:
    """Read into user memory, from the position (offset -1) or `offset`; stops at the first short piece."""
    claim = call.slice(address, count)
    if claim.in_one_page():
        return _read_page(claim, file, offset)
    usable = claim.usable(True)
    if usable == 0 and count > 0:
        return _read_nothing(file, offset)
    divisible = file.is_divisible(usable)
    done = 0
    while True:
        size = _piece_size(address + done, usable - done, divisible)
        try:
            got = _read_piece(call.slice(address + done, size), file, offset if offset < 0 else offset + done)
        except OSError:
            if done > 0:
                return done
            raise
        done += got
        if got < size or done == usable or not divisible or file.readiness() & READABLE == 0:
            return done


def _read_page(claim: UserSlice, file: OpenFile, offset: int) -> int:
    """Read into one page."""
    try:
        page = window(claim, True)
    except OSError:
        return _read_nothing(file, offset)
    return file.read(page) if offset < 0 else file.read_at(offset, page)


def _read_piece(claim: UserSlice, file: OpenFile, offset: int) -> int:
    """Read into several pages, or none, through the kernel's memory."""
    if claim.in_one_page():
        return _read_page(claim, file, offset)
    buffer = memoryview(bytearray(claim.length))
    got = file.read(buffer) if offset < 0 else file.read_at(offset, buffer)
    copy_out(claim, buffer[:got])
    return got


def _read_nothing(file: OpenFile, offset: int) -> int:
    """Read into memory that cannot be written: 0 at the end of a file, EISDIR; EFAULT elsewhere."""
    if file.inode.is_directory():
        raise errno.os_error(errno.EISDIR)
    position = file.position if offset < 0 else offset
    if not _is_regular(file) or file.read_at(position, memoryview(bytearray(1))) > 0:
        raise errno.os_error(errno.EFAULT)
    return 0


def _write_pieces(call: Call, file: OpenFile, address: u64, count: int, offset: int) -> int:
    """Write from user memory, at the position (offset -1) or `offset`; stops at the first short piece."""
    if count > 0 and _is_regular(file):
        count = writable_count(call, file, count, offset)
    claim = call.slice(address, count)
    if claim.in_one_page():
        return _write_page(call, claim, file, offset)
    usable = claim.usable(False)
    if usable < count and not _is_regular(file):
        usable -= usable % PAGE_SIZE  # pipes and devices take whole pages, or what is left
    if usable == 0 and count > 0:
        raise errno.os_error(errno.EFAULT)
    divisible = file.is_divisible(usable)
    done = 0
    while True:
        size = _piece_size(address + done, usable - done, divisible)
        try:
            claim = call.slice(address + done, size)
            piece = window(claim, False) if claim.in_one_page() else memoryview(copy_in(claim))
            if offset >= 0:
                written = file.write_at(offset + done, piece)
            else:
                written = file.write_part(piece) if divisible else file.write(piece)
        except OSError as error:
            if done > 0:
                return done
            if error.errno == errno.EPIPE:
                send_own_signal(call, signal.SIGPIPE)
            raise
        done += written
        if written < size or done == usable:
            return done


def _write_page(call: Call, claim: UserSlice, file: OpenFile, offset: int) -> int:
    """Write from one page."""
    page = window(claim, False)
    try:
        if offset >= 0:
            return file.write_at(offset, page)
        return file.write_part(page) if file.is_divisible(claim.length) else file.write(page)
    except OSError as error:
        if error.errno == errno.EPIPE:
            send_own_signal(call, signal.SIGPIPE)
        raise


def _is_regular(file: OpenFile) -> bool:
    return file.inode.file_type() == S_IFREG


def sys_read(call: Call) -> int:
    """read(2)."""
    file = call.file(0)
    if not file.is_readable():
        raise errno.os_error(errno.EBADF)
    address, count = call.transfer(1)
    return _read_pieces(call, file, address, count, -1)


def sys_write(call: Call) -> int:
    """write(2)."""
    file = call.file(0)
    if not file.is_writable():
        raise errno.os_error(errno.EBADF)
    address, count = call.transfer(1)
    return _write_pieces(call, file, address, count, -1)


def sys_pread64(call: Call) -> int:
    """pread(2)."""
    file, offset = call.file(0), call.offset(3)
    if not file.inode.is_seekable():
        raise errno.os_error(errno.ESPIPE)
    address, count = call.transfer(1)
    return _read_pieces(call, file, address, count, offset)


def sys_pwrite64(call: Call) -> int:
    """pwrite(2)."""
    file, offset = call.file(0), call.offset(3)
    if not file.inode.is_seekable():
        raise errno.os_error(errno.ESPIPE)
    address, count = call.transfer(1)
    return _write_pieces(call, file, address, count, offset)


def _vector(call: Call) -> list[tuple[u64, int]]:
    """The address and length of each buffer of readv(2) and writev(2); EINVAL for too many or too much."""
    count = call.word(2)
    if count > uio.UIO_MAXIOV:
        raise errno.os_error(errno.EINVAL)
    size = sizeof(uio.Iovec)
    table = call.copy_in(call.unsigned(1), count * size)
    buffers: list[tuple[u64, int]] = []
    total = 0
    for index in range(int(count)):
        entry = uio.Iovec.over(table, index * size)
        if entry.iov_len >> 62 != 0:
            raise errno.os_error(errno.EINVAL)
        total += int(entry.iov_len)
        if total >> 62 != 0:
            raise errno.os_error(errno.EINVAL)
        buffers.append((entry.iov_base, int(entry.iov_len)))
    return buffers


def _move_vector(call: Call, file: OpenFile, move: Callable[[Call, OpenFile, u64, int, int], int]) -> int:
    """Read or write each buffer in turn, until one is short; an error after the first only ends it."""
    done = 0
    for address, length in _vector(call):
        if length == 0:
            continue
        try:
            size = move(call, file, address, length, -1)
        except OSError:
            if done > 0:
                return done
            raise
        done += size
        if size < length:
            break
    return done


def sys_readv(call: Call) -> int:
    """readv(2)."""
    file = call.file(0)
    if not file.is_readable():
        raise errno.os_error(errno.EBADF)
    return _move_vector(call, file, _read_pieces)


def sys_writev(call: Call) -> int:
    """writev(2)."""
    file = call.file(0)
    if not file.is_writable():
        raise errno.os_error(errno.EBADF)
    return _move_vector(call, file, _write_pieces)


def sys_sendfile(call: Call) -> int:
    """sendfile(2)."""
    target, source = call.file(0), call.file(1)
    if not target.is_writable() or not source.is_readable():
        raise errno.os_error(errno.EBADF)
    if not _is_regular(source):
        raise errno.os_error(errno.EINVAL)
    pointer, count = call.unsigned(2), call.count(3)
    start = source.position
    if pointer != 0:
        wanted = read_u64(call.space, pointer)
        if wanted > LARGEST_OFFSET:
            raise errno.os_error(errno.EINVAL)
        start = int(wanted)
    done = _send_pieces(call, target, source, start, count)
    if pointer != 0:
        call.put_u64(pointer, u64(start + done))
    else:
        source.position = start + done
    return done


def _send_pieces(call: Call, target: OpenFile, source: OpenFile, start: int, count: int) -> int:
    buffer = memoryview(bytearray(min(count, _PIECE)))
    done = 0
    while done < count:
        size = source.read_at(start + done, buffer[: min(count - done, _PIECE)])
        if size == 0:
            break
        try:
            written = target.write(buffer[:size])
        except OSError as error:
            if done > 0:
                break
            if error.errno == errno.EPIPE:
                send_own_signal(call, signal.SIGPIPE)
            raise
        done += written
        if written < size:
            break
    return done


def sys_lseek(call: Call) -> int:
    """lseek(2)."""
    file = call.file(0)
    before = file.position
    try:
        position = file.seek(call.signed(1), call.integer(2))
    except OverflowError:
        raise errno.os_error(errno.EOVERFLOW) from None
    if position > LARGEST_OFFSET:
        file.position = before
        raise errno.os_error(errno.EOVERFLOW)
    return position


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
        return file.flags | fcntl.O_LARGEFILE if _is_regular(file) else file.flags
    if command == fcntl.F_SETFL:
        file.set_flags(call.integer(2))
        return 0
    raise errno.os_error(errno.EINVAL)


# How many bytes the third argument of a request points to.
_READS: dict[int, int] = {
    termios.TCSETS: sizeof(termios.Termios),
    termios.TCSETSW: sizeof(termios.Termios),
    termios.TCSETSF: sizeof(termios.Termios),
    termios.TIOCSWINSZ: sizeof(termios.Winsize),
    termios.TIOCSPGRP: 4,
}
_WRITES: dict[int, int] = {
    termios.TCGETS: sizeof(termios.Termios),
    termios.TIOCGWINSZ: sizeof(termios.Winsize),
    termios.TIOCGPGRP: 4,
    termios.TIOCGSID: 4,
    termios.TIOCOUTQ: 4,
    termios.FIONREAD: 4,
}


def sys_ioctl(call: Call) -> int:
    """ioctl(2)."""
    file = call.file(0)
    request, value = call.word(1), call.signed(2)
    if request == termios.FIOCLEX or request == termios.FIONCLEX:
        call.process.files.set_close_on_exec(call.integer(0), request == termios.FIOCLEX)
        return 0
    if request == termios.FIONBIO:
        wanted = call.copy_in(call.unsigned(2), 4) != bytes(4)
        nonblocking = fcntl.O_NONBLOCK if wanted else 0
        file.set_flags(file.flags & ~fcntl.O_NONBLOCK | nonblocking)
        return 0
    if request == termios.FIONREAD and _is_regular(file):
        left = max(file.inode.attributes().size - file.position, 0)
        call.copy_out(call.unsigned(2), left.to_bytes(8, "little")[:4])
        return 0
    if request == termios.TIOCSCTTY or request == termios.TIOCNOTTY:
        return _change_terminal(call, file, request)
    return _device_request(call, file, request, value)


def _device_request(call: Call, file: OpenFile, request: int, value: int) -> int:
    size = _READS.get(request, 0)
    if size > 0 and file.inode.file_type() != S_IFCHR:
        raise errno.os_error(errno.ENOTTY)
    if size > 0:
        return file.ioctl(request, value, memoryview(bytearray(call.copy_in(call.unsigned(2), size))))
    data = memoryview(bytearray(_WRITES.get(request, 0)))
    result = file.ioctl(request, value, data)
    if len(data) > 0:
        call.copy_out(call.unsigned(2), bytes(data))
    return result


def _change_terminal(call: Call, file: OpenFile, request: int) -> int:
    if file.inode.file_type() != S_IFCHR:
        raise errno.os_error(errno.ENOTTY)
    if request == termios.TIOCSCTTY:
        take_terminal(call.process, file.inode.attributes().device_number)
    else:
        give_up_terminal(call.process)
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


_CLOSE_RANGE_CLOEXEC = 4


ENTRIES: list[Entry] = [
    Entry(number.READ, sys_read),
    Entry(number.WRITE, sys_write),
    Entry(number.PREAD64, sys_pread64),
    Entry(number.PWRITE64, sys_pwrite64),
    Entry(number.READV, sys_readv),
    Entry(number.WRITEV, sys_writev),
    Entry(number.SENDFILE, sys_sendfile),
    Entry(number.LSEEK, sys_lseek),
    Entry(number.CLOSE, sys_close),
    Entry(number.CLOSE_RANGE, sys_close_range),
    Entry(number.DUP, sys_dup),
    Entry(number.DUP2, sys_dup2),
    Entry(number.DUP3, sys_dup3),
    Entry(number.PIPE, sys_pipe),
    Entry(number.PIPE2, sys_pipe2),
    Entry(number.FCNTL, sys_fcntl),
    Entry(number.IOCTL, sys_ioctl),
    Entry(number.FTRUNCATE, sys_ftruncate),
    Entry(number.FSYNC, sys_fsync),
    Entry(number.FDATASYNC, sys_fsync),
    Entry(number.FADVISE64, sys_fadvise64),
]
