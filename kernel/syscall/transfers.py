"""System calls that move bytes of open files: read, write, at offsets, through vectors, sendfile, lseek."""

from collections.abc import Callable

from abi import errno, signal, uio
from abi import syscall_numbers as number
from kernel.drivers.interfaces import READABLE
from kernel.fs.interfaces import OpenFile
from kernel.layout import PAGE_SIZE
from kernel.mm.user_copy import UserSlice, copy_in, copy_out, read_u64, window
from kernel.syscall.call import LARGEST_OFFSET, Call
from kernel.syscall.file_size import send_own_signal, writable_count
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
    if not file.inode.is_regular() or file.read_at(position, memoryview(bytearray(1))) > 0:
        raise errno.os_error(errno.EFAULT)
    return 0


def _write_pieces(call: Call, file: OpenFile, address: u64, count: int, offset: int) -> int:
    """Write from user memory, at the position (offset -1) or `offset`; stops at the first short piece."""
    if count > 0 and file.inode.is_regular():
        count = writable_count(call, file, count, offset)
    claim = call.slice(address, count)
    if claim.in_one_page():
        return _write_piece(call, window(claim, False), file, offset, file.is_divisible(count))
    usable = _readable_count(claim, file)
    divisible = file.is_divisible(usable)
    done = 0
    while True:
        size = _piece_size(address + done, usable - done, divisible)
        try:
            claim = call.slice(address + done, size)
            piece = window(claim, False) if claim.in_one_page() else memoryview(copy_in(claim))
            written = _write_piece(call, piece, file, offset if offset < 0 else offset + done, divisible)
        except OSError:
            if done > 0:
                return done
            raise
        done += written
        if written < size or done == usable:
            return done


def _readable_count(claim: UserSlice, file: OpenFile) -> int:
    """How many bytes of a claim a write may take; EFAULT for none."""
    usable = claim.usable(False)
    if usable < claim.length and not file.inode.is_regular():
        usable -= usable % PAGE_SIZE  # pipes and devices take whole pages, or what is left
    if usable == 0 and claim.length > 0:
        raise errno.os_error(errno.EFAULT)
    return usable


def _write_piece(call: Call, piece: memoryview, file: OpenFile, offset: int, divisible: bool) -> int:
    """Write what the kernel has in sight; where nobody will read it, EPIPE and SIGPIPE (write(2))."""
    try:
        if offset >= 0:
            return file.write_at(offset, piece)
        return file.write_part(piece) if divisible else file.write(piece)
    except OSError as error:
        if error.errno == errno.EPIPE:
            send_own_signal(call, signal.SIGPIPE)
        raise


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
    if not source.inode.is_regular():
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
    """Copy from an offset on through the kernel's memory; an error after the first piece only ends it."""
    buffer = memoryview(bytearray(min(count, _PIECE)))
    done = 0
    while done < count:
        size = source.read_at(start + done, buffer[: min(count - done, _PIECE)])
        if size == 0:
            break
        try:
            written = _write_piece(call, buffer[:size], target, -1, False)
        except OSError:
            if done > 0:
                break
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


ENTRIES: list[Entry] = [
    Entry(number.READ, sys_read),
    Entry(number.WRITE, sys_write),
    Entry(number.PREAD64, sys_pread64),
    Entry(number.PWRITE64, sys_pwrite64),
    Entry(number.READV, sys_readv),
    Entry(number.WRITEV, sys_writev),
    Entry(number.SENDFILE, sys_sendfile),
    Entry(number.LSEEK, sys_lseek),
]
