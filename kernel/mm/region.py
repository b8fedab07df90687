"""A region: a stretch of user addresses with one protection and one origin of its pages."""

from abc import ABC, abstractmethod

from abi import mman


class PageSource(ABC):
    """Where a region's pages come from when they are first touched."""

    @abstractmethod
    def read_page(self, offset: int, page: memoryview) -> None:
        """Fill `page`, all zero, from byte `offset` of the source on; OSError(EIO)."""


class Region:
    """User addresses `start` to `end`, page-aligned; without a `source` they begin as zeros.

    `offset` is where in the source the region's first byte lies.
    """

    def __init__(
        self, start: int, end: int, protection: int, flags: int, source: PageSource | None, offset: int
    ) -> None:
        self.start = start
        self.end = end
        self.protection = protection
        self.flags = flags
        self.source = source
        self.offset = offset

    @property
    def is_shared(self) -> bool:
        """Whether a fork shares its pages and does not copy them."""
        return self.flags & mman.MAP_TYPE == mman.MAP_SHARED

    def allows(self, write: bool, execute: bool) -> bool:
        """Whether a kind of access is allowed.

        What may be written or executed may be read, as on every x86.
        """
        if write:
            return self.protection & mman.PROT_WRITE != 0
        if execute:
            return self.protection & mman.PROT_EXEC != 0
        return self.protection & (mman.PROT_READ | mman.PROT_WRITE | mman.PROT_EXEC) != 0

    def part(self, start: int, end: int) -> "Region":
        """A region like this one for `start` to `end` within it."""
        offset = self.offset + (start - self.start)
        return Region(start, end, self.protection, self.flags, self.source, offset)

    def continues(self, following: "Region") -> bool:
        """Whether `following` could be the rest of this region: both anonymous and alike, without a gap."""
        return (
            self.end == following.start
            and self.source is None
            and following.source is None
            and self.protection == following.protection
            and self.flags == following.flags
        )
