"""A FAT32 volume's geometry, from its boot sector (fatgen103, "Boot Sector and BPB").

A boot sector that makes no sense, or describes another FAT type or more than the device holds, is
OSError(EINVAL). FAT32 is told from FAT12/16 by sectors_per_fat_16 = 0 as Linux does, not by the number of
clusters: mkfs.fat -F 32 makes small volumes too.
"""

from abi import errno, fat32
from kernel.drivers.interfaces import SECTOR_SIZE, BlockDevice
from kernel.fs.block_cache import BlockCache
from ophion.lang import U16, Struct

MAXIMUM_CLUSTERS = fat32.BAD_CLUSTER - fat32.FIRST_CLUSTER


class Signature(Struct):
    """The last two bytes of a boot sector."""

    value = U16()


class Volume:
    """Where things are on the volume, in bytes, and the cache through which they are read."""

    def __init__(self, cache: BlockCache, boot: fat32.BootSector) -> None:
        self.cache = cache
        self.sector_size = boot.bytes_per_sector
        self.cluster_size = boot.sectors_per_cluster * boot.bytes_per_sector
        self.root_cluster = boot.root_cluster
        self.volume_id = boot.volume_id
        fat_size = boot.sectors_per_fat_32 * boot.bytes_per_sector
        active = 0
        if boot.ext_flags & fat32.MIRRORING_DISABLED != 0:
            active = boot.ext_flags & fat32.ACTIVE_FAT_MASK
        self.fat_offset = boot.reserved_sectors * boot.bytes_per_sector + active * fat_size
        self.data_offset = boot.reserved_sectors * boot.bytes_per_sector + boot.fat_count * fat_size
        total = _total_sectors(boot) * boot.bytes_per_sector
        _check(active < boot.fat_count and self.data_offset < total <= cache.size)
        in_data = (total - self.data_offset) // self.cluster_size
        in_fat = fat_size // fat32.FAT_ENTRY_SIZE - fat32.FIRST_CLUSTER
        self.cluster_count = min(in_data, in_fat, MAXIMUM_CLUSTERS)
        _check(self.is_cluster(self.root_cluster))

    def is_cluster(self, cluster: int) -> bool:
        """Whether `cluster` is the number of a data cluster of this volume."""
        return fat32.FIRST_CLUSTER <= cluster < fat32.FIRST_CLUSTER + self.cluster_count

    def cluster_offset(self, cluster: int) -> int:
        """The byte of the volume at which `cluster` begins; EIO where there is no such cluster."""
        if not self.is_cluster(cluster):
            raise errno.os_error(errno.EIO)
        return self.data_offset + (cluster - fat32.FIRST_CLUSTER) * self.cluster_size


def read_volume(device: BlockDevice, cache_blocks: int) -> Volume:
    """The FAT32 volume that fills `device`; EINVAL where there is none, EIO."""
    _check(device.sector_count > 0)
    cache = BlockCache(device, cache_blocks)
    sector = cache.block(0)[:SECTOR_SIZE]
    boot = fat32.BootSector.over(sector, 0)
    _check(Signature.over(sector, fat32.BOOT_SIGNATURE_OFFSET).value == fat32.BOOT_SIGNATURE)
    _check(boot.bytes_per_sector in fat32.VALID_BYTES_PER_SECTOR)
    _check(boot.sectors_per_cluster in fat32.VALID_SECTORS_PER_CLUSTER)
    _check(boot.reserved_sectors > 0 and boot.fat_count > 0 and boot.sectors_per_fat_32 > 0)
    _check(boot.sectors_per_fat_16 == 0 and boot.root_entries == 0 and boot.version == 0)
    return Volume(cache, boot)


def _total_sectors(boot: fat32.BootSector) -> int:
    return boot.total_sectors_32 if boot.total_sectors_32 != 0 else boot.total_sectors_16


def _check(sensible: bool) -> None:
    if not sensible:
        raise errno.os_error(errno.EINVAL)
