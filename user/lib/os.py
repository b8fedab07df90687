"""os: files, directories, processes, the environment; OSError where the system refuses."""

from typing import NamedTuple

from abi import errno, fcntl
from abi import syscall_numbers as number
from abi import termios as terminal
from abi import wait as wait_status
from user.lib import io, linux
from user.lib import posixpath as path
from user.lib.io import is_terminal
from user.lib.os_directories import DirEntry, listdir, removedirs, scandir, walk
from user.lib.os_environment import environ, getenv
from user.lib.os_files import (
    access,
    chdir,
    chmod,
    fstat,
    getcwd,
    link,
    lstat,
    major,
    makedirs,
    minor,
    mkdir,
    readlink,
    remove,
    rename,
    replace,
    rmdir,
    stat,
    stat_result,
    symlink,
    truncate,
    unlink,
    utime,
)
from user.lib.os_process import (
    WCOREDUMP,
    WEXITSTATUS,
    WIFCONTINUED,
    WIFEXITED,
    WIFSIGNALED,
    WIFSTOPPED,
    WSTOPSIG,
    WTERMSIG,
    _exit,
    abort,
    cpu_count,
    execl,
    execlp,
    execv,
    execve,
    execvp,
    execvpe,
    fork,
    getegid,
    geteuid,
    getgid,
    getpgid,
    getpgrp,
    getpid,
    getppid,
    getsid,
    getuid,
    kill,
    killpg,
    sched_yield,
    setpgid,
    setsid,
    system,
    times,
    times_result,
    wait,
    waitpid,
    waitstatus_to_exitcode,
)
from user.lib.posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep
from user.lib.text_streams import TextIOWrapper

__all__ = [
    "WCOREDUMP",
    "WEXITSTATUS",
    "WIFCONTINUED",
    "WIFEXITED",
    "WIFSIGNALED",
    "WIFSTOPPED",
    "WSTOPSIG",
    "WTERMSIG",
    "DirEntry",
    "_exit",
    "abort",
    "access",
    "altsep",
    "chdir",
    "chmod",
    "cpu_count",
    "curdir",
    "defpath",
    "devnull",
    "environ",
    "execl",
    "execlp",
    "execv",
    "execve",
    "execvp",
    "execvpe",
    "extsep",
    "fork",
    "fstat",
    "getcwd",
    "getegid",
    "getenv",
    "geteuid",
    "getgid",
    "getpgid",
    "getpgrp",
    "getpid",
    "getppid",
    "getsid",
    "getuid",
    "kill",
    "killpg",
    "link",
    "listdir",
    "lstat",
    "major",
    "makedirs",
    "minor",
    "mkdir",
    "pardir",
    "path",
    "pathsep",
    "readlink",
    "remove",
    "removedirs",
    "rename",
    "replace",
    "rmdir",
    "scandir",
    "sched_yield",
    "sep",
    "setpgid",
    "setsid",
    "stat",
    "stat_result",
    "symlink",
    "system",
    "times",
    "times_result",
    "truncate",
    "unlink",
    "utime",
    "wait",
    "waitpid",
    "waitstatus_to_exitcode",
    "walk",
]

O_RDONLY = fcntl.O_RDONLY
O_WRONLY = fcntl.O_WRONLY
O_RDWR = fcntl.O_RDWR
O_ACCMODE = fcntl.O_ACCMODE
O_CREAT = fcntl.O_CREAT
O_EXCL = fcntl.O_EXCL
O_NOCTTY = fcntl.O_NOCTTY
O_TRUNC = fcntl.O_TRUNC
O_APPEND = fcntl.O_APPEND
O_NONBLOCK = fcntl.O_NONBLOCK
O_DIRECTORY = fcntl.O_DIRECTORY
O_NOFOLLOW = fcntl.O_NOFOLLOW
O_CLOEXEC = fcntl.O_CLOEXEC
O_SYNC = fcntl.O_SYNC
O_DSYNC = fcntl.O_DSYNC
O_PATH = fcntl.O_PATH
O_NOATIME = fcntl.O_NOATIME
SEEK_SET = fcntl.SEEK_SET
SEEK_CUR = fcntl.SEEK_CUR
SEEK_END = fcntl.SEEK_END
F_OK = 0
X_OK = 1
W_OK = 2
R_OK = 4
WNOHANG = wait_status.WNOHANG
WUNTRACED = wait_status.WUNTRACED
WCONTINUED = wait_status.WCONTINUED
EX_OK = 0
EX_USAGE = 64
EX_DATAERR = 65
EX_NOINPUT = 66
EX_NOUSER = 67
EX_NOHOST = 68
EX_UNAVAILABLE = 69
EX_SOFTWARE = 70
EX_OSERR = 71
EX_OSFILE = 72
EX_CANTCREAT = 73
EX_IOERR = 74
EX_TEMPFAIL = 75
EX_PROTOCOL = 76
EX_NOPERM = 77
EX_CONFIG = 78
error = OSError

name = "posix"
linesep = "\n"


def strerror(code: int, /) -> str:
    """The text of an error number."""
    return errno.strerror(code)


def open(path: str, flags: int, mode: int = 0o777) -> int:
    """A descriptor of a file, closed on exec as Python has it."""
    return linux.open_at(path, flags | O_CLOEXEC, mode)


def close(fd: int) -> None:
    """Close a descriptor."""
    linux.close(fd)


def read(fd: int, length: int, /) -> bytes:
    """At most `length` bytes; none at the end."""
    buffer = bytearray(length)
    count = linux.read(fd, buffer)
    return bytes(memoryview(buffer)[:count])


def write(fd: int, data: bytes | bytearray | memoryview, /) -> int:
    """Write; the number of bytes written, which may be fewer."""
    return linux.write(fd, data)


def pread(fd: int, length: int, offset: int, /) -> bytes:
    """At most `length` bytes from a position on; the file's own position stays."""
    buffer = bytearray(length)
    count = linux.read_at(fd, buffer, offset)
    return bytes(memoryview(buffer)[:count])


def pwrite(fd: int, data: bytes | bytearray | memoryview, offset: int, /) -> int:
    """Write at a position; the number of bytes written, and the file's own position stays."""
    return linux.write_at(fd, data, offset)


def fspath(path: str) -> str:
    """The path itself: paths are texts."""
    return path


def makedev(major: int, minor: int, /) -> int:
    """The number of a device (makedev(3))."""
    high = (major & 0xFFFF_F000) << 32 | (minor & 0xFFFF_FF00) << 12
    return high | (major & 0xFFF) << 8 | minor & 0xFF


def get_exec_path() -> list[str]:
    """The folders in which programs are looked for."""
    return (environ.get("PATH") or defpath).split(pathsep)


def fsencode(filename: str) -> bytes:
    """The name of a file as the system has it."""
    return filename.encode()


def fsdecode(filename: str | bytes) -> str:
    """The name of a file as text."""
    return filename if isinstance(filename, str) else filename.decode()


def lseek(fd: int, position: int, whence: int, /) -> int:
    """Move in a file; the new position."""
    return linux.lseek(fd, position, whence)


def isatty(fd: int, /) -> bool:
    """Whether a descriptor is a terminal."""
    return is_terminal(fd)


def pipe() -> tuple[int, int]:
    """A pipe; the descriptors to read from and to write to, closed on exec."""
    return linux.pipe2(O_CLOEXEC)


def pipe2(flags: int, /) -> tuple[int, int]:
    """A pipe with flags; the descriptors to read from and to write to."""
    return linux.pipe2(flags)


def dup(fd: int, /) -> int:
    """A second descriptor of an open file, closed on exec."""
    return linux.plain_call(number.FCNTL, fd, fcntl.F_DUPFD_CLOEXEC, 0)


def dup2(fd: int, fd2: int, inheritable: bool = True) -> int:
    """Make `fd2` a descriptor of what `fd` is, open on exec where `inheritable`; fd2."""
    if inheritable:
        return linux.plain_call(number.DUP2, fd, fd2)
    return linux.plain_call(number.DUP3, fd, fd2, O_CLOEXEC)


def get_inheritable(fd: int, /) -> bool:
    """Whether a descriptor stays open on exec."""
    return linux.plain_call(number.FCNTL, fd, fcntl.F_GETFD) & fcntl.FD_CLOEXEC == 0


def set_inheritable(fd: int, inheritable: bool, /) -> None:
    """Whether a descriptor is to stay open on exec."""
    linux.plain_call(number.FCNTL, fd, fcntl.F_SETFD, 0 if inheritable else fcntl.FD_CLOEXEC)


def ftruncate(fd: int, length: int, /) -> None:
    """Set the size of an open file."""
    linux.plain_call(number.FTRUNCATE, fd, length)


def fchmod(fd: int, mode: int) -> None:
    """Change the permissions of an open file."""
    linux.plain_call(number.FCHMOD, fd, mode)


def fchdir(fd: int) -> None:
    """Make an open directory the working directory."""
    linux.plain_call(number.FCHDIR, fd)


def closerange(fd_low: int, fd_high: int, /) -> None:
    """Close all descriptors from one on and below another, as far as they are open."""
    for fd in range(fd_low, fd_high):
        try:
            linux.close(fd)
        except OSError:
            continue


def fdatasync(fd: int) -> None:
    """Write the contents of an open file to its disk."""
    linux.plain_call(number.FDATASYNC, fd)


def fsync(fd: int) -> None:
    """Write an open file to its disk."""
    linux.plain_call(number.FSYNC, fd)


def sync() -> None:
    """Write all files to their disks."""
    linux.sync()


def umask(mask: int, /) -> int:
    """Set the permissions that new files do not get; the mask before."""
    return linux.plain_call(number.UMASK, mask)


def tcgetpgrp(fd: int, /) -> int:
    """The foreground process group of a terminal."""
    return linux.ioctl_get(fd, terminal.TIOCGPGRP)


def tcsetpgrp(fd: int, pgid: int, /) -> None:
    """Set the foreground process group of a terminal."""
    linux.ioctl_set(fd, terminal.TIOCSPGRP, pgid)


class terminal_size(NamedTuple):  # noqa: N801 (Python's name)
    """The columns and lines of a terminal."""

    columns: int
    lines: int

    def __repr__(self) -> str:
        return f"os.terminal_size(columns={self.columns}, lines={self.lines})"


def get_terminal_size(fd: int = 1, /) -> terminal_size:
    """The size of a terminal."""
    size = linux.window_size(fd, terminal.TIOCGWINSZ)
    return terminal_size(size.ws_col, size.ws_row)


class uname_result(NamedTuple):  # noqa: N801 (Python's name)
    """The system's names."""

    sysname: str
    nodename: str
    release: str
    version: str
    machine: str

    def __repr__(self) -> str:
        names = f"sysname={self.sysname!r}, nodename={self.nodename!r}, release={self.release!r}"
        return f"posix.uname_result({names}, version={self.version!r}, machine={self.machine!r})"


def _text(field: bytes) -> str:
    """A NUL-terminated field."""
    return field[: field.index(b"\0")].decode()


def uname() -> uname_result:
    """The system's names."""
    names = linux.uname()
    return uname_result(
        _text(names.sysname),
        _text(names.nodename),
        _text(names.release),
        _text(names.version),
        _text(names.machine),
    )


def urandom(size: int, /) -> bytes:
    """Random bytes."""
    buffer = bytearray(size)
    filled = 0
    while filled < size:
        filled += linux.getrandom(memoryview(buffer)[filled:])
    return bytes(buffer)


def getrandom(size: int, flags: int = 0) -> bytes:
    """Random bytes."""
    return urandom(size)


def fdopen(fd: int, mode: str = "r") -> TextIOWrapper:
    """A stream of text over a descriptor, which it owns from then on."""
    if "r" in mode:
        return TextIOWrapper(io.BufferedReader(fd, str(fd), mode))
    return TextIOWrapper(io.BufferedWriter(fd, str(fd), mode), is_terminal(fd))
