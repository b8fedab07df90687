"""File status: the mode's bits and `struct stat` (stat(2), inode(7), <asm/stat.h> of x86_64)."""

from ophion.lang import I64, U16, U32, U64, Array, Struct

S_IFMT = 0o170000
S_IFSOCK = 0o140000
S_IFLNK = 0o120000
S_IFREG = 0o100000
S_IFBLK = 0o060000
S_IFDIR = 0o040000
S_IFCHR = 0o020000
S_IFIFO = 0o010000

S_ISUID = 0o4000
S_ISGID = 0o2000
S_ISVTX = 0o1000
S_IRWXU = 0o700
S_IRUSR = 0o400
S_IWUSR = 0o200
S_IXUSR = 0o100
S_IRWXG = 0o070
S_IRGRP = 0o040
S_IWGRP = 0o020
S_IXGRP = 0o010
S_IRWXO = 0o007
S_IROTH = 0o004
S_IWOTH = 0o002
S_IXOTH = 0o001

# access(2)
F_OK = 0
X_OK = 1
W_OK = 2
R_OK = 4


class Stat(Struct):
    """struct stat, 144 bytes."""

    st_dev = U64()
    st_ino = U64()
    st_nlink = U64()
    st_mode = U32()
    st_uid = U32()
    st_gid = U32()
    padding = U32()
    st_rdev = U64()
    st_size = I64()
    st_blksize = I64()
    st_blocks = I64()  # units of 512 bytes
    st_atime = I64()
    st_atime_nsec = I64()
    st_mtime = I64()
    st_mtime_nsec = I64()
    st_ctime = I64()
    st_ctime_nsec = I64()
    reserved = Array(I64, 3)


STATX_BASIC_STATS = 0x7FF
STATX__RESERVED = 0x8000_0000


class Statx(Struct):
    """struct statx (statx(2)), 256 bytes; each time is seconds, nanoseconds and 4 unused bytes."""

    stx_mask = U32()
    stx_blksize = U32()
    stx_attributes = U64()
    stx_nlink = U32()
    stx_uid = U32()
    stx_gid = U32()
    stx_mode = U16()
    padding = U16()
    stx_ino = U64()
    stx_size = U64()
    stx_blocks = U64()
    stx_attributes_mask = U64()
    stx_atime = I64()
    stx_atime_nsec = U64()
    stx_btime = I64()
    stx_btime_nsec = U64()
    stx_ctime = I64()
    stx_ctime_nsec = U64()
    stx_mtime = I64()
    stx_mtime_nsec = U64()
    stx_rdev_major = U32()
    stx_rdev_minor = U32()
    stx_dev_major = U32()
    stx_dev_minor = U32()
    spare = Array(U64, 14)


def major_of(device: int) -> int:
    """major(3)."""
    return device >> 8 & 0xFFF | device >> 32 & ~0xFFF


def minor_of(device: int) -> int:
    """minor(3)."""
    return device & 0xFF | device >> 12 & ~0xFF


def make_device(major: int, minor: int) -> int:
    """A device number as st_dev and st_rdev hold it (makedev(3))."""
    return (minor & 0xFF) | (major & 0xFFF) << 8 | (minor & ~0xFF) << 12 | (major & ~0xFFF) << 32
