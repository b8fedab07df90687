"""The system's names as uname(2) gives them."""

from ophion.lang import Bytes, Struct

FIELD_SIZE = 65


class Utsname(Struct):
    """struct new_utsname, 390 bytes: six NUL-terminated fields."""

    sysname = Bytes(FIELD_SIZE)
    nodename = Bytes(FIELD_SIZE)
    release = Bytes(FIELD_SIZE)
    version = Bytes(FIELD_SIZE)
    machine = Bytes(FIELD_SIZE)
    domainname = Bytes(FIELD_SIZE)
