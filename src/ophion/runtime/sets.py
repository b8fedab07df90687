"""set and frozenset: the hash table of `tables`, so that they keep insertion order too.

A loop over a set goes through the entries as one over a dict does.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar, cast

from ophion.lang import u64
from ophion.lang.unsafe import key_hash, seldom
from ophion.runtime.hashing import finished_set, shuffled
from ophion.runtime.tables import HASH_MASK, Table

T = TypeVar("T")
U = TypeVar("U")


class BaseSet(Table[T], Generic[T]):
    """What set and frozenset share."""

    def __del__(self) -> None:
        self._drop_keys()
        self._free_keys()

    def check(self, version: int) -> None:
        """RuntimeError where elements came or went since a loop began."""
        if self.version != version:
            raise RuntimeError("Set changed size during iteration")

    @seldom
    def _make_room(self) -> None:
        """Room for one more element. Whatever runs out of memory leaves the set as it was."""
        slots = self._wanted_slots()
        if slots != self.mask + 1 or self.capacity == 0:
            self._resize_keys(slots)
        if self.count != self.used:
            self._compact_keys()
        self._reindex()

    def put(self, value: T) -> None:
        """Add an element, also while a frozenset is made."""
        self._put(value, key_hash(value) & HASH_MASK)

    def _put(self, value: T, masked: int) -> None:
        """put() of a value whose masked hash is known."""
        if self._locate(value, masked) >= 0:
            return
        if self.used == self.capacity:
            self._make_room()
        self._append_key(value, masked)

    def put_all(self, other: Table[T]) -> None:
        """Add the elements of another set."""
        fresh = self.count == 0  # then nothing need be compared
        for entry in range(other.used):
            if not other.live(entry):
                continue
            if not fresh:
                self._put(other.key_at(entry), other.hashes[entry])
                continue
            if self.used == self.capacity:
                self._make_room()
            self._append_key(other.key_at(entry), other.hashes[entry])

    def put_if(self, source: "BaseSet[T]", other: "BaseSet[T]", inside: bool) -> None:
        """Add the elements of `source` that are, or are not, in `other`."""
        for entry in range(source.used):
            if source.live(entry) and (source.key_at(entry) in other) == inside and source.live(entry):
                self.put(source.key_at(entry))

    def __len__(self) -> int:
        return self.count

    def __bool__(self) -> bool:
        return self.count != 0

    def __contains__(self, value: T) -> bool:
        return self.locate(value) >= 0

    def __iter__(self) -> "SetIterator[T]":
        return SetIterator(self)

    def __eq__(self, other: "BaseSet[T]") -> bool:  # type: ignore[override]
        return self.count == other.count and self <= other

    def __le__(self, other: "BaseSet[U]") -> bool:
        return self._shared(other) == self.count

    def __lt__(self, other: "BaseSet[U]") -> bool:
        return self.count < other.count and self <= other

    def __ge__(self, other: "BaseSet[U]") -> bool:
        return self._shared(other) == other.count

    def __gt__(self, other: "BaseSet[U]") -> bool:
        return self.count > other.count and self >= other

    def _shared(self, other: "BaseSet[U]") -> int:
        """How many elements are in another set too, which may hold objects of all kinds."""
        found = 0
        for entry in range(self.used):
            if self.live(entry) and cast(U, self.key_at(entry)) in other:
                found += 1
        return found

    def isdisjoint(self, other: Iterable[T]) -> bool:
        for value in other:
            if value in self:
                return False
        return True

    def issubset(self, other: Iterable[T]) -> bool:
        return self <= collected(other)

    def issuperset(self, other: Iterable[T]) -> bool:
        for value in other:
            if value not in self:
                return False
        return True

    def elements(self) -> str:
        """The elements' reprs, separated by commas."""
        parts: list[str] = []
        for entry in range(self.used):
            if self.live(entry):
                parts.append(repr(self.key_at(entry)))
        return ", ".join(parts)


class Set(BaseSet[T], Generic[T]):
    """set's layout and methods."""

    def __repr__(self) -> str:
        name = type(self).__name__
        if name == "set" and self.count > 0:
            return "{" + self.elements() + "}"
        return name + "({" + self.elements() + "})" if self.count > 0 else name + "()"

    def add(self, value: T) -> None:
        self.put(value)

    def discard(self, value: T) -> None:
        entry = self.locate(value)
        if entry >= 0:
            self._remove_key(entry)

    def remove(self, value: T) -> None:
        entry = self.locate(value)
        if entry < 0:
            raise KeyError(value)
        self._remove_key(entry)

    def pop(self) -> T:
        if self.count == 0:
            raise KeyError("pop from an empty set")
        return self._remove_key(self.first_live())

    def clear(self) -> None:
        index, hashes, keys = self.index, self.hashes, self.keys_
        used, capacity, slots = self.used, self.capacity, self.mask + 1
        self._forget()
        for entry in range(used):
            if hashes[entry] >= 0:
                keys.drop(entry)
        keys.free(capacity)
        hashes.free(capacity)
        index.free(slots)

    def copy(self) -> set[T]:
        made: Set[T] = Set()
        made.put_all(self)
        return cast(set[T], made)

    def update(self, values: Iterable[T]) -> None:
        for value in values:
            self.put(value)

    def union(self, other: Iterable[T]) -> set[T]:
        made: Set[T] = Set()
        made.put_all(self)
        made.update(other)
        return cast(set[T], made)

    def intersection(self, other: Iterable[T]) -> set[T]:
        return self & collected(other)

    def difference(self, other: Iterable[T]) -> set[T]:
        return self - collected(other)

    def symmetric_difference(self, other: Iterable[T]) -> set[T]:
        return self ^ collected(other)

    def difference_update(self, values: Iterable[T]) -> None:
        for value in list(values):
            self.discard(value)

    def intersection_update(self, values: Iterable[T]) -> None:
        kept = collected(values)
        for entry in range(self.used):
            if self.live(entry) and self.key_at(entry) not in kept and self.live(entry):
                self._remove_key(entry)

    def __or__(self, other: BaseSet[T]) -> set[T]:
        made: Set[T] = Set()
        made.put_all(self)
        made.put_all(other)
        return cast(set[T], made)

    def __and__(self, other: BaseSet[T]) -> set[T]:
        made: Set[T] = Set()
        made.put_if(self, other, True)
        return cast(set[T], made)

    def __sub__(self, other: BaseSet[T]) -> set[T]:
        made: Set[T] = Set()
        made.put_if(self, other, False)
        return cast(set[T], made)

    def __xor__(self, other: BaseSet[T]) -> set[T]:
        made: Set[T] = Set()
        made.put_if(self, other, False)
        made.put_if(other, self, False)
        return cast(set[T], made)

    def __ior__(self, other: BaseSet[T]) -> "Set[T]":
        self.put_all(other)
        return self

    def __iand__(self, other: BaseSet[T]) -> "Set[T]":
        for entry in range(self.used):
            if self.live(entry) and self.key_at(entry) not in other and self.live(entry):
                self._remove_key(entry)
        return self

    def __isub__(self, other: BaseSet[T]) -> "Set[T]":
        for entry in range(self.used):
            if self.live(entry) and self.key_at(entry) in other and self.live(entry):
                self._remove_key(entry)
        return self

    def __ixor__(self, other: BaseSet[T]) -> "Set[T]":
        self.symmetric_difference_update(collected(other))
        return self

    def symmetric_difference_update(self, values: Iterable[T]) -> None:
        for value in collected(values):
            if value in self:
                self.discard(value)
            else:
                self.put(value)


class FrozenSet(BaseSet[T], Generic[T]):
    """frozenset's layout and methods; nothing changes it once it is made."""

    def __repr__(self) -> str:
        name = type(self).__name__
        return name + "({" + self.elements() + "})" if self.count > 0 else name + "()"

    def __hash__(self) -> int:
        total = u64(0)
        for entry in range(self.used):
            if self.live(entry):
                total ^= shuffled(hash(self.key_at(entry)))
        return finished_set(total, self.count)

    def copy(self) -> frozenset[T]:
        return cast(frozenset[T], self)

    def __or__(self, other: BaseSet[T]) -> frozenset[T]:
        made: FrozenSet[T] = FrozenSet()
        made.put_all(self)
        made.put_all(other)
        return cast(frozenset[T], made)

    def __and__(self, other: BaseSet[T]) -> frozenset[T]:
        made: FrozenSet[T] = FrozenSet()
        made.put_if(self, other, True)
        return cast(frozenset[T], made)

    def __sub__(self, other: BaseSet[T]) -> frozenset[T]:
        made: FrozenSet[T] = FrozenSet()
        made.put_if(self, other, False)
        return cast(frozenset[T], made)

    def __xor__(self, other: BaseSet[T]) -> frozenset[T]:
        made: FrozenSet[T] = FrozenSet()
        made.put_if(self, other, False)
        made.put_if(other, self, False)
        return cast(frozenset[T], made)

    def symmetric_difference(self, other: Iterable[T]) -> frozenset[T]:
        return self ^ collected(other)

    def union(self, other: Iterable[T]) -> frozenset[T]:
        return self | collected(other)

    def intersection(self, other: Iterable[T]) -> frozenset[T]:
        return self & collected(other)

    def difference(self, other: Iterable[T]) -> frozenset[T]:
        return self - collected(other)


class SetIterator(Generic[T]):
    """The elements of a set in the order in which they were added."""

    def __init__(self, values: BaseSet[T]) -> None:
        self.values = values
        self.version = values.version
        self.position = values.start()

    def __iter__(self) -> "SetIterator[T]":
        return self

    def __next__(self) -> T:
        self.values.check(self.version)
        while self.position < self.values.used:
            self.position += 1
            if self.values.live(self.position - 1):
                return self.values.key_at(self.position - 1)
        raise StopIteration


def collected(values: Iterable[T]) -> Set[T]:
    """A new set of what an iterable gives."""
    made: Set[T] = Set()
    for value in values:
        made.put(value)
    return made


def set_from(values: Iterable[T]) -> set[T]:
    """set(values)"""
    made = collected(values)
    return cast(set[T], made)


def frozenset_from(values: Iterable[T]) -> frozenset[T]:
    """frozenset(values)"""
    made: FrozenSet[T] = FrozenSet()
    for value in values:
        made.put(value)
    return cast(frozenset[T], made)
