"""dict: a compact hash table that keeps insertion order.

Entries stand in the order of insertion in arrays of hashes, keys and values; a deleted one leaves hash -1
behind until the arrays are compacted. A second array, a power of two long and at most two thirds full,
finds them: a probe starts where the mixed hash says and goes on slot by slot, each slot holding an entry's
number plus one, or 0. The layout is Hettinger's ("More compact dictionaries with faster iteration", 2012),
the probing Knuth's linear one (TAOCP 6.4).

A loop over a dict goes through the entries 0 .. used - 1, skips those not `live`, and calls
`check(version)` each time: the version changes whenever an entry comes or goes.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar, cast

from ophion.lang.unsafe import Ptr

K = TypeVar("K")
V = TypeVar("V")

HASH_MASK = 0x3FFF_FFFF_FFFF_FFFF
MIX = 0x1E37_79B9_7F4A_7C15
DELETED = -1
SMALLEST = 8


class Table(Generic[K]):
    """The keys of a dict or set: the part that finds."""

    def __init__(self) -> None:
        self.count = 0
        self.used = 0
        self.version = 0
        self.capacity = 0
        self.shift = 62
        self.mask = 0
        self.index: Ptr[int] = Ptr(0)
        self.hashes: Ptr[int] = Ptr(0)
        self.keys_: Ptr[K] = Ptr(0)

    def live(self, index: int) -> bool:
        """Whether the entry has not been deleted."""
        return self.hashes[index] != DELETED

    def key_at(self, index: int) -> K:
        """The key of a live entry."""
        return self.keys_[index]

    def _locate(self, key: K, value: int) -> int:
        """The entry of a key whose masked hash is `value`, or -1."""
        if self.count == 0:
            return -1
        slot = ((value * MIX) & HASH_MASK) >> self.shift
        while True:
            entry = self.index[slot] - 1
            if entry < 0:
                return -1
            if self.hashes[entry] == value and self.keys_[entry] == key:
                return entry
            slot = (slot + 1) & self.mask

    def locate(self, key: K) -> int:
        """The entry of a key, or -1."""
        return self._locate(key, hash(key) & HASH_MASK)

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

    def _enter(self, entry: int, value: int) -> None:
        """Put an entry's number into the first free slot of its probe."""
        slot = ((value * MIX) & HASH_MASK) >> self.shift
        while self.index[slot] != 0:
            slot = (slot + 1) & self.mask
        self.index[slot] = entry + 1

    def _remove_key(self, entry: int) -> K:
        """Mark an entry deleted and give its key."""
        key = self.keys_.take(entry)
        self.hashes[entry] = DELETED
        self.count -= 1
        self.version += 1
        return key

    def _resize_keys(self, slots: int) -> None:
        """A larger index and larger arrays of hashes and keys: room for two thirds as many entries as
        `slots`.
        """
        capacity = 2 * slots // 3
        keys: Ptr[K] = Ptr(capacity)
        keys.move_from(self.keys_, self.used)
        self.keys_.free(self.capacity)
        self.keys_ = keys
        hashes: Ptr[int] = Ptr(capacity)
        hashes.move_from(self.hashes, self.used)
        self.hashes.free(self.capacity)
        self.hashes = hashes
        index: Ptr[int] = Ptr(slots)
        self.index.free(self.mask + 1)
        self.index = index
        self.mask = slots - 1
        self.capacity = capacity
        self.shift = 62
        while slots > 1:
            slots >>= 1
            self.shift -= 1

    def _reindex(self) -> None:
        """Fill the index anew; the arrays hold no deleted entries."""
        for slot in range(self.mask + 1):
            self.index[slot] = 0
        for entry in range(self.used):
            self._enter(entry, self.hashes[entry])

    def _wanted_slots(self) -> int:
        """How long the index should be for one more entry: twice as long, unless many entries are deleted."""
        if self.capacity == 0:
            return SMALLEST
        slots = self.mask + 1
        return slots if self.count <= self.capacity // 2 else 2 * slots

    def _compact_keys(self) -> None:
        """Close the gaps of deleted entries in the keys and hashes; `_reindex` must follow."""
        place = 0
        for entry in range(self.used):
            if self.hashes[entry] != DELETED:
                if place != entry:
                    self.keys_.init(place, self.keys_.take(entry))
                    self.hashes[place] = self.hashes[entry]
                place += 1
        self.used = place

    def _drop_keys(self) -> None:
        """Drop all keys and forget the entries; the arrays stay."""
        used = self.used
        self.used = 0
        self.count = 0
        self.version += 1
        for slot in range(self.mask + 1 if self.capacity > 0 else 0):
            self.index[slot] = 0
        for entry in range(used):
            if self.hashes[entry] != DELETED:
                self.keys_.drop(entry)

    def _free_keys(self) -> None:
        """Give the arrays back."""
        self.keys_.free(self.capacity)
        self.hashes.free(self.capacity)
        self.index.free(self.mask + 1)


class Dict(Table[K], Generic[K, V]):
    """dict's layout and methods."""

    def __init__(self) -> None:
        super().__init__()
        self.items_: Ptr[V] = Ptr(0)

    def __del__(self) -> None:
        for entry in range(self.used):
            if self.hashes[entry] != DELETED:
                self.items_.drop(entry)
        self._drop_keys()
        self.items_.free(self.capacity)
        self._free_keys()

    def check(self, version: int) -> None:
        """RuntimeError where entries came or went since a loop began."""
        if self.version != version:
            raise RuntimeError("dictionary changed size during iteration")

    def value_at(self, index: int) -> V:
        """The value of a live entry."""
        return self.items_[index]

    def _make_room(self) -> None:
        """Room for one more entry. Whatever runs out of memory leaves the dict as it was."""
        slots = self._wanted_slots()
        if slots != self.mask + 1 or self.capacity == 0:
            values: Ptr[V] = Ptr(2 * slots // 3)
            values.move_from(self.items_, self.used)
            self.items_.free(self.capacity)
            self.items_ = values
            self._resize_keys(slots)
        if self.count != self.used:
            self._compact_values()
            self._compact_keys()
            self.version += 1
        self._reindex()

    def _compact_values(self) -> None:
        place = 0
        for entry in range(self.used):
            if self.hashes[entry] != DELETED:
                if place != entry:
                    self.items_.init(place, self.items_.take(entry))
                place += 1

    # --- the mapping ---

    def __len__(self) -> int:
        return self.count

    def __bool__(self) -> bool:
        return self.count != 0

    def __contains__(self, key: K) -> bool:
        return self.locate(key) >= 0

    def __getitem__(self, key: K) -> V:
        entry = self.locate(key)
        if entry < 0:
            return self.__missing__(key)
        return self.items_[entry]

    def __missing__(self, key: K) -> V:
        raise KeyError(key)

    def __setitem__(self, key: K, value: V) -> None:
        masked = hash(key) & HASH_MASK
        entry = self._locate(key, masked)
        if entry >= 0:
            self.items_[entry] = value
            return
        if self.used == self.capacity:
            self._make_room()
        self.items_.init(self._append_key(key, masked), value)

    def __delitem__(self, key: K) -> None:
        self.pop(key)

    def __iter__(self) -> "DictKeyIterator[K, V]":
        return DictKeyIterator(self)

    def get_or_none(self, key: K) -> V | None:
        """get(key)"""
        entry = self.locate(key)
        return self.items_[entry] if entry >= 0 else None

    def get_or(self, key: K, default: V) -> V:
        """get(key, default)"""
        entry = self.locate(key)
        return self.items_[entry] if entry >= 0 else default

    def _take(self, entry: int) -> V:
        """Remove an entry and give its value."""
        value = self.items_.take(entry)
        self._remove_key(entry)
        return value

    def pop(self, key: K) -> V:
        entry = self.locate(key)
        if entry < 0:
            raise KeyError(key)
        return self._take(entry)

    def pop_or(self, key: K, default: V) -> V:
        """pop(key, default)"""
        entry = self.locate(key)
        return self._take(entry) if entry >= 0 else default

    def pop_or_none(self, key: K) -> V | None:
        """pop(key, None)"""
        entry = self.locate(key)
        return self._take(entry) if entry >= 0 else None

    def popitem(self) -> tuple[K, V]:
        if self.count == 0:
            raise KeyError("popitem(): dictionary is empty")
        entry = self.used - 1
        while self.hashes[entry] == DELETED:
            entry -= 1
        value = self.items_.take(entry)
        return self._remove_key(entry), value

    def setdefault(self, key: K, default: V) -> V:
        entry = self.locate(key)
        if entry >= 0:
            return self.items_[entry]
        self[key] = default
        return default

    def update(self, other: dict[K, V]) -> None:
        source = cast(Dict[K, V], other)
        for entry in range(source.used):
            if source.hashes[entry] != DELETED:
                self[source.keys_[entry]] = source.items_[entry]

    def update_pairs(self, pairs: Iterable[tuple[K, V]]) -> None:
        """update() by key and value pairs."""
        for key, value in pairs:
            self[key] = value

    def clear(self) -> None:
        for entry in range(self.used):
            if self.hashes[entry] != DELETED:
                self._take(entry)
        self._drop_keys()

    def copy(self) -> dict[K, V]:
        made: Dict[K, V] = Dict()
        made.update(cast(dict[K, V], self))
        return cast(dict[K, V], made)

    def __or__(self, other: dict[K, V]) -> dict[K, V]:
        made: Dict[K, V] = Dict()
        made.update(cast(dict[K, V], self))
        made.update(other)
        return cast(dict[K, V], made)

    def __ior__(self, other: dict[K, V]) -> "Dict[K, V]":
        self.update(other)
        return self

    def keys(self) -> "DictKeys[K, V]":
        return DictKeys(self)

    def values(self) -> "DictValues[K, V]":
        return DictValues(self)

    def items(self) -> "DictItems[K, V]":
        return DictItems(self)

    def __eq__(self, other: "Dict[K, V]") -> bool:  # type: ignore[override]
        if self.count != other.count:
            return False
        for entry in range(self.used):
            if self.hashes[entry] != DELETED:
                place = other._locate(self.keys_[entry], self.hashes[entry])
                if place < 0 or other.items_[place] != self.items_[entry]:
                    return False
        return True

    def __repr__(self) -> str:
        parts: list[str] = []
        for entry in range(self.used):
            if self.hashes[entry] != DELETED:
                parts.append(repr(self.keys_[entry]) + ": " + repr(self.items_[entry]))
        return "{" + ", ".join(parts) + "}"


class DictView(Generic[K, V]):
    """What keys(), values() and items() share: a look at a dict that follows its changes."""

    def __init__(self, mapping: Dict[K, V]) -> None:
        self.mapping = mapping

    def __len__(self) -> int:
        return self.mapping.count

    def __bool__(self) -> bool:
        return self.mapping.count != 0


class DictKeys(DictView[K, V], Generic[K, V]):
    """dict.keys()"""

    def __contains__(self, key: K) -> bool:
        return key in self.mapping

    def __iter__(self) -> "DictKeyIterator[K, V]":
        return DictKeyIterator(self.mapping)

    def __eq__(self, other: "DictKeys[K, V]") -> bool:  # type: ignore[override]
        if len(self) != len(other):
            return False
        mapping = self.mapping
        for entry in range(mapping.used):
            if mapping.live(entry) and mapping.key_at(entry) not in other:
                return False
        return True

    def __repr__(self) -> str:
        parts: list[str] = []
        for entry in range(self.mapping.used):
            if self.mapping.live(entry):
                parts.append(repr(self.mapping.key_at(entry)))
        return "dict_keys([" + ", ".join(parts) + "])"


class DictValues(DictView[K, V], Generic[K, V]):
    """dict.values()"""

    def __contains__(self, value: V) -> bool:
        mapping = self.mapping
        for entry in range(mapping.used):
            if mapping.live(entry) and mapping.value_at(entry) == value:
                return True
        return False

    def __iter__(self) -> "DictValueIterator[K, V]":
        return DictValueIterator(self.mapping)

    def __repr__(self) -> str:
        parts: list[str] = []
        for entry in range(self.mapping.used):
            if self.mapping.live(entry):
                parts.append(repr(self.mapping.value_at(entry)))
        return "dict_values([" + ", ".join(parts) + "])"


class DictItems(DictView[K, V], Generic[K, V]):
    """dict.items()"""

    def __contains__(self, pair: tuple[K, V]) -> bool:
        entry = self.mapping.locate(pair[0])
        return entry >= 0 and self.mapping.value_at(entry) == pair[1]

    def __iter__(self) -> "DictItemIterator[K, V]":
        return DictItemIterator(self.mapping)

    def __repr__(self) -> str:
        parts: list[str] = []
        mapping = self.mapping
        for entry in range(mapping.used):
            if mapping.live(entry):
                parts.append("(" + repr(mapping.key_at(entry)) + ", " + repr(mapping.value_at(entry)) + ")")
        return "dict_items([" + ", ".join(parts) + "])"


class DictIterator(Generic[K, V]):
    """What the iterators over a dict share: finding the next live entry."""

    def __init__(self, mapping: Dict[K, V]) -> None:
        self.mapping = mapping
        self.version = mapping.version
        self.position = 0

    def advance(self) -> int:
        """The next live entry; StopIteration."""
        self.mapping.check(self.version)
        while self.position < self.mapping.used:
            self.position += 1
            if self.mapping.live(self.position - 1):
                return self.position - 1
        raise StopIteration


class DictKeyIterator(DictIterator[K, V], Generic[K, V]):
    """The keys of a dict in order."""

    def __iter__(self) -> "DictKeyIterator[K, V]":
        return self

    def __next__(self) -> K:
        return self.mapping.key_at(self.advance())


class DictValueIterator(DictIterator[K, V], Generic[K, V]):
    """The values of a dict in order."""

    def __iter__(self) -> "DictValueIterator[K, V]":
        return self

    def __next__(self) -> V:
        return self.mapping.value_at(self.advance())


class DictItemIterator(DictIterator[K, V], Generic[K, V]):
    """The key and value pairs of a dict in order."""

    def __iter__(self) -> "DictItemIterator[K, V]":
        return self

    def __next__(self) -> tuple[K, V]:
        entry = self.advance()
        return self.mapping.key_at(entry), self.mapping.value_at(entry)


def dict_from(pairs: Iterable[tuple[K, V]]) -> dict[K, V]:
    """dict(pairs)"""
    made: Dict[K, V] = Dict()
    made.update_pairs(pairs)
    return cast(dict[K, V], made)


def dict_copy(source: dict[K, V]) -> dict[K, V]:
    """dict(source)"""
    made: Dict[K, V] = Dict()
    made.update(source)
    return cast(dict[K, V], made)


def dict_fromkeys(keys: Iterable[K], value: V) -> dict[K, V]:
    """dict.fromkeys(keys, value)"""
    made: Dict[K, V] = Dict()
    for key in keys:
        made[key] = value
    return cast(dict[K, V], made)
