"""File system status (statfs(2), <asm-generic/statfs.h>)."""

from ophion.lang import I64, U64, Array, Struct


class Statfs(Struct):
    """struct statfs, 120 bytes."""

    f_type = I64()
    f_bsize = I64()
    f_blocks = U64()
    f_bfree = U64()
    f_bavail = U64()
    f_files = U64()
    f_ffree = U64()
    f_fsid = U64()
    f_namelen = I64()
    f_frsize = I64()
    f_flags = I64()
    f_spare = Array(I64, 4)
