"""The sorted list of an address space's regions: finding, inserting, cutting, gaps. Knows no page tables."""

from kernel.layout import USER_END, USER_START
from kernel.mm.region import Region

NO_GAP = -1


class RegionList:
    """Regions that do not overlap, in the order of their addresses."""

    def __init__(self) -> None:
        self.regions: list[Region] = []

    def _index_after(self, address: int) -> int:
        """The index of the first region that ends beyond `address`."""
        low = 0
        high = len(self.regions)
        while low < high:
            middle = (low + high) // 2
            if self.regions[middle].end <= address:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, address: int) -> Region | None:
        """The region that holds an address."""
        index = self._index_after(address)
        if index < len(self.regions) and self.regions[index].start <= address:
            return self.regions[index]
        return None

    def overlapping(self, start: int, end: int) -> list[Region]:
        """The regions that have addresses in start..end."""
        found: list[Region] = []
        index = self._index_after(start)
        while index < len(self.regions) and self.regions[index].start < end:
            found.append(self.regions[index])
            index += 1
        return found

    def covers(self, start: int, end: int) -> bool:
        """Whether every address in start..end lies in some region."""
        position = start
        for region in self.overlapping(start, end):
            if region.start > position:
                return False
            position = region.end
        return position >= end

    def insert(self, region: Region) -> None:
        """Add a region where there is none, joined with a neighbour that it continues."""
        index = self._index_after(region.start)
        if index > 0 and self.regions[index - 1].continues(region):
            self.regions[index - 1].end = region.end
            region = self.regions[index - 1]
            index -= 1
        else:
            self.regions.insert(index, region)
        if index + 1 < len(self.regions) and region.continues(self.regions[index + 1]):
            region.end = self.regions[index + 1].end
            del self.regions[index + 1]

    def remove(self, start: int, end: int) -> list[Region]:
        """Cut start..end out of all regions; return the parts cut out."""
        removed: list[Region] = []
        kept: list[Region] = []
        for region in self.regions:
            if region.end <= start or region.start >= end:
                kept.append(region)
                continue
            if region.start < start:
                kept.append(region.part(region.start, start))
            removed.append(region.part(max(region.start, start), min(region.end, end)))
            if region.end > end:
                kept.append(region.part(end, region.end))
        if len(removed) > 0:
            self.regions = kept
        return removed

    def is_free(self, start: int, end: int) -> bool:
        """Whether start..end is user space without a region."""
        return start >= USER_START and end <= USER_END and len(self.overlapping(start, end)) == 0

    def highest_gap(self, size: int, limit: int) -> int:
        """The highest start of `size` free bytes that end at or below `limit`, or NO_GAP."""
        end = limit
        for index in range(len(self.regions) - 1, -1, -1):
            region = self.regions[index]
            if region.end <= end and end - region.end >= size:
                return end - size
            end = min(end, region.start)
        return end - size if end - size >= USER_START else NO_GAP
