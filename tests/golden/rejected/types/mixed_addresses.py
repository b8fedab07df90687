from ophion.lang import PhysAddr, VirtAddr, u64


def read(address: PhysAddr) -> None:
    print(address)


read(VirtAddr(u64(4096)))
