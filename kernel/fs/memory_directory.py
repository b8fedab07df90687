"""A directory whose entries are inodes in memory: what devfs and tmpfs share."""

from abi import errno
from kernel.fs.interfaces import DirectoryEntry, DirectoryInode, Inode

NAME_BYTES = 255  # NAME_MAX of Linux's limits.h


def check_name(name: str) -> None:
    """ENAMETOOLONG."""
    if len(name.encode()) > NAME_BYTES:
        raise errno.os_error(errno.ENAMETOOLONG)


class MemoryDirectory(DirectoryInode):
    """Entries by name, listed in the order in which they were made."""

    def __init__(self, device: int, number: int) -> None:
        super().__init__(device, number)
        self.files: dict[str, Inode] = {}

    def lookup(self, name: str) -> Inode:
        check_name(name)
        inode = self.files.get(name)
        if inode is None:
            raise errno.os_error(errno.ENOENT)
        return inode

    def entries(self) -> list[DirectoryEntry]:
        return [DirectoryEntry(name, inode.number, inode.file_type()) for name, inode in self.files.items()]
