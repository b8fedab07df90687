"""A process's open files: descriptors, the lowest free number first, and their close-on-exec flags."""

from abi import errno
from kernel.fs.interfaces import OpenFile

DESCRIPTOR_LIMIT = 1024  # as far as RLIMIT_NOFILE can be raised


class FileTable:
    """Maps descriptors to open files; holds one reference of each file for each descriptor."""

    def __init__(self) -> None:
        self._files: list[OpenFile | None] = []
        self._close_on_exec: list[bool] = []
        self.limit = DESCRIPTOR_LIMIT  # no new descriptor from here on

    def get(self, descriptor: int) -> OpenFile:
        """The open file; EBADF."""
        if 0 <= descriptor < len(self._files):
            file = self._files[descriptor]
            if file is not None:
                return file
        raise errno.os_error(errno.EBADF)

    def install(self, file: OpenFile, close_on_exec: bool, lowest: int = 0) -> int:
        """Give a reference of `file` to the lowest free descriptor from `lowest` on; EMFILE."""
        descriptor = lowest
        while descriptor < len(self._files) and self._files[descriptor] is not None:
            descriptor += 1
        if descriptor >= self.limit:
            raise errno.os_error(errno.EMFILE)
        self._place(descriptor, file, close_on_exec)
        return descriptor

    def replace(self, descriptor: int, file: OpenFile, close_on_exec: bool) -> None:
        """Give a reference of `file` to this descriptor, closing what it named (dup2(2)); EBADF."""
        if not 0 <= descriptor < self.limit:
            raise errno.os_error(errno.EBADF)
        old = self._files[descriptor] if descriptor < len(self._files) else None
        self._place(descriptor, file, close_on_exec)
        if old is not None:
            old.release()

    def _place(self, descriptor: int, file: OpenFile, close_on_exec: bool) -> None:
        while len(self._files) <= descriptor:
            self._close_on_exec.append(False)
            self._files.append(None)
        self._files[descriptor] = file
        self._close_on_exec[descriptor] = close_on_exec

    def close(self, descriptor: int) -> None:
        """close(2); EBADF."""
        file = self.get(descriptor)
        self._files[descriptor] = None
        file.release()

    def closes_on_exec(self, descriptor: int) -> bool:
        """FD_CLOEXEC; EBADF."""
        self.get(descriptor)
        return self._close_on_exec[descriptor]

    def set_close_on_exec(self, descriptor: int, close_on_exec: bool) -> None:
        """Set or clear FD_CLOEXEC; EBADF."""
        self.get(descriptor)
        self._close_on_exec[descriptor] = close_on_exec

    def descriptors(self) -> list[int]:
        """The descriptors in use, in order."""
        return [index for index in range(len(self._files)) if self._files[index] is not None]

    def fork(self) -> "FileTable":
        """The table of a child: the same open files."""
        child = FileTable()
        child.limit = self.limit
        for index in range(len(self._files)):
            file = self._files[index]
            if file is not None:
                file.retain()
                child._place(index, file, self._close_on_exec[index])
        return child

    def close_for_exec(self) -> None:
        """Close what has FD_CLOEXEC."""
        for descriptor in self.descriptors():
            if self._close_on_exec[descriptor]:
                self.close_quietly(descriptor)

    def close_all(self) -> None:
        """Close everything."""
        for descriptor in self.descriptors():
            self.close_quietly(descriptor)

    def close_quietly(self, descriptor: int) -> None:
        """Close where nobody can be told of an error."""
        try:
            self.close(descriptor)
        except OSError:
            return
