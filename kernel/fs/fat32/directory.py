"""Reading a FAT32 directory: short entries with the long names before them (fatgen103, "Long Directory
Entries").

A long name counts only where its pieces are complete, in order and of the same short name, by its checksum;
otherwise the short name is shown. Volume labels, "." and ".." are left out.
"""

from dataclasses import dataclass

from abi import errno, fat32
from kernel.fs.fat32.chain import Chain
from kernel.fs.fat32.names import long_name, short_name, units_of
from kernel.fs.fat32.times import nanoseconds
from kernel.fs.fat32.volume import Volume


@dataclass
class Entry:
    """One file of a directory. `position` is its short entry's byte on the volume; times are in ns."""

    name: str
    alias: str
    attributes: int
    first_cluster: int
    size: int
    position: int
    access_time: int
    modification_time: int
    change_time: int

    def is_directory(self) -> bool:
        """Whether it is a directory's."""
        return self.attributes & fat32.ATTR_DIRECTORY != 0


class LongName:
    """The pieces of a long name as they come, the last piece first."""

    def __init__(self) -> None:
        self._units: list[int] = []
        self._expected = 0
        self._checksum = 0

    def reset(self) -> None:
        """Forget what was collected."""
        self._units = []
        self._expected = 0

    def add(self, piece: fat32.LongNameEntry) -> None:
        """Take the next long-name entry; one out of place drops the name."""
        order = piece.order & fat32.LONG_ORDER_MASK
        if piece.order & fat32.LAST_LONG_ENTRY != 0 and 0 < order <= fat32.MAXIMUM_LONG_ENTRIES:
            self._units = []
            self._expected = order
            self._checksum = piece.checksum
        if order == 0 or order != self._expected or piece.checksum != self._checksum:
            self._units = []
            self._expected = 0
            return
        units = units_of(piece.name_1)
        units.extend(units_of(piece.name_2))
        units.extend(units_of(piece.name_3))
        units.extend(self._units)
        self._units = units
        self._expected = order - 1 if order > 1 else -1

    def take(self, short: bytes) -> str:
        """The complete name that belongs to the short name `short`, else ""; collecting starts anew."""
        name = ""
        if self._expected == -1 and self._checksum == fat32.short_name_checksum(short):
            name = long_name(self._units)
        self.reset()
        return name if name not in (".", "..") else ""


def read_entries(volume: Volume, first_cluster: int) -> list[Entry]:
    """The files of the directory that begins at `first_cluster`; EIO where its chain is broken."""
    entries: list[Entry] = []
    chain = Chain(volume, first_cluster)
    pending = LongName()
    cluster = memoryview(bytearray(volume.cluster_size))
    index = 0
    while True:
        number, count = chain.run(index, 1)
        if count == 0:
            return entries
        if index * volume.cluster_size >= fat32.MAXIMUM_DIRECTORY_SIZE:
            raise errno.os_error(errno.EIO)
        offset = volume.cluster_offset(number)
        volume.cache.read(offset, cluster)
        if _read_cluster(cluster, offset, pending, entries):
            return entries
        index += 1


def _read_cluster(cluster: memoryview, offset: int, pending: LongName, entries: list[Entry]) -> bool:
    """Add the files of a directory's cluster, at byte `offset` of the volume; True at its end."""
    for start in range(0, len(cluster), fat32.DIRECTORY_ENTRY_SIZE):
        first = cluster[start]
        if first == fat32.NAME_END:
            return True
        entry = fat32.DirectoryEntry.over(cluster, start)
        if first == fat32.NAME_DELETED:
            pending.reset()
        elif entry.attributes & fat32.ATTR_LONG_NAME_MASK == fat32.ATTR_LONG_NAME:
            pending.add(fat32.LongNameEntry.over(cluster, start))
        elif entry.attributes & fat32.ATTR_VOLUME_ID != 0:
            pending.reset()
        else:
            found = _entry(entry, pending.take(entry.name), offset + start)
            if found.name not in ("", ".", ".."):
                entries.append(found)
    return False


def _entry(raw: fat32.DirectoryEntry, name: str, position: int) -> Entry:
    alias = short_name(raw.name, 0)
    return Entry(
        name if name else short_name(raw.name, raw.nt_reserved),
        alias,
        raw.attributes,
        (raw.first_cluster_high << 16 | raw.first_cluster_low) & fat32.CLUSTER_MASK,
        raw.file_size,
        position,
        nanoseconds(raw.access_date, 0, 0),
        nanoseconds(raw.write_date, raw.write_time, 0),
        nanoseconds(raw.creation_date, raw.creation_time, raw.creation_tenths),
    )
