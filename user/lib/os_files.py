"""os: files by name and what is known about them."""

from abi import fcntl
from abi import syscall_numbers as number
from abi.stat import Stat
from user.lib import linux
from user.lib import posixpath as path


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


def utime(path: str, times: tuple[float, float] | None = None, *, ns: tuple[int, int] | None = None) -> None:
    """Set when a file was read and changed last: now, or at times in seconds or nanoseconds. OSError."""
    if ns is not None:
        linux.set_times(path, ns[0], ns[1])
    elif times is not None:
        linux.set_times(path, _nanoseconds(times[0]), _nanoseconds(times[1]))
    else:
        linux.set_times_to_now(path)


def _nanoseconds(seconds: float) -> int:
    whole = int(seconds)
    return whole * 1_000_000_000 + round((seconds - whole) * 1e9)
