"""What a driver offers: BlockDevice, CharDevice and Clock, the only ways to reach a device from above.

Plain values cross this border (int, bytes, memoryview, OSError), so that one day a driver can run as a
process of its own. A driver reports a failure of its device as OSError(EIO) and absence as OSError(ENXIO).
"""

from abc import ABC, abstractmethod

from abi import errno

SECTOR_SIZE = 512

# What `readiness` says, in the bits of poll(2).
READABLE = 0x1
WRITABLE = 0x4
HANG_UP = 0x10


class BlockDevice(ABC):
    """A disk, or a part of one: `sector_count` sectors of 512 bytes, numbered from 0."""

    def __init__(self, sector_count: int) -> None:
        self.sector_count = sector_count

    def check_range(self, first_sector: int, size: int) -> int:
        """The number of sectors in `size` bytes; EINVAL for a part of one, EIO beyond the device's end."""
        count = size // SECTOR_SIZE
        if size % SECTOR_SIZE != 0:
            raise errno.os_error(errno.EINVAL)
        if first_sector < 0 or first_sector + count > self.sector_count:
            raise errno.os_error(errno.EIO)
        return count

    @abstractmethod
    def read(self, first_sector: int, buffer: memoryview) -> None:
        """Fill `buffer` (whole sectors) from `first_sector` on; OSError(EIO)."""

    @abstractmethod
    def write(self, first_sector: int, data: memoryview) -> None:
        """Store `data` (whole sectors) at `first_sector`; EIO, or EROFS where writing is impossible."""

    @abstractmethod
    def flush(self) -> None:
        """Return when all that was written would survive a power cut; OSError(EIO)."""


class CharDevice(ABC):
    """A device of bytes without a position: a terminal, /dev/null. `device_number` is its st_rdev."""

    def __init__(self, device_number: int) -> None:
        self.device_number = device_number

    @abstractmethod
    def read(self, buffer: memoryview, nonblocking: bool) -> int:
        """Bytes put at the front of `buffer`, 0 at the end of input.

        May block; with `nonblocking` OSError(EAGAIN) instead. A signal ends the wait with OSError(EINTR).
        """

    @abstractmethod
    def write(self, data: memoryview, nonblocking: bool) -> int:
        """Bytes taken from the front of `data`; blocking as `read`."""

    def ioctl(self, request: int, value: int, data: memoryview) -> int:
        """ioctl(2); OSError(ENOTTY).

        `value` is the third argument itself. `data` are the bytes it points to, for a request known to take a
        pointer: the caller copies them in before and out after. For any other request `data` is empty.
        """
        raise errno.os_error(errno.ENOTTY)

    def is_seekable(self) -> bool:
        """Whether lseek(2) succeeds (and does nothing), as on /dev/null but not on a terminal."""
        return False

    def readiness(self) -> int:
        """READABLE, WRITABLE and HANG_UP as they hold now."""
        return READABLE | WRITABLE

    def opened(self, flags: int) -> None:
        """Called when an open file of this device is made; may refuse by OSError."""
        return

    def closed(self) -> None:
        """Called when the last reference to an open file of this device goes."""
        return


class Clock(ABC):
    """Time in nanoseconds."""

    @abstractmethod
    def monotonic(self) -> int:
        """Nanoseconds since some point at boot; never goes back."""

    @abstractmethod
    def realtime(self) -> int:
        """Nanoseconds since 1970-01-01 00:00:00 UTC."""


class RandomSource(ABC):
    """Bytes that no one can foretell."""

    @abstractmethod
    def fill(self, buffer: memoryview) -> None:
        """Overwrite all of `buffer`."""
