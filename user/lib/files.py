"""Opening files by name: what the built-in `open` does."""

from abi import errno, fcntl, stat
from user.lib import linux
from user.lib.io import BinaryIO, BufferedRandom, BufferedReader, BufferedWriter, is_terminal
from user.lib.text_streams import TextIOWrapper, plain_encoding

_CREATION_MODE = 0o666


def _flags(mode: str) -> int:
    """The flags of open(2) for a mode; ValueError where it is none."""
    kind = ""
    for index, letter in enumerate(mode):
        if letter not in "rwaxbt+" or letter in mode[:index]:
            raise ValueError(f"invalid mode: '{mode}'")
        if letter in "rwax":
            kind += letter
    if "b" in mode and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    if len(kind) > 1 or (kind == "" and "+" not in mode):
        raise ValueError("must have exactly one of create/read/write/append mode")
    if kind == "":
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    access = fcntl.O_RDWR if "+" in mode else fcntl.O_RDONLY if kind == "r" else fcntl.O_WRONLY
    if kind == "r":
        return access
    if kind == "w":
        return access | fcntl.O_CREAT | fcntl.O_TRUNC
    return access | fcntl.O_CREAT | (fcntl.O_APPEND if kind == "a" else fcntl.O_EXCL)


def _open(path: str, mode: str) -> int:
    """A descriptor of a file that is no directory. OSError."""
    descriptor = linux.open_at(path, _flags(mode) | fcntl.O_CLOEXEC, _CREATION_MODE)
    if linux.fstat(descriptor).st_mode & stat.S_IFMT == stat.S_IFDIR:
        linux.close(descriptor)
        raise OSError(errno.EISDIR, errno.strerror(errno.EISDIR), path)
    if "a" in mode:
        _go_to_end(descriptor)
    return descriptor


def _go_to_end(descriptor: int) -> None:
    """Where writing begins that appends; a pipe has no end."""
    try:
        linux.lseek(descriptor, 0, fcntl.SEEK_END)
    except OSError as problem:
        if problem.errno != errno.ESPIPE:
            raise


def open_binary_reader(path: str, mode: str) -> BufferedReader:
    """`open(path, "rb")`. OSError."""
    return BufferedReader(_open(path, mode), path, mode)


def open_binary_writer(path: str, mode: str) -> BufferedWriter:
    """`open(path, "wb")`, "ab" or "xb". OSError."""
    return BufferedWriter(_open(path, mode), path, mode)


def open_binary_random(path: str, mode: str) -> BufferedRandom:
    """`open(path, "r+b")` and the like. OSError."""
    return BufferedRandom(_open(path, mode), path, mode)


def open_text(
    path: str,
    mode: str = "r",
    buffering: int = -1,
    encoding: str = "UTF-8",
    errors: str = "strict",
    newline: str | None = None,
) -> TextIOWrapper:
    """`open(path)` of text. OSError; ValueError, LookupError for arguments that mean nothing."""
    if "b" in mode:
        raise ValueError("the mode of a binary file must be known when compiling")
    if newline is not None and newline not in ("", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")
    plain_encoding(encoding)
    descriptor = _open(path, mode)
    if "+" in mode:
        stream: BinaryIO = BufferedRandom(descriptor, path, mode)
    elif "r" in mode:
        stream = BufferedReader(descriptor, path, mode)
    else:
        stream = BufferedWriter(descriptor, path, mode)
    by_line = buffering == 1 or (stream.writable() and is_terminal(descriptor))
    return TextIOWrapper(stream, by_line, encoding, errors, newline)
