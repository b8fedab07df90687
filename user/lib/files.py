"""Opening files by name: what the built-in `open` does."""

from abi import errno, fcntl, stat
from user.lib import linux
from user.lib.io import BufferedReader, BufferedWriter, TextIOWrapper, is_terminal

_CREATION_MODE = 0o666


def _flags(mode: str) -> int:
    """The flags of open(2) for the letters of `mode`; ValueError where they are none."""
    letters = mode.replace("b", "").replace("t", "")
    if letters == "r":
        return fcntl.O_RDONLY
    if letters == "w":
        return fcntl.O_WRONLY | fcntl.O_CREAT | fcntl.O_TRUNC
    if letters == "a":
        return fcntl.O_WRONLY | fcntl.O_CREAT | fcntl.O_APPEND
    if letters == "x":
        return fcntl.O_WRONLY | fcntl.O_CREAT | fcntl.O_EXCL
    raise ValueError(f"invalid mode: '{mode}'")


def _open(path: str, mode: str) -> int:
    """A descriptor of a file that is no directory. OSError."""
    descriptor = linux.open_at(path, _flags(mode) | fcntl.O_CLOEXEC, _CREATION_MODE)
    if linux.fstat(descriptor).st_mode & stat.S_IFMT == stat.S_IFDIR:
        linux.close(descriptor)
        raise OSError(errno.EISDIR, errno.strerror(errno.EISDIR), path)
    return descriptor


def open_binary_reader(path: str, mode: str) -> BufferedReader:
    """`open(path, "rb")`. OSError."""
    return BufferedReader(_open(path, mode), path, mode)


def open_binary_writer(path: str, mode: str) -> BufferedWriter:
    """`open(path, "wb")`, "ab" or "xb". OSError."""
    return BufferedWriter(_open(path, mode), path, mode)


def open_text(path: str, mode: str = "r") -> TextIOWrapper:
    """`open(path)`, or with the mode "r", "w", "a" or "x". OSError."""
    descriptor = _open(path, mode)
    if "r" in mode:
        return TextIOWrapper(BufferedReader(descriptor, path, mode))
    return TextIOWrapper(BufferedWriter(descriptor, path, mode), is_terminal(descriptor))
