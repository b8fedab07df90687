"""Vectors of buffers for readv(2) and writev(2)."""

from ophion.lang import U64, Struct

UIO_MAXIOV = 1024


class Iovec(Struct):
    """struct iovec, 16 bytes."""

    iov_base = U64()
    iov_len = U64()
