"""Pipes: a ring of bytes between open files (pipe(7)).

A write of at most PIPE_BUF bytes is atomic. When no reader is left a write raises OSError(EPIPE), for which
the system call also sends SIGPIPE.
"""

from abi import errno, fcntl, stat
from abi.termios import FIONREAD
from kernel.drivers.interfaces import HANG_UP, READABLE, WRITABLE
from kernel.fs.interfaces import Attributes, Inode, Location, OpenFile
from kernel.proc.wait_queue import WaitQueue, readiness_changed

CAPACITY = 65536  # pipe(7), "Pipe capacity"
PIPE_DEVICE = 13  # st_dev of all pipes; no mounted file system has it
POLLERR = 0x8  # poll(2): the reading end is closed


class Ring:
    """A bounded queue of bytes."""

    def __init__(self, capacity: int) -> None:
        self._buffer = bytearray()
        self._capacity = capacity
        self._start = 0
        self.count = 0

    @property
    def space(self) -> int:
        """How many bytes more it takes."""
        return self._capacity - self.count

    def put(self, data: memoryview) -> int:
        """Take bytes from the front of `data`; how many."""
        self._grow(min(len(data), self.space))
        size = len(self._buffer)
        total = min(len(data), self.space)
        done = 0
        while done < total:
            end = (self._start + self.count) % size
            piece = min(total - done, size - end)
            memoryview(self._buffer)[end : end + piece] = data[done : done + piece]
            self.count += piece
            done += piece
        return total

    def _grow(self, wanted: int) -> None:
        """The buffer starts small and doubles: most pipes carry little."""
        size = len(self._buffer)
        if self.count + wanted <= size:
            return
        new_size = max(size, 4096)
        while new_size < self.count + wanted:
            new_size *= 2
        new_buffer = bytearray(new_size)
        count = self.count
        self.take(memoryview(new_buffer)[:count])
        self._buffer = new_buffer
        self._start = 0
        self.count = count

    def take(self, buffer: memoryview) -> int:
        """Fill the front of `buffer`; how many bytes."""
        size = len(self._buffer)
        total = min(len(buffer), self.count)
        done = 0
        while done < total:
            piece = min(total - done, size - self._start)
            buffer[done : done + piece] = memoryview(self._buffer)[self._start : self._start + piece]
            self._start = (self._start + piece) % size
            self.count -= piece
            done += piece
        return total


class Pipe(Inode):
    """The pipe itself: its bytes, how many open files read and write it, and who waits."""

    def __init__(self, number: int) -> None:
        super().__init__(PIPE_DEVICE, number)
        self.ring = Ring(CAPACITY)
        self.readers = 0
        self.writers = 0
        self._readable = WaitQueue()
        self._writable = WaitQueue()

    def attributes(self) -> Attributes:
        return Attributes(self.device, self.number, stat.S_IFIFO | 0o600, 1, 0, 0)

    def file_type(self) -> int:
        return stat.S_IFIFO

    def is_seekable(self) -> bool:
        return False

    def read(self, buffer: memoryview, nonblocking: bool) -> int:
        """What is there, at least one byte; 0 when no writer is left."""
        if len(buffer) == 0:
            return 0
        while self.ring.count == 0:
            if self.writers == 0:
                return 0
            if nonblocking:
                raise errno.os_error(errno.EAGAIN)
            self._readable.wait()
        count = self.ring.take(buffer)
        self._writable.wake_all()
        readiness_changed.wake_all()
        return count

    def write(self, data: memoryview, nonblocking: bool, atomic: bool) -> int:
        """All of `data`, waiting for readers; less only when a signal or O_NONBLOCK ends it after a part. An
        `atomic` write has no parts.
        """
        done = 0
        while done < len(data):
            if self.readers == 0:
                raise errno.os_error(errno.EPIPE)
            needed = len(data) if atomic else 1
            if self.ring.space < needed:
                if not self._wait_for_space(nonblocking, done):
                    break
                continue
            done += self.ring.put(data[done:])
            self._readable.wake_all()
            readiness_changed.wake_all()
        return done

    def _wait_for_space(self, nonblocking: bool, done: int) -> bool:
        """False where the write ends with what was `done`."""
        if nonblocking:
            if done > 0:
                return False
            raise errno.os_error(errno.EAGAIN)
        try:
            self._writable.wait()
        except OSError:
            if done > 0:
                return False
            raise
        return True

    def leave(self, writer: bool) -> None:
        """One open file less; the other side learns of it."""
        if writer:
            self.writers -= 1
        else:
            self.readers -= 1
        self._readable.wake_all()
        self._writable.wake_all()
        readiness_changed.wake_all()


class PipeEnd(OpenFile):
    """An open file of a pipe: its reading or its writing end."""

    def __init__(self, pipe: Pipe, flags: int, location: Location | None) -> None:
        super().__init__(pipe, flags, location)
        self.pipe = pipe
        if self.is_writable():
            pipe.writers += 1
        else:
            pipe.readers += 1

    def closed(self) -> None:
        self.pipe.leave(self.is_writable())

    def read(self, buffer: memoryview) -> int:
        if not self.is_readable():
            raise errno.os_error(errno.EBADF)
        return self.pipe.read(buffer, self.is_nonblocking())

    def write(self, data: memoryview) -> int:
        if not self.is_writable():
            raise errno.os_error(errno.EBADF)
        return self.pipe.write(data, self.is_nonblocking(), atomic=len(data) <= fcntl.PIPE_BUF)

    def write_part(self, data: memoryview) -> int:
        return self.pipe.write(data, self.is_nonblocking(), atomic=False)

    def read_at(self, offset: int, buffer: memoryview) -> int:
        raise errno.os_error(errno.ESPIPE)

    def write_at(self, offset: int, data: memoryview) -> int:
        raise errno.os_error(errno.ESPIPE)

    def is_divisible(self, size: int) -> bool:
        return size > fcntl.PIPE_BUF

    def available(self) -> int:
        """The bytes that could be read now (FIONREAD)."""
        return self.pipe.ring.count

    def ioctl(self, request: int, value: int, data: memoryview) -> int:
        if request == FIONREAD:
            data[:] = self.available().to_bytes(4, "little")
            return 0
        raise errno.os_error(errno.ENOTTY)

    def readiness(self) -> int:
        if self.is_writable():
            ready = WRITABLE if self.pipe.ring.space >= fcntl.PIPE_BUF else 0
            return ready if self.pipe.readers > 0 else ready | POLLERR
        ready = READABLE if self.pipe.ring.count > 0 else 0
        return ready if self.pipe.writers > 0 else ready | HANG_UP


class PipeNumbers:
    """Gives each pipe its inode number."""

    def __init__(self) -> None:
        self._last = 0

    def take(self) -> int:
        """The next number."""
        self._last += 1
        return self._last


_numbers = PipeNumbers()


def make_pipe(flags: int) -> tuple[PipeEnd, PipeEnd]:
    """The reading and the writing end of a new pipe; `flags` may hold O_NONBLOCK."""
    pipe = Pipe(_numbers.take())
    kept = flags & fcntl.O_NONBLOCK
    return PipeEnd(pipe, fcntl.O_RDONLY | kept, None), PipeEnd(pipe, fcntl.O_WRONLY | kept, None)
