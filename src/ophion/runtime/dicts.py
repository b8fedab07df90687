"""dict: a hash table of keys (see `tables`) with a value beside each, and the views of it.

A loop over a dict goes through the entries 0 .. used - 1, skips those not `live`, and calls
`check(version)` each time: the version changes whenever an entry comes or goes.
"""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar, cast

from ophion.lang.unsafe import Ptr, inline, key_hash, seldom
from ophion.runtime.sets import Set
from ophion.runtime.sets import collected as set_of
from ophion.runtime.tables import HASH_MASK, Table

K = TypeVar("K")
V = TypeVar("V")


class Dict(Table[K], Generic[K, V]):
    """dict's layout and methods."""

    def __init__(self) -> None:
        super().__init__()
        self.items_: Ptr[V] = Ptr(0)

    def __del__(self) -> None:
        for entry in range(self.used):
            if self.hashes[entry] >= 0:
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

    @seldom
    def _make_room(self) -> None:
        """Room for one more entry. Whatever runs out of memory leaves the dict as it was."""
        slots = self._wanted_slots()
        if slots != self.mask + 1 or self.capacity == 0:
            self.items_ = self.items_.grown(self.used, self.capacity, 2 * slots // 3)
            self._resize_keys(slots)
        if self.count != self.used:
            self._compact_values()
            self._compact_keys()
            self.version += 1
        self._reindex()

    @seldom
    def _compact_values(self) -> None:
        place = 0
        for entry in range(self.used):
            if self.hashes[entry] >= 0:
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
        self._put(key, key_hash(key) & HASH_MASK, value)

    @inline
    def _put(self, key: K, masked: int, value: V) -> None:
        """self[key] = value, of a key whose masked hash is known."""
        entry = self._locate_again(key, masked)
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

    def __reversed__(self) -> Iterator[K]:
        return iter(reversed_keys(self))

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
        entry = self.last_live()
        value = self.items_.take(entry)
        return self._remove_key(entry), value

    def setdefault(self, key: K, default: V) -> V:
        entry = self.locate(key)
        if entry >= 0:
            return self.items_[entry]
        Dict.__setitem__(self, key, default)
        return default

    def update(self, other: dict[K, V]) -> None:
        self.put_all(cast(Dict[K, V], other))

    def put_all(self, source: "Dict[K, V]") -> None:
        """Store the entries of another dict; no class below has a say in it."""
        if self.count == 0:
            self._fill(source)
            return
        count = source.count
        for entry in range(source.used):
            if source.live(entry):
                self._put(source.keys_[entry], source.hashes[entry], source.items_[entry])
                if source.count != count:
                    raise RuntimeError("dict mutated during update")

    def _fill(self, source: "Dict[K, V]") -> None:
        """Put the entries of another dict into this empty one, without a comparison."""
        for entry in range(source.used):
            if source.live(entry):
                if self.used == self.capacity:
                    self._make_room()
                place = self._append_key(source.keys_[entry], source.hashes[entry])
                self.items_.init(place, source.items_[entry])

    def update_pairs(self, pairs: Iterable[tuple[K, V]]) -> None:
        """update() by key and value pairs."""
        for key, value in pairs:
            Dict.__setitem__(self, key, value)

    def clear(self) -> None:
        index, hashes, keys, values = self.index, self.hashes, self.keys_, self.items_
        used, capacity, slots = self.used, self.capacity, self.mask + 1
        self._forget()
        self.items_ = Ptr(0)
        for entry in range(used):
            if hashes[entry] >= 0:
                keys.drop(entry)
                values.drop(entry)
        keys.free(capacity)
        hashes.free(capacity)
        values.free(capacity)
        index.free(slots)

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
            if self.live(entry):
                place = other._locate(self.keys_[entry], self.hashes[entry])
                if place < 0 or not self.live(entry) or other.items_[place] != self.items_[entry]:
                    return False
        return True

    def __repr__(self) -> str:
        parts: list[str] = []
        for entry in range(self.used):
            if self.live(entry):
                value = self.items_[entry]
                parts.append(repr(self.keys_[entry]) + ": " + repr(value))
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

    def __reversed__(self) -> Iterator[K]:
        return iter(reversed_keys(self.mapping))

    def as_set(self) -> Set[K]:
        """The keys as a set, for what views have in common with sets."""
        made: Set[K] = Set()
        made.put_all(self.mapping)
        return made

    def __eq__(self, other: Iterable[K]) -> bool:  # type: ignore[override]
        return self.as_set() == set_of(other)

    def __le__(self, other: Iterable[K]) -> bool:
        return self.as_set() <= set_of(other)

    def __lt__(self, other: Iterable[K]) -> bool:
        return self.as_set() < set_of(other)

    def __ge__(self, other: Iterable[K]) -> bool:
        return self.as_set() >= set_of(other)

    def __gt__(self, other: Iterable[K]) -> bool:
        return self.as_set() > set_of(other)

    def __and__(self, other: Iterable[K]) -> set[K]:
        made: Set[K] = Set()
        for key in other:
            if key in self.mapping:
                made.put(key)
        return cast(set[K], made)

    def __or__(self, other: Iterable[K]) -> set[K]:
        return self.as_set().union(other)

    def __sub__(self, other: Iterable[K]) -> set[K]:
        return self.as_set().difference(other)

    def __xor__(self, other: Iterable[K]) -> set[K]:
        return self.as_set().symmetric_difference(other)

    def isdisjoint(self, other: Iterable[K]) -> bool:
        for key in other:
            if key in self.mapping:
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
        version = mapping.version
        for entry in range(mapping.used):
            if mapping.live(entry):
                if mapping.value_at(entry) == value:
                    return True
                mapping.check(version)
        return False

    def __iter__(self) -> "DictValueIterator[K, V]":
        return DictValueIterator(self.mapping)

    def __reversed__(self) -> Iterator[V]:
        made: list[V] = []
        for value in DictValueIterator(self.mapping):
            made.append(value)
        return iter(made[::-1])

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

    def __reversed__(self) -> Iterator[tuple[K, V]]:
        made: list[tuple[K, V]] = []
        for pair in DictItemIterator(self.mapping):
            made.append(pair)
        return iter(made[::-1])

    def __eq__(self, other: Iterable[tuple[K, V]]) -> bool:  # type: ignore[override]
        count = 0
        for pair in other:
            if pair not in self:
                return False
            count += 1
        return count == self.mapping.count

    def __le__(self, other: Iterable[tuple[K, V]]) -> bool:
        return self.as_set() <= set_of(other)

    def __lt__(self, other: Iterable[tuple[K, V]]) -> bool:
        return self.as_set() < set_of(other)

    def __ge__(self, other: Iterable[tuple[K, V]]) -> bool:
        return self.as_set() >= set_of(other)

    def __gt__(self, other: Iterable[tuple[K, V]]) -> bool:
        return self.as_set() > set_of(other)

    def isdisjoint(self, other: Iterable[tuple[K, V]]) -> bool:
        for pair in other:
            if pair in self:
                return False
        return True

    def as_set(self) -> Set[tuple[K, V]]:
        """The pairs as a set, whose values must have a hash."""
        made: Set[tuple[K, V]] = Set()
        for pair in DictItemIterator(self.mapping):
            made.put(pair)
        return made

    def __and__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        return self.as_set().intersection(other)

    def __or__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        return self.as_set().union(other)

    def __sub__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        return self.as_set().difference(other)

    def __xor__(self, other: Iterable[tuple[K, V]]) -> set[tuple[K, V]]:
        return self.as_set().symmetric_difference(other)

    def __repr__(self) -> str:
        parts: list[str] = []
        mapping = self.mapping
        for entry in range(mapping.used):
            if mapping.live(entry):
                value = mapping.value_at(entry)
                parts.append("(" + repr(mapping.key_at(entry)) + ", " + repr(value) + ")")
        return "dict_items([" + ", ".join(parts) + "])"


class DictIterator(Generic[K, V]):
    """What the iterators over a dict share: finding the next live entry."""

    def __init__(self, mapping: Dict[K, V]) -> None:
        self.mapping = mapping
        self.version = mapping.version
        self.position = mapping.start()

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


def reversed_keys(mapping: Dict[K, V]) -> list[K]:
    """The keys that a dict has now, the last first."""
    made: list[K] = []
    for entry in range(mapping.used - 1, -1, -1):
        if mapping.live(entry):
            made.append(mapping.key_at(entry))
    return made


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
