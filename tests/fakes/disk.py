"""Disks for tests: sectors in memory, with faults on demand, or in a sparse file."""

from pathlib import Path

from abi import errno
from kernel.drivers.interfaces import SECTOR_SIZE, BlockDevice


class MemoryDisk(BlockDevice):
    """A disk whose contents are `image`. Sectors in `bad_sectors` cannot be read or written."""

    def __init__(self, image: bytes | bytearray) -> None:
        super().__init__(len(image) // SECTOR_SIZE)
        self.image = bytearray(image)
        self.bad_sectors: set[int] = set()
        self.reads: list[tuple[int, int]] = []
        self.writes: list[tuple[int, int]] = []
        self.flushes = 0

    def _bytes(self, first_sector: int, size: int) -> slice:
        count = self.check_range(first_sector, size)
        if self.bad_sectors.intersection(range(first_sector, first_sector + count)):
            raise errno.os_error(errno.EIO)
        return slice(first_sector * SECTOR_SIZE, first_sector * SECTOR_SIZE + size)

    def read(self, first_sector: int, buffer: memoryview) -> None:
        self.reads.append((first_sector, len(buffer) // SECTOR_SIZE))
        buffer[:] = self.image[self._bytes(first_sector, len(buffer))]

    def write(self, first_sector: int, data: memoryview) -> None:
        self.writes.append((first_sector, len(data) // SECTOR_SIZE))
        self.image[self._bytes(first_sector, len(data))] = data

    def flush(self) -> None:
        self.flushes += 1


class FileDisk(BlockDevice):
    """A disk whose contents are the file `path` from sector `skip` on, which stays as it is.

    `patch` changes the disk; what is written goes to patches too.
    """

    def __init__(self, path: Path, skip: int = 0) -> None:
        super().__init__(path.stat().st_size // SECTOR_SIZE - skip)
        self._file = path.open("rb")
        self._skip = skip
        self.patches: dict[int, bytes] = {}
        self.read_count = 0

    def read(self, first_sector: int, buffer: memoryview) -> None:
        count = self.check_range(first_sector, len(buffer))
        self.read_count += count
        self._file.seek((self._skip + first_sector) * SECTOR_SIZE)
        buffer[:] = self._file.read(len(buffer))
        if self.patches:
            for index in range(count):
                patched = self.patches.get(first_sector + index)
                if patched is not None:
                    buffer[index * SECTOR_SIZE : (index + 1) * SECTOR_SIZE] = patched

    def write(self, first_sector: int, data: memoryview) -> None:
        for index in range(self.check_range(first_sector, len(data))):
            self.patches[first_sector + index] = bytes(data[index * SECTOR_SIZE : (index + 1) * SECTOR_SIZE])

    def flush(self) -> None:
        return

    def patch(self, offset: int, content: bytes | bytearray) -> None:
        """Put `content` at byte `offset`."""
        first, last = offset // SECTOR_SIZE, (offset + len(content) - 1) // SECTOR_SIZE
        sectors = memoryview(bytearray((last - first + 1) * SECTOR_SIZE))
        self.read(first, sectors)
        start = offset - first * SECTOR_SIZE
        sectors[start : start + len(content)] = content
        self.write(first, sectors)
