"""io: files as streams of bytes, with buffers; those of text are in `text_streams`.

A stream owns its descriptor, flushes and closes it when it is dropped, and raises OSError from the
system call that failed. Before a terminal is read, standard output is flushed, so that a prompt is seen.
"""

from collections.abc import Iterable
from types import TracebackType

from abi import errno
from abi import syscall_numbers as number
from abi.fcntl import SEEK_CUR, SEEK_END, SEEK_SET
from abi.termios import TCGETS
from user.lib import linux

DEFAULT_BUFFER_SIZE = 8192

__all__ = ["SEEK_CUR", "SEEK_END", "SEEK_SET"]


class UnsupportedOperation(OSError):
    """Reading what is written, or writing what is read."""


def is_terminal(descriptor: int) -> bool:
    """Whether the descriptor is a terminal."""
    try:
        linux.terminal_settings(descriptor, TCGETS)
    except OSError:
        return False
    return True


def _closed(what: str = "I/O operation on") -> ValueError:
    return ValueError(f"{what} closed file")


class BinaryIO:
    """A stream of bytes."""

    def __init__(self, descriptor: int, name: str, mode: str) -> None:
        self.name = name
        self.mode = mode
        self.closed = False
        self._descriptor = descriptor

    def __del__(self) -> None:
        try:
            self.close()
        except OSError:
            self.closed = True

    def __enter__(self) -> "BinaryIO":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> "BinaryIO":
        return self

    def __next__(self) -> bytes:
        line = self.readline()
        if len(line) == 0:
            raise StopIteration
        return line

    def fileno(self) -> int:
        """The descriptor. ValueError after close."""
        if self.closed:
            raise _closed()
        return self._descriptor

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return is_terminal(self.fileno())

    def readable(self) -> bool:
        """Whether it can be read."""
        return False

    def writable(self) -> bool:
        """Whether it can be written."""
        return False

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, all there are for a negative number; none at the end."""
        raise UnsupportedOperation("read")

    def readline(self, limit: int = -1, /) -> bytes:
        """Bytes as far as the next newline, at most `limit` if not negative; none at the end."""
        raise UnsupportedOperation("read")

    def readlines(self, hint: int = -1, /) -> list[bytes]:
        """All lines that are left, or as many as have `hint` bytes."""
        lines: list[bytes] = []
        size = 0
        while hint <= 0 or size <= hint:
            line = self.readline()
            if len(line) == 0:
                break
            size += len(line)
            lines.append(line)
        return lines

    def write(self, buffer: bytes | bytearray | memoryview, /) -> int:
        """Write all of `buffer`; its length."""
        raise UnsupportedOperation("write")

    def writelines(self, lines: Iterable[bytes | bytearray | memoryview], /) -> None:
        """Write each of `lines`."""
        for line in lines:
            self.write(line)

    def truncate(self, size: int = -1, /) -> int:
        """Cut the file, or fill it up with zeros, to `size` bytes, or to the position; the new size."""
        self.flush()
        wanted = self.tell() if size < 0 else size
        linux.plain_call(number.FTRUNCATE, self.fileno(), wanted)
        return wanted

    def flush(self) -> None:
        """Hand what was written to the kernel."""

    def seek(self, target: int, whence: int = 0, /) -> int:
        """Move to a position, from the start, the current one (1) or the end (2); the new position."""
        self.flush()
        return linux.lseek(self.fileno(), target, whence)

    def tell(self) -> int:
        """The position in the file."""
        return linux.lseek(self.fileno(), 0, SEEK_CUR)

    def seekable(self) -> bool:
        """Whether it has a position."""
        try:
            self.tell()
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Flush and close; nothing where it is closed already."""
        if not self.closed:
            try:
                self.flush()
            finally:
                self.closed = True
                if self._descriptor > 2:
                    linux.close(self._descriptor)


class BufferedWriter(BinaryIO):
    """A stream of bytes to write."""

    def __init__(self, descriptor: int, name: str, mode: str) -> None:
        super().__init__(descriptor, name, mode)
        self._pending = bytearray()

    def writable(self) -> bool:
        """True."""
        return True

    def write(self, buffer: bytes | bytearray | memoryview, /) -> int:
        """Write all of `buffer`, some of it later; its length."""
        if self.closed:
            raise _closed("write to")
        size = len(buffer)
        if size >= DEFAULT_BUFFER_SIZE:
            self.flush()
            self._write_all(memoryview(buffer))
        else:
            self._pending += buffer
            if len(self._pending) >= DEFAULT_BUFFER_SIZE:
                self.flush()
        return size

    def flush(self) -> None:
        """Hand what was written to the kernel. After an error it is dropped."""
        if len(self._pending) > 0:
            data = self._pending
            self._pending = bytearray()
            self._write_all(memoryview(data))

    def tell(self) -> int:
        """The position in the file."""
        return linux.lseek(self.fileno(), 0, SEEK_CUR) + len(self._pending)

    def _write_all(self, view: memoryview) -> None:
        while len(view) > 0:
            try:
                count = linux.write(self._descriptor, view)
            except OSError as problem:
                if problem.errno != errno.EINTR:
                    raise
                count = 0
            view = view[count:]


class BufferedReader(BinaryIO):
    """A stream of bytes to read."""

    def __init__(self, descriptor: int, name: str, mode: str) -> None:
        super().__init__(descriptor, name, mode)
        self._buffer = bytearray(DEFAULT_BUFFER_SIZE)
        self._start = 0
        self._end = 0
        self._terminal_known = False
        self._terminal = False
        # What to flush before a terminal is read.
        self.prompt: BufferedWriter | None = None

    def readable(self) -> bool:
        """True."""
        return True

    def _fill(self) -> bool:
        """Read into the empty buffer; False at the end of the file."""
        if self.closed:
            raise _closed("read of")
        if not self._terminal_known:
            self._terminal = is_terminal(self._descriptor)
            self._terminal_known = True
        if self._terminal and self.prompt is not None:
            self.prompt.flush()
        self._start = 0
        self._end = 0
        self._end = self._read_once()
        return self._end > 0

    def _read_once(self) -> int:
        while True:
            try:
                return linux.read(self._descriptor, self._buffer)
            except OSError as problem:
                if problem.errno != errno.EINTR:
                    raise

    def _take(self, count: int) -> bytes:
        """The first `count` bytes of the buffer."""
        data = bytes(self._buffer[self._start : self._start + count])
        self._start += count
        return data

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, all there are for a negative number; none at the end."""
        parts: list[bytes] = []
        while size != 0:
            if self._start == self._end and not self._fill():
                break
            count = self._end - self._start
            if size > 0:
                count = min(count, size)
                size -= count
            parts.append(self._take(count))
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def read1(self, size: int = -1, /) -> bytes:
        """At most `size` bytes with one system call at most."""
        if self._start == self._end and not self._fill():
            return b""
        count = self._end - self._start
        return self._take(count if size < 0 else min(count, size))

    def readline(self, limit: int = -1, /) -> bytes:
        """Bytes as far as the next newline, at most `limit` if not negative; none at the end."""
        parts: list[bytes] = []
        while limit != 0:
            if self._start == self._end and not self._fill():
                break
            end = self._buffer.find(b"\n", self._start, self._end) + 1
            found = end > 0
            count = (end if found else self._end) - self._start
            if limit > 0:
                found = found and count <= limit
                count = min(count, limit)
                limit -= count
            parts.append(self._take(count))
            if found:
                break
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def seek(self, target: int, whence: int = 0, /) -> int:
        """Move to a position, from the start, the current one (1) or the end (2); the new position."""
        if whence == SEEK_CUR:
            target -= self._end - self._start
        position = linux.lseek(self.fileno(), target, whence)
        self._start = 0
        self._end = 0
        return position

    def tell(self) -> int:
        """The position in the file."""
        return linux.lseek(self.fileno(), 0, SEEK_CUR) - (self._end - self._start)


class BufferedRandom(BufferedReader):
    """A stream of bytes to read and to write, which is written at once."""

    def writable(self) -> bool:
        """True."""
        return True

    def write(self, buffer: bytes | bytearray | memoryview, /) -> int:
        """Write all of `buffer`; its length."""
        if self.closed:
            raise _closed("write to")
        if self._start < self._end:
            self.seek(0, SEEK_CUR)
        view = memoryview(buffer)
        while len(view) > 0:
            view = view[linux.write(self._descriptor, view) :]
        return len(buffer)
