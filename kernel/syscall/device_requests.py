"""ioctl(2): what every file answers here, what a device answers by its own `ioctl`."""

from abi import errno, fcntl, termios
from abi import syscall_numbers as number
from abi.stat import S_IFCHR
from kernel.fs.interfaces import OpenFile
from kernel.proc.sessions import give_up_terminal, take_terminal
from kernel.syscall.call import Call
from kernel.syscall.table import Entry
from ophion.lang import sizeof

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
    if request == termios.FIONREAD and file.inode.is_regular():
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


ENTRIES: list[Entry] = [
    Entry(number.IOCTL, sys_ioctl),
]
