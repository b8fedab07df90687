"""Partitions of a disk by its master boot record (UEFI specification 5.2.1 "Legacy Master Boot Record").

`partitions` lists the primary partitions that lie on the disk; each is a BlockDevice of its own, whose
sector 0 is the partition's first. Whether the disk is partitioned at all or is one file system is for the
caller to find out first: a FAT boot sector carries the same signature.
"""

from abi import mbr
from kernel.drivers.interfaces import SECTOR_SIZE, BlockDevice
from ophion.lang import sizeof


class Partition(BlockDevice):
    """`sector_count` sectors of `disk` from `first_sector` on. `index` is 1 to 4, as in hda1."""

    def __init__(self, disk: BlockDevice, index: int, os_type: int, first_sector: int, count: int) -> None:
        super().__init__(count)
        self.disk = disk
        self.index = index
        self.os_type = os_type
        self.first_sector = first_sector

    def read(self, first_sector: int, buffer: memoryview) -> None:
        self.check_range(first_sector, len(buffer))
        self.disk.read(self.first_sector + first_sector, buffer)

    def write(self, first_sector: int, data: memoryview) -> None:
        self.check_range(first_sector, len(data))
        self.disk.write(self.first_sector + first_sector, data)

    def flush(self) -> None:
        self.disk.flush()


def partitions(disk: BlockDevice) -> list[Partition]:
    """The primary partitions of `disk`, none where it has no partition table; EIO."""
    found: list[Partition] = []
    sector = memoryview(bytearray(SECTOR_SIZE))
    disk.read(0, sector)
    if mbr.MasterBootRecord.over(sector, 0).signature != mbr.SIGNATURE:
        return found
    for index in range(mbr.PARTITIONS):
        entry = mbr.PartitionEntry.over(sector, mbr.PARTITIONS_OFFSET + index * sizeof(mbr.PartitionEntry))
        first = entry.starting_lba
        count = entry.size_in_lba
        if entry.os_type in (mbr.TYPE_EMPTY, mbr.TYPE_GPT_PROTECTIVE) or entry.boot_indicator & 0x7F != 0:
            continue
        if first > 0 and count > 0 and first + count <= disk.sector_count:
            found.append(Partition(disk, index + 1, entry.os_type, first, count))
    return found
