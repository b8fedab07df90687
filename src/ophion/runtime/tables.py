"""The part of dict and set that finds: a compact hash table of keys.

Keys stand in the order of insertion in arrays of hashes and keys; a deleted one leaves a negative hash behind
until the arrays are compacted: -1, or, at the first and last entry, how far away the next one is that may not
be deleted, so that taking all of them from one end costs no more than looking at each. A second array, a
power of two long and at most two thirds full, finds them: a probe starts where the mixed hash says and goes
on slot by slot, each slot holding an entry's number, or FREE. The layout is Hettinger's ("More compact
dictionaries with faster iteration", 2012), the probing Knuth's linear one (TAOCP 6.4). `found` is the entry
found last, which may have been deleted since.
"""

from typing import Generic, TypeVar

from ophion.lang.unsafe import Ptr, inline, key_hash, seldom, wrapping

K = TypeVar("K")

HASH_MASK = 0x3FFF_FFFF_FFFF_FFFF
MIX = 0x1E37_79B9_7F4A_7C15
DELETED = -1
FREE = -1
SMALLEST = 8


class Table(Generic[K]):
    """The keys of a dict or set: the part that finds."""

    def __init__(self) -> None:
        self.count = 0
        self.used = 0
        self.version = 0
        self.capacity = 0
        self.found = 0
        self.shift = 62
        self.mask = 0
        self.index: Ptr[int] = Ptr(0)
        self.hashes: Ptr[int] = Ptr(0)
        self.keys_: Ptr[K] = Ptr(0)

    def live(self, index: int) -> bool:
        """Whether the entry has not been deleted."""
        return index < self.used and self.hashes[index] >= 0

    @inline
    def start(self) -> int:
        """Where a walk begins: at the first entry that has not been deleted."""
        if self.count == self.used:
            return 0
        return self.first_live() if self.count > 0 else self.used

    @wrapping
    def first_live(self) -> int:
        """The first entry that has not been deleted; there is one."""
        if self.hashes[0] >= 0:
            return 0
        entry = -self.hashes[0]
        while self.hashes[entry] < 0:
            entry += 1
        self.hashes[0] = -entry
        return entry

    @wrapping
    def last_live(self) -> int:
        """The last entry that has not been deleted; there is one."""
        last = self.used - 1
        entry = last
        while self.hashes[entry] < 0:
            entry += self.hashes[entry]
        if entry != last:
            self.hashes[last] = entry - last
        return entry

    def key_at(self, index: int) -> K:
        """The key of a live entry."""
        return self.keys_[index]

    @wrapping
    def _locate(self, key: K, value: int) -> int:
        """The entry of a key whose masked hash is `value`, or -1."""
        if self.count == 0:
            return -1
        slot = ((value * MIX) & HASH_MASK) >> self.shift
        while True:
            entry = self.index[slot]
            if entry < 0:
                return -1
            if self.hashes[entry] == value:
                version = self.version
                same = self.keys_[entry] == key
                if version != self.version:  # the comparison has changed the table
                    return self._locate(key, value)
                if same:
                    self.found = entry
                    return entry
            slot = (slot + 1) & self.mask

    @inline
    def _locate_again(self, key: K, value: int) -> int:
        """The same, looking first at the entry found last: what is stored has often just been read."""
        entry = self.found
        if entry < self.used and self.hashes[entry] == value:
            version = self.version
            if self.keys_[entry] == key and version == self.version:
                return entry
        return self._locate(key, value)

    def locate(self, key: K) -> int:
        """The entry of a key, or -1."""
        return self._locate(key, key_hash(key) & HASH_MASK)

    @wrapping
    def _append_key(self, key: K, value: int) -> int:
        """Add an entry for a key that is not there, where there is room; its number."""
        entry = self.used
        self.keys_.init(entry, key)
        self.hashes[entry] = value
        self.used = entry + 1
        self.count += 1
        self.version += 1
        self._enter(entry, value)
        return entry

    @inline
    @wrapping
    def _enter(self, entry: int, value: int) -> None:
        """Put an entry's number into the first free slot of its probe."""
        slot = ((value * MIX) & HASH_MASK) >> self.shift
        while self.index[slot] >= 0:
            slot = (slot + 1) & self.mask
        self.index[slot] = entry

    @wrapping
    def _remove_key(self, entry: int) -> K:
        """Mark an entry deleted and give its key."""
        key = self.keys_.take(entry)
        self.hashes[entry] = DELETED
        self.count -= 1
        self.version += 1
        return key

    @seldom
    def _resize_keys(self, slots: int) -> None:
        """A larger index and larger arrays of hashes and keys: room for two thirds as many entries as
        `slots`.
        """
        capacity = 2 * slots // 3
        self.keys_ = self.keys_.grown(self.used, self.capacity, capacity)
        self.hashes = self.hashes.grown(self.used, self.capacity, capacity)
        index: Ptr[int] = Ptr(slots)
        self.index.free(self.mask + 1)
        self.index = index
        self.mask = slots - 1
        self.capacity = capacity
        self.shift = 62
        while slots > 1:
            slots >>= 1
            self.shift -= 1

    @seldom
    @wrapping
    def _reindex(self) -> None:
        """Fill the index anew; the arrays hold no deleted entries."""
        for slot in range(self.mask + 1):
            self.index[slot] = FREE
        for entry in range(self.used):
            self._enter(entry, self.hashes[entry])

    @seldom
    def _wanted_slots(self) -> int:
        """How long the index should be for one more entry: twice as long, unless many entries are deleted."""
        if self.capacity == 0:
            return SMALLEST
        slots = self.mask + 1
        return slots if self.count <= self.capacity // 2 else 2 * slots

    @seldom
    @wrapping
    def _compact_keys(self) -> None:
        """Close the gaps of deleted entries in the keys and hashes; `_reindex` must follow."""
        place = 0
        for entry in range(self.used):
            if self.hashes[entry] >= 0:
                if place != entry:
                    self.keys_.init(place, self.keys_.take(entry))
                    self.hashes[place] = self.hashes[entry]
                place += 1
        self.used = place

    def _drop_keys(self) -> None:
        """Drop all keys of a table that nobody uses any more."""
        for entry in range(self.used):
            if self.hashes[entry] >= 0:
                self.keys_.drop(entry)

    def _forget(self) -> None:
        """Become an empty table without arrays, whatever these hold; the caller has them."""
        self.count = self.used = self.capacity = self.mask = 0
        self.shift = 62
        self.version += 1
        self.index = Ptr(0)
        self.hashes = Ptr(0)
        self.keys_ = Ptr(0)

    def _free_keys(self) -> None:
        """Give the arrays back."""
        self.keys_.free(self.capacity)
        self.hashes.free(self.capacity)
        self.index.free(self.mask + 1)
