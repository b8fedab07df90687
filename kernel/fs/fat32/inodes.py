"""Files and directories of a FAT32 volume as inodes, and the table that keeps one inode a file.

FAT has no inode numbers: a file's is the place of its short directory entry on the volume, in entries; the
root's is 1. A file is reached through the table, so that all who have it open share its inode. Nothing can
be changed yet: what would is OSError(EROFS).
"""

from abi import errno, fat32, fcntl, stat
from kernel.fs.fat32.chain import NO_CLUSTER, Chain
from kernel.fs.fat32.directory import Entry, read_entries
from kernel.fs.fat32.names import fold, unit_count
from kernel.fs.fat32.volume import Volume
from kernel.fs.interfaces import (
    BLOCK_SIZE,
    Attributes,
    DirectoryEntry,
    DirectoryInode,
    Inode,
    Location,
    OpenFile,
)

ROOT_NUMBER = 1
MODE = 0o755
READ_ONLY_MODE = 0o555
TABLE_CAPACITY = 256


def inode_number(entry: Entry) -> int:
    """The number of the file that `entry` names."""
    return entry.position // fat32.DIRECTORY_ENTRY_SIZE


def permissions(entry: Entry) -> int:
    """The mode's permission bits: FAT knows no more than "read only"."""
    return READ_ONLY_MODE if entry.attributes & fat32.ATTR_READ_ONLY != 0 else MODE


class FatFile(Inode):
    """A regular file. Its size is the directory entry's; EIO where the chain is too short for it."""

    def __init__(self, device: int, volume: Volume, entry: Entry) -> None:
        super().__init__(device, inode_number(entry))
        self._volume = volume
        self._entry = entry
        self._chain = Chain(volume, entry.first_cluster)

    def file_type(self) -> int:
        return stat.S_IFREG

    def attributes(self) -> Attributes:
        entry = self._entry
        unit = self._volume.cluster_size
        blocks = (entry.size + unit - 1) // unit * unit // BLOCK_SIZE
        mode = stat.S_IFREG | permissions(entry)
        attributes = Attributes(self.device, self.number, mode, 1, entry.size, blocks, unit)
        attributes.access_time = entry.access_time
        attributes.modification_time = entry.modification_time
        attributes.change_time = entry.change_time
        return attributes

    def open_file(self, flags: int, location: Location | None) -> OpenFile:
        if flags & fcntl.O_PATH == 0 and flags & fcntl.O_ACCMODE != fcntl.O_RDONLY:
            raise errno.os_error(errno.EROFS)
        return OpenFile(self, flags, location)

    def read_at(self, offset: int, buffer: memoryview) -> int:
        cluster_size = self._volume.cluster_size
        wanted = min(len(buffer), self._entry.size - offset)
        done = 0
        while done < wanted:
            skip = (offset + done) % cluster_size
            needed = (skip + wanted - done + cluster_size - 1) // cluster_size
            cluster, count = self._chain.run((offset + done) // cluster_size, needed)
            if count == 0:
                raise errno.os_error(errno.EIO)
            length = min(count * cluster_size - skip, wanted - done)
            start = self._volume.cluster_offset(cluster) + skip
            self._volume.cache.read(start, buffer[done : done + length])
            done += length
        return done

    def write_at(self, offset: int, data: memoryview) -> int:
        raise errno.os_error(errno.EROFS)

    def truncate(self, size: int) -> None:
        raise errno.os_error(errno.EROFS)

    def sync(self) -> None:
        return


class InodeTable:
    """The inodes in use, by number. When it is full, those that no one has open are dropped."""

    def __init__(self, device: int, volume: Volume) -> None:
        self.device = device
        self.volume = volume
        self._inodes: dict[int, Inode] = {}

    def inode(self, entry: Entry) -> Inode:
        """The inode of the file that `entry` names; EIO where its first cluster cannot be one."""
        number = inode_number(entry)
        known = self._inodes.get(number)
        if known is not None:
            return known
        made = self._make(entry)
        if len(self._inodes) >= TABLE_CAPACITY:
            self._inodes = {key: inode for key, inode in self._inodes.items() if inode.users > 0}
        self._inodes[number] = made
        return made

    def _make(self, entry: Entry) -> Inode:
        if not entry.is_directory():
            return FatFile(self.device, self.volume, entry)
        if entry.first_cluster in (NO_CLUSTER, self.volume.root_cluster):
            raise errno.os_error(errno.EIO)
        return FatDirectory(self, entry, inode_number(entry))


class FatDirectory(DirectoryInode):
    """A directory. Its entries are read on the first use and kept, by folded long and short name."""

    def __init__(self, table: InodeTable, entry: Entry, number: int) -> None:
        super().__init__(table.device, number)
        self._table = table
        self._entry = entry
        self._entries: list[Entry] | None = None
        self._names: dict[str, Entry] = {}

    def attributes(self) -> Attributes:
        entry = self._entry
        links = 2
        for child in self._read():
            if child.is_directory():
                links += 1
        size = self._table.volume.cluster_size
        mode = stat.S_IFDIR | permissions(entry)
        attributes = Attributes(self.device, self.number, mode, links, size, size // BLOCK_SIZE, size)
        attributes.access_time = entry.access_time
        attributes.modification_time = entry.modification_time
        attributes.change_time = entry.change_time
        return attributes

    def lookup(self, name: str) -> Inode:
        if unit_count(name) > fat32.LONG_NAME_MAXIMUM:
            raise errno.os_error(errno.ENAMETOOLONG)
        self._read()
        entry = self._names.get(fold(name))
        if entry is None:
            raise errno.os_error(errno.ENOENT)
        if entry.is_directory() and entry.first_cluster == self._entry.first_cluster:
            raise errno.os_error(errno.EIO)
        return self._table.inode(entry)

    def entries(self) -> list[DirectoryEntry]:
        listing: list[DirectoryEntry] = []
        for entry in self._read():
            file_type = stat.S_IFDIR if entry.is_directory() else stat.S_IFREG
            listing.append(DirectoryEntry(entry.name, inode_number(entry), file_type))
        return listing

    def _read(self) -> list[Entry]:
        """The directory's entries, from the volume the first time."""
        if self._entries is not None:
            return self._entries
        entries = read_entries(self._table.volume, self._entry.first_cluster)
        for entry in entries:
            self._names.setdefault(fold(entry.name), entry)
        for entry in entries:
            self._names.setdefault(fold(entry.alias), entry)
        self._entries = entries
        return entries


def root_directory(table: InodeTable) -> FatDirectory:
    """The root, which no directory entry names."""
    entry = Entry("", "", fat32.ATTR_DIRECTORY, table.volume.root_cluster, 0, 0, 0, 0, 0)
    return FatDirectory(table, entry, ROOT_NUMBER)
