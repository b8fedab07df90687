"""Waiting for open files (poll(2), select(2))."""

from ophion.lang import I16, I32, Struct

POLLIN = 0x001
POLLPRI = 0x002
POLLOUT = 0x004
POLLERR = 0x008
POLLHUP = 0x010
POLLNVAL = 0x020
POLLRDNORM = 0x040
POLLWRNORM = 0x100

FD_SETSIZE = 1024


class Pollfd(Struct):
    """struct pollfd, 8 bytes."""

    fd = I32()
    events = I16()
    revents = I16()
