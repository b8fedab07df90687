"""devfs: the character devices as files of one flat directory, mounted at /dev.

`DeviceFileSystem(device, clock)` begins empty; `add_memory_devices` gives it null, zero, full, random and
urandom (null(4), full(4), random(4)), and every driver or the terminal layer registers its own:
`register("tty", device)`.
"""

from abi import errno, stat
from kernel.drivers.interfaces import CharDevice, Clock, RandomSource
from kernel.fs.interfaces import (
    Attributes,
    FileSystem,
    Inode,
    Location,
    OpenFile,
)
from kernel.fs.memory_directory import MemoryDirectory

ROOT_NUMBER = 1
ROOT_MODE = 0o755
DEVICE_MODE = 0o666

# Numbers of the memory devices (Linux, Documentation/admin-guide/devices.txt, major 1).
MEMORY_MAJOR = 1
NULL_MINOR = 3
ZERO_MINOR = 5
FULL_MINOR = 7
RANDOM_MINOR = 8
URANDOM_MINOR = 9

ZEROS = memoryview(bytes(4096))


class NullDevice(CharDevice):
    """/dev/null: always at the end, takes everything."""

    def read(self, buffer: memoryview, nonblocking: bool) -> int:
        return 0

    def write(self, data: memoryview, nonblocking: bool) -> int:
        return len(data)

    def is_seekable(self) -> bool:
        return True


class ZeroDevice(NullDevice):
    """/dev/zero: zeros without end, takes everything."""

    def read(self, buffer: memoryview, nonblocking: bool) -> int:
        done = 0
        while done < len(buffer):
            count = min(len(ZEROS), len(buffer) - done)
            buffer[done : done + count] = ZEROS[:count]
            done += count
        return done


class FullDevice(ZeroDevice):
    """/dev/full: zeros without end, takes nothing."""

    def write(self, data: memoryview, nonblocking: bool) -> int:
        raise errno.os_error(errno.ENOSPC)


class RandomDevice(NullDevice):
    """/dev/random and /dev/urandom: what `source` gives; what is written is not mixed in."""

    def __init__(self, device_number: int, source: RandomSource) -> None:
        super().__init__(device_number)
        self._source = source

    def read(self, buffer: memoryview, nonblocking: bool) -> int:
        self._source.fill(buffer)
        return len(buffer)


class DeviceFile(OpenFile):
    """An open character device: all goes to the device, and there is no position."""

    def __init__(self, inode: Inode, device: CharDevice, flags: int, location: Location | None) -> None:
        device.opened(flags)
        super().__init__(inode, flags, location)
        self.device = device

    def closed(self) -> None:
        self.device.closed()

    def read(self, buffer: memoryview) -> int:
        if not self.is_readable():
            raise errno.os_error(errno.EBADF)
        return self.device.read(buffer, self.is_nonblocking())

    def write(self, data: memoryview) -> int:
        if not self.is_writable():
            raise errno.os_error(errno.EBADF)
        return self.device.write(data, self.is_nonblocking())

    def read_at(self, offset: int, buffer: memoryview) -> int:
        self._check_offset(offset)
        return self.read(buffer)

    def write_at(self, offset: int, data: memoryview) -> int:
        self._check_offset(offset)
        return self.write(data)

    def seek(self, offset: int, whence: int) -> int:
        self._check_offset(0)
        return 0

    def is_divisible(self, size: int) -> bool:
        return self.device.is_seekable()

    def ioctl(self, request: int, value: int, data: memoryview) -> int:
        return self.device.ioctl(request, value, data)

    def readiness(self) -> int:
        return self.device.readiness()

    def _check_offset(self, offset: int) -> None:
        if not self.device.is_seekable():
            raise errno.os_error(errno.ESPIPE)
        if offset < 0:
            raise errno.os_error(errno.EINVAL)


class DeviceInode(Inode):
    """A character special file."""

    def __init__(self, file_system: int, number: int, character_device: CharDevice, created: int) -> None:
        super().__init__(file_system, number)
        self.character_device = character_device
        self._created = created

    def file_type(self) -> int:
        return stat.S_IFCHR

    def is_seekable(self) -> bool:
        return self.character_device.is_seekable()

    def attributes(self) -> Attributes:
        attributes = Attributes(self.device, self.number, stat.S_IFCHR | DEVICE_MODE, 1, 0, 0)
        attributes.device_number = self.character_device.device_number
        attributes.access_time = self._created
        attributes.modification_time = self._created
        attributes.change_time = self._created
        return attributes

    def open_file(self, flags: int, location: Location | None) -> OpenFile:
        return DeviceFile(self, self.character_device, flags, location)


class DeviceDirectory(MemoryDirectory):
    """The directory of all devices."""

    def __init__(self, device: int, created: int) -> None:
        super().__init__(device, ROOT_NUMBER)
        self._created = created

    def attributes(self) -> Attributes:
        attributes = Attributes(self.device, self.number, stat.S_IFDIR | ROOT_MODE, 2, 0, 0)
        attributes.access_time = self._created
        attributes.modification_time = self._created
        attributes.change_time = self._created
        return attributes


class DeviceFileSystem(FileSystem):
    """The devices, as st_dev `device`."""

    def __init__(self, device: int, clock: Clock) -> None:
        super().__init__("devtmpfs", device)
        self._created = clock.realtime()
        self._root = DeviceDirectory(device, self._created)

    def root(self) -> Inode:
        return self._root

    def register(self, name: str, character_device: CharDevice) -> None:
        """Make a device appear as `name`."""
        number = ROOT_NUMBER + 1 + len(self._root.files)
        self._root.files[name] = DeviceInode(self.device, number, character_device, self._created)

    def add_memory_devices(self, source: RandomSource) -> None:
        """Register null, zero, full, random and urandom."""
        self.register("null", NullDevice(stat.make_device(MEMORY_MAJOR, NULL_MINOR)))
        self.register("zero", ZeroDevice(stat.make_device(MEMORY_MAJOR, ZERO_MINOR)))
        self.register("full", FullDevice(stat.make_device(MEMORY_MAJOR, FULL_MINOR)))
        self.register("random", RandomDevice(stat.make_device(MEMORY_MAJOR, RANDOM_MINOR), source))
        self.register("urandom", RandomDevice(stat.make_device(MEMORY_MAJOR, URANDOM_MINOR), source))
