"""Directory entries as getdents64(2) returns them: a header, the name, a NUL, padding to 8 bytes."""

from ophion.lang import I64, U8, U16, U64, Struct, sizeof

DT_UNKNOWN = 0
DT_FIFO = 1
DT_CHR = 2
DT_DIR = 4
DT_BLK = 6
DT_REG = 8
DT_LNK = 10
DT_SOCK = 12

ALIGNMENT = 8


class Dirent64(Struct):
    """struct linux_dirent64 without its name, 19 bytes; d_reclen counts header, name, NUL and padding."""

    d_ino = U64()
    d_off = I64()
    d_reclen = U16()
    d_type = U8()


def record_length(name_length: int) -> int:
    """d_reclen for a name of `name_length` bytes."""
    return (sizeof(Dirent64) + name_length + 1 + ALIGNMENT - 1) // ALIGNMENT * ALIGNMENT


def type_of_mode(mode: int) -> int:
    """The DT_ number of a file with st_mode `mode` (IFTODT)."""
    return mode >> 12 & 0xF
