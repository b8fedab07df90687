"""FAT32 on disk: boot sector, FSInfo, directory entries, cluster numbers.

Source: Microsoft, "FAT: General Overview of On-Disk Format" (fatgen103), whose field names are kept without
their prefixes, and ECMA-107. All numbers are little endian and unaligned; sizes are in bytes unless a name
says otherwise.
"""

from ophion.lang import U8, U16, U32, Bytes, Struct

# Boot sector (fatgen103, "Boot Sector and BPB").
BOOT_SIGNATURE = 0xAA55
BOOT_SIGNATURE_OFFSET = 510
EXTENDED_BOOT_SIGNATURE = 0x29
VALID_BYTES_PER_SECTOR: list[int] = [512, 1024, 2048, 4096]
VALID_SECTORS_PER_CLUSTER: list[int] = [1, 2, 4, 8, 16, 32, 64, 128]

# FAT type is told by the number of clusters and by nothing else ("FAT Type Determination").
FAT12_CLUSTERS_BELOW = 4085
FAT16_CLUSTERS_BELOW = 65525

# Cluster numbers ("FAT Data Structure"). The top four bits of an entry are reserved and kept on writing.
CLUSTER_MASK = 0x0FFF_FFFF
FREE_CLUSTER = 0
FIRST_CLUSTER = 2
BAD_CLUSTER = 0x0FFF_FFF7
END_OF_CHAIN_MINIMUM = 0x0FFF_FFF8
END_OF_CHAIN = 0x0FFF_FFFF
FAT_ENTRY_SIZE = 4

# Entry 1 of the FAT: volume state.
CLEAN_SHUTDOWN_BIT = 0x0800_0000
HARD_ERROR_BIT = 0x0400_0000

# ext_flags of the BPB: bits 0-3 name the active FAT when bit 7 is set, else all FATs are mirrored.
ACTIVE_FAT_MASK = 0x000F
MIRRORING_DISABLED = 0x0080

# Directory entry attributes ("FAT Directory Structure").
ATTR_READ_ONLY = 0x01
ATTR_HIDDEN = 0x02
ATTR_SYSTEM = 0x04
ATTR_VOLUME_ID = 0x08
ATTR_DIRECTORY = 0x10
ATTR_ARCHIVE = 0x20
ATTR_LONG_NAME = 0x0F
ATTR_LONG_NAME_MASK = 0x3F

# The first byte of a short name.
NAME_END = 0x00  # this entry and all after it are free
NAME_DELETED = 0xE5
NAME_KANJI_E5 = 0x05  # stands for a real 0xE5

# nt_reserved: case bits of an 8.3 name that needs no long name.
CASE_LOWER_BASE = 0x08
CASE_LOWER_EXTENSION = 0x10

# Long names ("FAT Long Directory Entries").
LAST_LONG_ENTRY = 0x40
LONG_ORDER_MASK = 0x3F
LONG_NAME_UNITS = 13  # UTF-16 code units in one entry
LONG_NAME_MAXIMUM = 255  # UTF-16 code units in a whole name
MAXIMUM_LONG_ENTRIES = 20
DIRECTORY_ENTRY_SIZE = 32
MAXIMUM_DIRECTORY_SIZE = 65536 * 32
MAXIMUM_FILE_SIZE = 0xFFFF_FFFF

# FSInfo sector.
FSINFO_LEAD_SIGNATURE = 0x4161_5252
FSINFO_STRUCTURE_SIGNATURE = 0x6141_7272
FSINFO_TRAIL_SIGNATURE = 0xAA55_0000
FSINFO_UNKNOWN = 0xFFFF_FFFF


class BootSector(Struct):
    """The first sector of a FAT32 volume as far as its code: BPB and its FAT32 extension, 90 bytes."""

    jump = Bytes(3)
    oem_name = Bytes(8)
    bytes_per_sector = U16()
    sectors_per_cluster = U8()
    reserved_sectors = U16()
    fat_count = U8()
    root_entries = U16()
    total_sectors_16 = U16()
    media = U8()
    sectors_per_fat_16 = U16()
    sectors_per_track = U16()
    heads = U16()
    hidden_sectors = U32()
    total_sectors_32 = U32()
    sectors_per_fat_32 = U32()
    ext_flags = U16()
    version = U16()
    root_cluster = U32()
    fsinfo_sector = U16()
    backup_boot_sector = U16()
    reserved = Bytes(12)
    drive_number = U8()
    nt_reserved = U8()
    extended_signature = U8()
    volume_id = U32()
    volume_label = Bytes(11)
    file_system_type = Bytes(8)


class FsInfo(Struct):
    """The FSInfo sector, 512 bytes: hints about free clusters, to be checked before use."""

    lead_signature = U32()
    reserved_1 = Bytes(480)
    structure_signature = U32()
    free_count = U32()
    next_free = U32()
    reserved_2 = Bytes(12)
    trail_signature = U32()


class DirectoryEntry(Struct):
    """A short directory entry, 32 bytes."""

    name = Bytes(11)
    attributes = U8()
    nt_reserved = U8()
    creation_tenths = U8()
    creation_time = U16()
    creation_date = U16()
    access_date = U16()
    first_cluster_high = U16()
    write_time = U16()
    write_date = U16()
    first_cluster_low = U16()
    file_size = U32()


class LongNameEntry(Struct):
    """A long-name entry, 32 bytes: 13 UTF-16 code units of a name, in three pieces."""

    order = U8()
    name_1 = Bytes(10)
    attributes = U8()
    entry_type = U8()
    checksum = U8()
    name_2 = Bytes(12)
    first_cluster_low = U16()
    name_3 = Bytes(4)


def short_name_checksum(name: bytes) -> int:
    """The checksum of an 11-byte short name that its long-name entries carry (fatgen103, ChkSum)."""
    total = 0
    for byte in name:
        total = ((total & 1) << 7) + (total >> 1) + byte & 0xFF
    return total
