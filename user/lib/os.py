"""os: files, directories, processes, the environment; OSError where the system refuses."""

from typing import NoReturn

from abi import dirent, errno, fcntl
from abi import syscall_numbers as number
from abi import termios as terminal
from abi import wait as wait_status
from abi.stat import Stat
from ophion.lang import sizeof
from user.lib import io, linux
from user.lib import posixpath as path
from user.lib.io import is_terminal

__all__ = ["path"]

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

name = "posix"
sep = "/"
linesep = "\n"
pathsep = ":"
curdir = "."
pardir = ".."
devnull = "/dev/null"
defpath = "/bin:/usr/bin"

_DIRECTORY_BUFFER = 16384


class _Names:
    """Iterates over the environment's names."""

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self._index = 0

    def __iter__(self) -> "_Names":
        return self

    def __next__(self) -> str:
        if self._index >= len(self._names):
            raise StopIteration
        self._index += 1
        return self._names[self._index - 1]


class _Environ:
    """The environment: names and values, passed on to programs that are executed."""

    def __init__(self, settings: list[str]) -> None:
        self._data: dict[str, str] = {}
        for setting in settings:
            key, equals, value = setting.partition("=")
            if equals and key not in self._data:
                self._data[key] = value

    def __getitem__(self, key: str) -> str:
        return self._data[key]

    def __setitem__(self, key: str, value: str) -> None:
        if not key or "=" in key:
            raise ValueError("illegal environment variable name")
        self._data[key] = value

    def __delitem__(self, key: str) -> None:
        del self._data[key]

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def __len__(self) -> int:
        return len(self._data)

    def __iter__(self) -> _Names:
        return _Names(self.keys())

    def get(self, key: str, default: str | None = None) -> str | None:
        """The value of a name, or `default`."""
        return self._data.get(key, default)

    def pop(self, key: str, default: str | None = None) -> str | None:
        """Remove a name; its value, or `default` (KeyError without one)."""
        if key not in self._data:
            if default is None:
                raise KeyError(key)
            return default
        return self._data.pop(key)

    def setdefault(self, key: str, value: str) -> str:
        """The value of a name, set to `value` first where it has none."""
        if key not in self._data:
            self[key] = value
        return self._data[key]

    def keys(self) -> list[str]:
        """All names."""
        return list(self._data)

    def values(self) -> list[str]:
        """All values."""
        return [self._data[key] for key in self._data]

    def items(self) -> list[tuple[str, str]]:
        """All names with their values."""
        return [(key, self._data[key]) for key in self._data]

    def copy(self) -> dict[str, str]:
        """A dict of it."""
        return {key: self._data[key] for key in self._data}


environ = _Environ(linux.environment())


def getenv(key: str, default: str | None = None) -> str | None:
    """The value of a name in the environment, or `default`."""
    return environ.get(key, default)


def _settings(environment: dict[str, str]) -> list[str]:
    """An environment as execve takes it."""
    return [f"{key}={environment[key]}" for key in environment]


class stat_result:  # noqa: N801 (Python's name)
    """What `stat` tells."""

    def __init__(self, status: Stat) -> None:
        self.st_mode = status.st_mode
        self.st_ino = int(status.st_ino)
        self.st_dev = int(status.st_dev)
        self.st_nlink = int(status.st_nlink)
        self.st_uid = status.st_uid
        self.st_gid = status.st_gid
        self.st_size = status.st_size
        self.st_rdev = int(status.st_rdev)
        self.st_blksize = status.st_blksize
        self.st_blocks = status.st_blocks
        self.st_atime_ns = status.st_atime * 1_000_000_000 + status.st_atime_nsec
        self.st_mtime_ns = status.st_mtime * 1_000_000_000 + status.st_mtime_nsec
        self.st_ctime_ns = status.st_ctime * 1_000_000_000 + status.st_ctime_nsec

    @property
    def st_atime(self) -> float:
        """The last access, in seconds."""
        return self.st_atime_ns / 1_000_000_000

    @property
    def st_mtime(self) -> float:
        """The last change of the contents, in seconds."""
        return self.st_mtime_ns / 1_000_000_000

    @property
    def st_ctime(self) -> float:
        """The last change of the status, in seconds."""
        return self.st_ctime_ns / 1_000_000_000


def stat(path: str, *, follow_symlinks: bool = True) -> stat_result:
    """The status of a file."""
    return stat_result(linux.stat_at(path, 0 if follow_symlinks else fcntl.AT_SYMLINK_NOFOLLOW))


def lstat(path: str) -> stat_result:
    """The status of a file, of a link itself where it is one."""
    return stat_result(linux.stat_at(path, fcntl.AT_SYMLINK_NOFOLLOW))


def fstat(fd: int) -> stat_result:
    """The status of an open file."""
    return stat_result(linux.fstat(fd))


def major(device: int, /) -> int:
    """The major number of a device."""
    return device >> 8 & 0xFFF | device >> 32 & ~0xFFF


def minor(device: int, /) -> int:
    """The minor number of a device."""
    return device & 0xFF | device >> 12 & ~0xFF & 0xFFFF_FFFF


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


def fsync(fd: int) -> None:
    """Write an open file to its disk."""
    linux.plain_call(number.FSYNC, fd)


def sync() -> None:
    """Write all files to their disks."""
    linux.sync()


def getcwd() -> str:
    """The path of the working directory."""
    return linux.getcwd()


def chdir(path: str) -> None:
    """Change the working directory."""
    linux.path_call(number.CHDIR, path, 0)


def access(path: str, mode: int) -> bool:
    """Whether a file may be used so: F_OK, or R_OK, W_OK and X_OK together."""
    try:
        linux.path_call(number.ACCESS, path, mode)
    except OSError:
        return False
    return True


def mkdir(path: str, mode: int = 0o777) -> None:
    """Make a directory."""
    linux.path_call(number.MKDIR, path, mode)


def makedirs(name: str, mode: int = 0o777, exist_ok: bool = False) -> None:
    """Make a directory and those above it that are missing."""
    parent = path.dirname(name.rstrip("/"))
    if parent and not path.exists(parent):
        makedirs(parent, mode, True)
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def rmdir(path: str) -> None:
    """Remove an empty directory."""
    linux.path_call(number.RMDIR, path, 0)


def unlink(path: str) -> None:
    """Remove a file."""
    linux.path_call(number.UNLINK, path, 0)


def remove(path: str) -> None:
    """Remove a file."""
    linux.path_call(number.UNLINK, path, 0)


def rename(src: str, dst: str) -> None:
    """Give a file another name, in place of a file that has it."""
    linux.two_path_call(number.RENAME, src, dst)


def replace(src: str, dst: str) -> None:
    """As rename."""
    linux.two_path_call(number.RENAME, src, dst)


def link(src: str, dst: str) -> None:
    """Give a file a second name."""
    linux.two_path_call(number.LINK, src, dst)


def symlink(src: str, dst: str) -> None:
    """Make a symbolic link at `dst` to `src`."""
    linux.two_path_call(number.SYMLINK, src, dst)


def readlink(path: str) -> str:
    """What a symbolic link points to."""
    return linux.readlink(path)


def chmod(path: str, mode: int) -> None:
    """Change the permissions of a file."""
    linux.path_call(number.CHMOD, path, mode)


def truncate(path: str, length: int) -> None:
    """Set the size of a file."""
    linux.path_call(number.TRUNCATE, path, length)


def utime(path: str, times: tuple[int, int] | None = None) -> None:
    """Set the times of a file to now. Other times are not supported (ValueError)."""
    if times is not None:
        raise ValueError("utime sets the current time only")
    linux.set_times_to_now(path)


def umask(mask: int, /) -> int:
    """Set the permissions that new files do not get; the mask before."""
    return linux.plain_call(number.UMASK, mask)


def _name_at(record: memoryview) -> str:
    """The name of a directory record."""
    data = bytes(record[sizeof(dirent.Dirent64) :])
    return data[: data.index(b"\0")].decode()


def listdir(path: str = ".") -> list[str]:
    """The names in a directory, without "." and "..", in no order."""
    descriptor = linux.open_at(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    names: list[str] = []
    buffer = bytearray(_DIRECTORY_BUFFER)
    try:
        while True:
            size = linux.getdents64(descriptor, buffer)
            if size == 0:
                return names
            position = 0
            while position < size:
                length = dirent.Dirent64.over(buffer, position).d_reclen
                entry = _name_at(memoryview(buffer)[position : position + length])
                if entry != "." and entry != "..":
                    names.append(entry)
                position += length
    finally:
        linux.close(descriptor)


def fork() -> int:
    """Make a child that is a copy; 0 in the child, its number in the parent."""
    return linux.plain_call(number.FORK)


def execve(path: str, argv: list[str], env: dict[str, str]) -> NoReturn:
    """Become the program at `path`; returns by OSError alone."""
    linux.execve(path, argv, _settings(env))


def execv(path: str, argv: list[str]) -> NoReturn:
    """Become the program at `path` with this environment."""
    linux.execve(path, argv, _settings(environ.copy()))


def execvpe(file: str, args: list[str], env: dict[str, str]) -> NoReturn:
    """Become the program `file`, looked for in the directories of env's PATH where it has no "/"."""
    if "/" in file:
        execve(file, args, env)
    denied: OSError | None = None
    missing: OSError | None = None
    search = env.get("PATH", defpath)
    for directory in search.split(pathsep):
        try:
            execve(path.join(directory, file), args, env)
        except OSError as problem:
            if problem.errno == errno.ENOENT or problem.errno == errno.ENOTDIR:
                missing = problem
            elif denied is None:
                denied = problem
    if denied is not None:
        raise denied
    raise missing if missing is not None else OSError(errno.ENOENT, errno.strerror(errno.ENOENT), file)


def execvp(file: str, args: list[str]) -> NoReturn:
    """As execvpe with this environment."""
    execvpe(file, args, environ.copy())


def _exit(status: int) -> NoReturn:
    """End the process at once, without flushing streams."""
    linux.exit_group(status)


def abort() -> NoReturn:
    """End the process by SIGABRT."""
    kill(getpid(), 6)
    linux.exit_group(127)


def waitpid(pid: int, options: int, /) -> tuple[int, int]:
    """Wait for a child, any for -1; its number (0: none yet, with WNOHANG) and its wait status."""
    return linux.wait4(pid, options)


def wait() -> tuple[int, int]:
    """Wait for any child; its number and its wait status."""
    return linux.wait4(-1, 0)


def kill(pid: int, signal: int, /) -> None:
    """Send a signal to a process, or to a process group for a negative number."""
    linux.plain_call(number.KILL, pid, signal)


def killpg(pgid: int, signal: int, /) -> None:
    """Send a signal to a process group."""
    linux.plain_call(number.KILL, -pgid, signal)


def getpid() -> int:
    """The number of this process."""
    return linux.plain_call(number.GETPID)


def getppid() -> int:
    """The number of its parent."""
    return linux.plain_call(number.GETPPID)


def getuid() -> int:
    """The real user."""
    return linux.plain_call(number.GETUID)


def geteuid() -> int:
    """The effective user."""
    return linux.plain_call(number.GETEUID)


def getgid() -> int:
    """The real group."""
    return linux.plain_call(number.GETGID)


def getegid() -> int:
    """The effective group."""
    return linux.plain_call(number.GETEGID)


def getpgid(pid: int) -> int:
    """The process group of a process, of this one for 0."""
    return linux.plain_call(number.GETPGID, pid)


def getpgrp() -> int:
    """The process group of this process."""
    return linux.plain_call(number.GETPGID, 0)


def setpgid(pid: int, pgrp: int, /) -> None:
    """Move a process (0: this one) into a process group (0: one of its own)."""
    linux.plain_call(number.SETPGID, pid, pgrp)


def setsid() -> None:
    """Begin a session."""
    linux.plain_call(number.SETSID)


def getsid(pid: int, /) -> int:
    """The session of a process, of this one for 0."""
    return linux.plain_call(number.GETSID, pid)


def sched_yield() -> None:
    """Let another process run."""
    linux.plain_call(number.SCHED_YIELD)


def tcgetpgrp(fd: int, /) -> int:
    """The foreground process group of a terminal."""
    return linux.ioctl_get(fd, terminal.TIOCGPGRP)


def tcsetpgrp(fd: int, pgid: int, /) -> None:
    """Set the foreground process group of a terminal."""
    linux.ioctl_set(fd, terminal.TIOCSPGRP, pgid)


class terminal_size:  # noqa: N801 (Python's name)
    """The columns and lines of a terminal."""

    def __init__(self, columns: int, lines: int) -> None:
        self.columns = columns
        self.lines = lines


def get_terminal_size(fd: int = 1, /) -> terminal_size:
    """The size of a terminal."""
    size = linux.window_size(fd, terminal.TIOCGWINSZ)
    return terminal_size(size.ws_col, size.ws_row)


class uname_result:  # noqa: N801 (Python's name)
    """The system's names."""

    def __init__(self, sysname: str, nodename: str, release: str, version: str, machine: str) -> None:
        self.sysname = sysname
        self.nodename = nodename
        self.release = release
        self.version = version
        self.machine = machine


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


def fdopen(fd: int, mode: str = "r") -> io.TextIOWrapper:
    """A stream of text over a descriptor, which it owns from then on."""
    if "r" in mode:
        return io.TextIOWrapper(io.BufferedReader(fd, str(fd), mode))
    return io.TextIOWrapper(io.BufferedWriter(fd, str(fd), mode), is_terminal(fd))


def WIFEXITED(status: int) -> bool:  # noqa: N802 (Python's name)
    """Whether the child exited."""
    return wait_status.did_exit(status)


def WEXITSTATUS(status: int) -> int:  # noqa: N802 (Python's name)
    """Its exit code."""
    return wait_status.exit_status(status)


def WIFSIGNALED(status: int) -> bool:  # noqa: N802 (Python's name)
    """Whether a signal ended it."""
    return wait_status.was_signaled(status)


def WTERMSIG(status: int) -> int:  # noqa: N802 (Python's name)
    """That signal."""
    return wait_status.term_signal(status)


def WCOREDUMP(status: int, /) -> bool:  # noqa: N802 (Python's name)
    """Whether it left a core file."""
    return wait_status.dumped_core(status)


def WIFSTOPPED(status: int) -> bool:  # noqa: N802 (Python's name)
    """Whether it is stopped."""
    return wait_status.is_stopped(status)


def WSTOPSIG(status: int) -> int:  # noqa: N802 (Python's name)
    """The signal that stopped it."""
    return wait_status.stop_signal(status)


def WIFCONTINUED(status: int) -> bool:  # noqa: N802 (Python's name)
    """Whether it goes on after a stop."""
    return wait_status.did_continue(status)


def waitstatus_to_exitcode(status: int) -> int:
    """The exit code, or the negated signal. ValueError for a stopped child."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    raise ValueError(f"invalid wait status: {status}")
