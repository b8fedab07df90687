"""FAT32 as a FileSystem: `Fat32.mount(device, ...)` for one volume, `find(disk, ...)` for a disk's first.

The volume is read through a block cache of `cache_blocks` blocks of 4 KiB; everything else is remembered on
demand.
"""

from abi import errno, mbr
from kernel.drivers.interfaces import BlockDevice
from kernel.fs.fat32.inodes import FatDirectory, InodeTable, root_directory
from kernel.fs.fat32.volume import Volume, read_volume
from kernel.fs.interfaces import FileSystem, Inode
from kernel.fs.partitions import partitions

DEFAULT_CACHE_BLOCKS = 256


class Fat32(FileSystem):
    """A FAT32 volume."""

    def __init__(self, device_number: int, volume: Volume) -> None:
        super().__init__("vfat", device_number)
        self.volume = volume
        self._root: FatDirectory = root_directory(InodeTable(device_number, volume))

    def root(self) -> Inode:
        return self._root

    def sync(self) -> None:
        self.volume.cache.flush()


def mount(device: BlockDevice, device_number: int, cache_blocks: int = DEFAULT_CACHE_BLOCKS) -> Fat32:
    """The file system that fills `device`, as st_dev `device_number`; EINVAL where it is no FAT32, EIO."""
    return Fat32(device_number, read_volume(device, cache_blocks))


def find(disk: BlockDevice, device_number: int, cache_blocks: int = DEFAULT_CACHE_BLOCKS) -> Fat32:
    """The file system of a whole disk, or else of its first FAT32 partition; EINVAL for none, EIO.

    A partition's st_dev is the disk's `device_number` and its index, as hda (3, 0) has hda1 (3, 1).
    """
    try:
        return mount(disk, device_number, cache_blocks)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    for partition in partitions(disk):
        if partition.os_type in (mbr.TYPE_FAT32_CHS, mbr.TYPE_FAT32_LBA):
            return mount(partition, device_number + partition.index, cache_blocks)
    raise errno.os_error(errno.EINVAL)
