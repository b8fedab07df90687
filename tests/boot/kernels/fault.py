"""A kernel that writes where nothing is mapped, three calls deep."""

from kernel import console
from kernel.arch import init_processor, read_boot_information
from kernel.mm import memory, physical
from ophion.lang import PhysAddr, u64


def deeper(calls: int) -> int:
    """Call ourselves, then do it."""
    if calls > 0:
        return deeper(calls - 1) + 1
    physical.view(PhysAddr(u64(0x3000_0000_0000)))[0] = 1
    return 0


def main() -> None:
    """Called by the boot code."""
    console.init()
    init_processor()
    memory.init(read_boot_information())
    print(deeper(2))
