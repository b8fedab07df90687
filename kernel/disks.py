"""The disks of the machine: which file system becomes / and which /mnt."""

from abi import errno
from kernel.drivers.ata import find_disks
from kernel.drivers.interfaces import BlockDevice
from kernel.fs.fat32 import file_system as fat32
from kernel.fs.interfaces import FileSystem


class Drives:
    """The file systems found."""

    def __init__(self, root: FileSystem, second: FileSystem | None) -> None:
        self.root = root
        self.second = second


def _mounted(disk: BlockDevice, device_number: int) -> FileSystem | None:
    """The file system of a disk, None where there is none to be read."""
    try:
        return fat32.find(disk, device_number)
    except OSError as error:
        print(f"no file system on this disk: {error}")
        return None


def find() -> Drives:
    """The file systems of the first disk and of the second; OSError(ENXIO) without one for /."""
    found: list[FileSystem] = []
    for disk in find_disks():
        print(f"{disk.name}: {disk.model}, {disk.sector_count // 2048} MiB")
        file_system = _mounted(disk, disk.device_number)
        if file_system is not None:
            found.append(file_system)
    if len(found) == 0:
        raise OSError(errno.ENXIO, "no disk with a FAT32 file system")
    return Drives(found[0], found[1] if len(found) > 1 else None)
