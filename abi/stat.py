"""File status: the mode's bits and `struct stat` (stat(2), inode(7), <asm/stat.h> of x86_64)."""

from ophion.lang import I64, U32, U64, Array, Struct

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


def make_device(major: int, minor: int) -> int:
    """A device number as st_dev and st_rdev hold it (makedev(3))."""
    return (minor & 0xFF) | (major & 0xFFF) << 8 | (minor & ~0xFF) << 12 | (major & ~0xFFF) << 32
