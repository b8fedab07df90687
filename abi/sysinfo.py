"""System statistics (sysinfo(2))."""

from ophion.lang import I64, U16, U32, U64, Array, Struct


class Sysinfo(Struct):
    """struct sysinfo, 112 bytes; memory in units of `mem_unit` bytes."""

    uptime = I64()
    loads = Array(U64, 3)
    totalram = U64()
    freeram = U64()
    sharedram = U64()
    bufferram = U64()
    totalswap = U64()
    freeswap = U64()
    procs = U16()
    pad = U16()
    padding = U32()
    totalhigh = U64()
    freehigh = U64()
    mem_unit = U32()
    tail = U32()
