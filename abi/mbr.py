"""The master boot record of a partitioned disk (UEFI specification 5.2.1 "Legacy Master Boot Record")."""

from ophion.lang import U8, U16, U32, Bytes, Struct

SIGNATURE = 0xAA55
PARTITIONS = 4
PARTITIONS_OFFSET = 446
ACTIVE = 0x80

TYPE_EMPTY = 0x00
TYPE_FAT32_CHS = 0x0B
TYPE_FAT32_LBA = 0x0C
TYPE_GPT_PROTECTIVE = 0xEE


class PartitionEntry(Struct):
    """One of the four entries at byte 446 of sector 0, 16 bytes."""

    boot_indicator = U8()
    starting_chs = Bytes(3)
    os_type = U8()
    ending_chs = Bytes(3)
    starting_lba = U32()
    size_in_lba = U32()


class MasterBootRecord(Struct):
    """Sector 0 of a partitioned disk, 512 bytes."""

    boot_code = Bytes(440)
    unique_signature = U32()
    unknown = U16()
    partitions = Bytes(64)
    signature = U16()
