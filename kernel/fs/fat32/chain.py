"""Cluster chains: the FAT as runs of neighbouring clusters, and one file's chain, remembered as it is
walked.

A chain that meets a free, bad or impossible cluster, or one that it has been through already, is
OSError(EIO): every walk ends after at most as many steps as the volume has clusters.
"""

from abi import errno, fat32
from kernel.fs.block_cache import BLOCK_SIZE
from kernel.fs.fat32.volume import Volume
from ophion.lang import U32, Struct

LOOK_AHEAD = 256  # clusters of a chain that are looked up at a time
NO_CLUSTER = 0  # what follows a chain's last cluster, and the whole chain of an empty file


class TableEntry(Struct):
    """One entry of the FAT; its top four bits are reserved."""

    value = U32()


def next_run(volume: Volume, cluster: int, most: int) -> tuple[int, int]:
    """How many clusters from `cluster` on are neighbours in the chain and on the disk, and what follows them.

    At most `most` are counted; NO_CLUSTER follows the last of a chain.
    """
    count = 1
    while True:
        offset = volume.fat_offset + (cluster + count - 1) * fat32.FAT_ENTRY_SIZE
        block = volume.cache.block(offset // BLOCK_SIZE)
        start = offset % BLOCK_SIZE
        while start < len(block):
            value = TableEntry.over(block, start).value & fat32.CLUSTER_MASK
            if value != cluster + count or count == most or not volume.is_cluster(value):
                return count, _checked(volume, value)
            count += 1
            start += fat32.FAT_ENTRY_SIZE


def _checked(volume: Volume, value: int) -> int:
    """What an entry says of the next cluster; EIO."""
    if value >= fat32.END_OF_CHAIN_MINIMUM:
        return NO_CLUSTER
    if not volume.is_cluster(value):
        raise errno.os_error(errno.EIO)
    return value


class Chain:
    """The clusters of one file or directory, as the runs found so far.

    Run i is `_counts[i]` clusters from `_firsts[i]` on: the file's clusters from number `_indices[i]` on.
    `_next` follows the last run. `_sorted` holds the runs' first clusters in order, and `_ends` where those
    runs end, to tell a chain that meets itself.
    """

    def __init__(self, volume: Volume, first: int) -> None:
        if first != NO_CLUSTER and not volume.is_cluster(first):
            raise errno.os_error(errno.EIO)
        self._volume = volume
        self._next = first
        self._indices: list[int] = []
        self._firsts: list[int] = []
        self._counts: list[int] = []
        self._sorted: list[int] = []
        self._ends: list[int] = []
        self._total = 0

    def run(self, index: int, most: int) -> tuple[int, int]:
        """The file's cluster number `index`, and how many (at most `most`) neighbours there are from it on.

        (NO_CLUSTER, 0) beyond the end of the chain.
        """
        while self._total <= index and self._next != NO_CLUSTER:
            self._add_run(max(most, LOOK_AHEAD))
        if index >= self._total:
            return NO_CLUSTER, 0
        place = _last_not_above(self._indices, index)
        skip = index - self._indices[place]
        return self._firsts[place] + skip, min(most, self._counts[place] - skip)

    def _add_run(self, most: int) -> None:
        """Walk on by at most `most` clusters, all neighbours."""
        first = self._next
        count, following = next_run(self._volume, first, most)
        place = _last_not_above(self._sorted, first)
        overlaps_before = place >= 0 and self._ends[place] > first
        overlaps_after = place + 1 < len(self._sorted) and self._sorted[place + 1] < first + count
        if overlaps_before or overlaps_after:
            raise errno.os_error(errno.EIO)
        self._sorted.insert(place + 1, first)
        self._ends.insert(place + 1, first + count)
        self._indices.append(self._total)
        self._firsts.append(first)
        self._counts.append(count)
        self._total += count
        self._next = following


def _last_not_above(values: list[int], value: int) -> int:
    """The place of the last of the ascending `values` that is not above `value`, -1 where all are."""
    low = 0
    high = len(values)
    while low < high:
        middle = (low + high) // 2
        if values[middle] <= value:
            low = middle + 1
        else:
            high = middle
    return low - 1
