"""Phase 5: the root folder of the first FAT32 disk listed, and a file of it printed."""

from abi import fcntl
from kernel import console
from kernel.arch import init_processor, read_boot_information
from kernel.drivers.ata import find_disks
from kernel.fs.fat32 import file_system as fat32
from kernel.fs.vfs import VirtualFileSystem
from kernel.mm import memory


def main() -> None:
    """Called by the boot code; prints the folder and the file, and returns."""
    console.init()
    init_processor()
    memory.init(read_boot_information())
    disk = find_disks()[0]
    print(f"{disk.name}: {disk.model}, {disk.sector_count} sectors")
    files = VirtualFileSystem(fat32.find(disk, disk.device_number))
    for entry in files.open(files.root, "/", fcntl.O_RDONLY, 0).entries():
        print(entry.name)
    text = bytearray(4096)
    count = files.open(files.root, "/home/serpent.txt", fcntl.O_RDONLY, 0).read(memoryview(text))
    print(text[:count].decode())


if __name__ == "__main__":
    main()
