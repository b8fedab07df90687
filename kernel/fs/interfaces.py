"""What a file system offers, FileSystem and Inode, and OpenFile, which a descriptor names.

A file system derives its inodes from `Inode` (files) or `DirectoryInode`, and overrides what it can do; what
it does not override answers with the errno that Linux gives. Names are single components as str, never "."
or "..": those belong to the path walk (kernel/fs/vfs.py). Times are nanoseconds since 1970. Data are
memoryviews: a read fills the front of the buffer that the caller owns and returns the count, 0 at the end of
the file.

An OpenFile is shared by all descriptors that dup(2) and fork(2) made of one open(2), and so are its position
and its flags. It starts with one reference; each further descriptor calls `retain`, each close `release`,
and `closed` runs when the last goes.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from abi import errno, fcntl, stat
from kernel.drivers.interfaces import READABLE, WRITABLE

BLOCK_SIZE = 512  # unit of Attributes.blocks, as st_blocks has it
CHANGEABLE_FLAGS = fcntl.O_APPEND | fcntl.O_NONBLOCK | fcntl.O_ASYNC | fcntl.O_DIRECT | fcntl.O_NOATIME
CREATION_FLAGS = fcntl.O_CREAT | fcntl.O_EXCL | fcntl.O_NOCTTY | fcntl.O_TRUNC | fcntl.O_CLOEXEC


@dataclass
class Attributes:
    """What stat(2) tells: `mode` with the type's bits, `size` in bytes, `blocks` of 512 bytes, ns."""

    device: int
    number: int
    mode: int
    links: int
    size: int
    blocks: int
    preferred_size: int = 4096
    device_number: int = 0
    access_time: int = 0
    modification_time: int = 0
    change_time: int = 0


@dataclass
class DirectoryEntry:
    """A name in a directory, its inode number and the type's bits of its mode (S_IFREG, S_IFDIR, ...)."""

    name: str
    number: int
    file_type: int


class Inode(ABC):
    """A file of any type. `device` and `number` together name it; `users` counts the open files on it."""

    def __init__(self, device: int, number: int) -> None:
        self.device = device
        self.number = number
        self.users = 0

    @abstractmethod
    def attributes(self) -> Attributes:
        """The file's status."""

    @abstractmethod
    def file_type(self) -> int:
        """The type's bits of the mode: S_IFREG, S_IFDIR, S_IFCHR, ..."""

    def is_directory(self) -> bool:
        """Whether names can be looked up in it."""
        return self.file_type() == stat.S_IFDIR

    def is_regular(self) -> bool:
        """Whether it holds bytes of its own (not: directories, pipes, devices)."""
        return self.file_type() == stat.S_IFREG

    def is_seekable(self) -> bool:
        """Whether an open file of it has a position (not: pipes, terminals)."""
        return True

    def open_file(self, flags: int, location: "Location | None") -> "OpenFile":
        """An open file with one reference; rights and O_TRUNC are the caller's business."""
        return OpenFile(self, flags, location)

    def unused(self) -> None:
        """Called when the last open file on it is closed."""
        return

    def read_at(self, offset: int, buffer: memoryview) -> int:
        """Fill the front of `buffer` from byte `offset`; the count, 0 at or beyond the end."""
        raise errno.os_error(errno.EINVAL)

    def write_at(self, offset: int, data: memoryview) -> int:
        """Store `data` at byte `offset`, growing the file; the count."""
        raise errno.os_error(errno.EINVAL)

    def truncate(self, size: int) -> None:
        """Make the file `size` bytes long, with zeros where it grows."""
        raise errno.os_error(errno.EINVAL)

    def sync(self) -> None:
        """Return when data and attributes are safe on the device."""
        raise errno.os_error(errno.EINVAL)

    def read_link(self) -> str:
        """A symbolic link's text."""
        raise errno.os_error(errno.EINVAL)

    def lookup(self, name: str) -> "Inode":
        """The inode that `name` stands for here; ENOENT."""
        raise errno.os_error(errno.ENOTDIR)

    def entries(self) -> list[DirectoryEntry]:
        """All names but "." and ".."."""
        raise errno.os_error(errno.ENOTDIR)

    def create(self, name: str, mode: int) -> "Inode":
        """A new empty regular file; EEXIST."""
        raise errno.os_error(errno.ENOTDIR)

    def make_directory(self, name: str, mode: int) -> "Inode":
        """A new empty directory; EEXIST."""
        raise errno.os_error(errno.ENOTDIR)

    def unlink(self, name: str) -> None:
        """Remove a name that is no directory's; open files keep their data. ENOENT, EISDIR."""
        raise errno.os_error(errno.ENOTDIR)

    def remove_directory(self, name: str) -> None:
        """Remove an empty directory; ENOENT, ENOTDIR, ENOTEMPTY."""
        raise errno.os_error(errno.ENOTDIR)

    def rename(self, name: str, directory: "Inode", new_name: str) -> None:
        """Move `name` to `new_name` in `directory` (same file system), replacing as rename(2)."""
        raise errno.os_error(errno.ENOTDIR)


class DirectoryInode(Inode):
    """A directory; one that can be changed overrides the rest."""

    def file_type(self) -> int:
        return stat.S_IFDIR

    def read_at(self, offset: int, buffer: memoryview) -> int:
        raise errno.os_error(errno.EISDIR)

    def write_at(self, offset: int, data: memoryview) -> int:
        raise errno.os_error(errno.EISDIR)

    def truncate(self, size: int) -> None:
        raise errno.os_error(errno.EISDIR)

    def sync(self) -> None:
        return

    def create(self, name: str, mode: int) -> Inode:
        raise errno.os_error(errno.EROFS)

    def make_directory(self, name: str, mode: int) -> Inode:
        raise errno.os_error(errno.EROFS)

    def unlink(self, name: str) -> None:
        raise errno.os_error(errno.EROFS)

    def remove_directory(self, name: str) -> None:
        raise errno.os_error(errno.EROFS)

    def rename(self, name: str, directory: Inode, new_name: str) -> None:
        raise errno.os_error(errno.EROFS)


class FileSystem(ABC):
    """A mounted tree. `device` is the st_dev of all its files."""

    def __init__(self, name: str, device: int) -> None:
        self.name = name
        self.device = device

    @abstractmethod
    def root(self) -> Inode:
        """The directory that appears at the mount point."""

    def sync(self) -> None:
        """Return when everything written is safe on the device."""
        return


class Location:
    """An inode and the way to it, by which ".." and getcwd(2) go: name and parent. The root has none."""

    def __init__(self, inode: Inode, name: str, parent: "Location | None") -> None:
        self.inode = inode
        self.name = name
        self.parent = parent

    def path(self) -> str:
        """The absolute path."""
        names: list[str] = []
        place = self
        while place.parent is not None:
            names.append(place.name)
            place = place.parent
        names.reverse()
        return "/" + "/".join(names)


class OpenFile:
    """An open file: inode, position, flags of open(2). Pipes, devices and the like derive from it."""

    def __init__(self, inode: Inode, flags: int, location: Location | None) -> None:
        self.inode = inode
        self.flags = flags & ~CREATION_FLAGS
        self.location = location
        self.position = 0
        self.references = 1
        self._entries: list[DirectoryEntry] | None = None
        inode.users += 1

    def retain(self) -> None:
        """One descriptor more."""
        self.references += 1

    def release(self) -> None:
        """One descriptor less; with the last one the file is closed."""
        self.references -= 1
        if self.references == 0:
            self.closed()
            self.inode.users -= 1
            if self.inode.users == 0:
                self.inode.unused()

    def closed(self) -> None:
        """Called once, when the last reference goes."""
        return

    def is_readable(self) -> bool:
        """Whether it was opened for reading."""
        return self.flags & (fcntl.O_ACCMODE | fcntl.O_PATH) in (fcntl.O_RDONLY, fcntl.O_RDWR)

    def is_writable(self) -> bool:
        """Whether it was opened for writing."""
        return self.flags & (fcntl.O_ACCMODE | fcntl.O_PATH) in (fcntl.O_WRONLY, fcntl.O_RDWR)

    def is_nonblocking(self) -> bool:
        """Whether O_NONBLOCK is set now."""
        return self.flags & fcntl.O_NONBLOCK != 0

    def set_flags(self, flags: int) -> None:
        """F_SETFL: take over those flags that may change, ignore the rest (fcntl(2))."""
        self.flags = (self.flags & ~CHANGEABLE_FLAGS) | (flags & CHANGEABLE_FLAGS)

    def read(self, buffer: memoryview) -> int:
        """read(2): from the position on, which moves."""
        count = self.read_at(self.position, buffer)
        self.position += count
        return count

    def write_position(self) -> int:
        """Where the next write(2) goes: the position, or the end with O_APPEND."""
        if self.flags & fcntl.O_APPEND != 0:
            return self.inode.attributes().size
        return self.position

    def write(self, data: memoryview) -> int:
        """write(2): at `write_position`; the position moves."""
        if not self.is_writable():
            raise errno.os_error(errno.EBADF)
        self.position = self.write_position()
        count = self.inode.write_at(self.position, data)
        self.position += count
        return count

    def read_at(self, offset: int, buffer: memoryview) -> int:
        """pread(2)."""
        if not self.is_readable():
            raise errno.os_error(errno.EBADF)
        if offset < 0:
            raise errno.os_error(errno.EINVAL)
        return self.inode.read_at(offset, buffer)

    def write_at(self, offset: int, data: memoryview) -> int:
        """pwrite(2)."""
        if not self.is_writable():
            raise errno.os_error(errno.EBADF)
        if offset < 0:
            raise errno.os_error(errno.EINVAL)
        return self.inode.write_at(offset, data)

    def truncate(self, size: int) -> None:
        """ftruncate(2)."""
        if size < 0 or not self.is_writable():
            raise errno.os_error(errno.EINVAL)
        self.inode.truncate(size)

    def seek(self, offset: int, whence: int) -> int:
        """lseek(2): the new position; ESPIPE where there is none."""
        if not self.inode.is_seekable():
            raise errno.os_error(errno.ESPIPE)
        self.position = self._seek_target(offset, whence)
        return self.position

    def _seek_target(self, offset: int, whence: int) -> int:
        size = self.inode.attributes().size
        if whence in (fcntl.SEEK_DATA, fcntl.SEEK_HOLE):
            if not 0 <= offset < size:
                raise errno.os_error(errno.ENXIO)
            return offset if whence == fcntl.SEEK_DATA else size
        target = offset
        if whence == fcntl.SEEK_CUR:
            target = self.position + offset
        elif whence == fcntl.SEEK_END:
            target = size + offset
        elif whence != fcntl.SEEK_SET:
            raise errno.os_error(errno.EINVAL)
        if target < 0:
            raise errno.os_error(errno.EINVAL)
        return target

    def is_divisible(self, size: int) -> bool:
        """Whether a transfer of `size` bytes may go in pieces; a read goes on while there is READABLE."""
        return True

    def write_part(self, data: memoryview) -> int:
        """Write a piece of a write that is divisible."""
        return self.write(data)

    def ioctl(self, request: int, value: int, data: memoryview) -> int:
        """ioctl(2), with arguments as CharDevice.ioctl; ENOTTY."""
        raise errno.os_error(errno.ENOTTY)

    def readiness(self) -> int:
        """READABLE, WRITABLE and HANG_UP as they hold now; a regular file is always ready."""
        return READABLE | WRITABLE

    def entries(self) -> list[DirectoryEntry]:
        """A directory's names, "." and ".." first; ENOTDIR.

        A snapshot, taken anew whenever the position is 0 (rewinddir(3)): getdents64(2) goes on from index
        `position` of it and leaves there the index of the first entry that it did not return.
        """
        if self._entries is None or self.position == 0:
            parent = self.inode
            if self.location is not None and self.location.parent is not None:
                parent = self.location.parent.inode
            entries = [
                DirectoryEntry(".", self.inode.number, stat.S_IFDIR),
                DirectoryEntry("..", parent.number, stat.S_IFDIR),
            ]
            entries.extend(self.inode.entries())
            self._entries = entries
            return entries
        return self._entries
