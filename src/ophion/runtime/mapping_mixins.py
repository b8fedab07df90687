"""What collections.abc gives to classes below Mapping and MutableMapping, and the views of such mappings.

A program's class below one of these is compiled as one below the class here. It has `__getitem__`,
`__iter__` and `__len__` (and `__setitem__`, `__delitem__`); all else follows from these, in the order in
which CPython asks for them.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from ophion.runtime.sets import Set
from ophion.runtime.sets import collected as set_of

K = TypeVar("K")
V = TypeVar("V")


class AnyMapping(ABC):
    """A mapping of keys and values of some types, which is equal to dicts and mappings that hold the same."""

    @abstractmethod
    def table(self) -> dict[object, object]:
        """A dict of what the mapping holds."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, AnyMapping):
            return self.table() == other.table()
        return isinstance(other, dict) and self.table() == other


class Mapping(AnyMapping, Generic[K, V]):
    """The methods of collections.abc.Mapping."""

    @abstractmethod
    def __getitem__(self, key: K) -> V: ...

    @abstractmethod
    def __iter__(self) -> Iterator[K]: ...

    @abstractmethod
    def __len__(self) -> int: ...

    def __contains__(self, key: K) -> bool:
        try:
            self[key]
        except KeyError:
            return False
        return True

    def get_or_none(self, key: K) -> V | None:
        """get(key)"""
        try:
            return self[key]
        except KeyError:
            return None

    def get_or(self, key: K, default: V) -> V:
        """get(key, default)"""
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self) -> "KeysView[K]":
        return KeysOf(self)

    def values(self) -> "ValuesView[V]":
        return ValuesOf(self)

    def items(self) -> "ItemsView[K, V]":
        return ItemsView(self)

    def table(self) -> dict[object, object]:
        made: dict[object, object] = {}
        for key in self:
            made[key] = self[key]
        return made


class MutableMapping(Mapping[K, V], Generic[K, V]):
    """The methods of collections.abc.MutableMapping."""

    @abstractmethod
    def __setitem__(self, key: K, value: V) -> None: ...

    @abstractmethod
    def __delitem__(self, key: K) -> None: ...

    def pop(self, key: K) -> V:
        value = self[key]
        del self[key]
        return value

    def pop_or(self, key: K, default: V) -> V:
        """pop(key, default)"""
        try:
            value = self[key]
        except KeyError:
            return default
        del self[key]
        return value

    def pop_or_none(self, key: K) -> V | None:
        """pop(key, None)"""
        try:
            value = self[key]
        except KeyError:
            return None
        del self[key]
        return value

    def popitem(self) -> tuple[K, V]:
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self) -> None:
        while True:
            try:
                self.popitem()
            except KeyError:
                return

    def setdefault(self, key: K, default: V) -> V:
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    def update(self, other: dict[K, V]) -> None:
        for key in other:
            self[key] = other[key]

    def update_pairs(self, pairs: Iterable[tuple[K, V]]) -> None:
        """update() by key and value pairs."""
        for key, value in pairs:
            self[key] = value


class KeysView(ABC, Generic[K]):
    """The keys of a mapping, as it is when they are looked at."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __contains__(self, key: K) -> bool: ...

    @abstractmethod
    def __iter__(self) -> Iterator[K]: ...

    def as_set(self) -> Set[K]:
        """The keys as a set, for what views have in common with sets."""
        return set_of(iter(self))

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
        return self.as_set().intersection(other)

    def __or__(self, other: Iterable[K]) -> set[K]:
        return self.as_set().union(other)

    def __sub__(self, other: Iterable[K]) -> set[K]:
        return self.as_set().difference(other)

    def __xor__(self, other: Iterable[K]) -> set[K]:
        return self.as_set().symmetric_difference(other)

    def isdisjoint(self, other: Iterable[K]) -> bool:
        for key in other:
            if key in self:
                return False
        return True


class KeysOf(KeysView[K], Generic[K, V]):
    """The keys of a mapping of some values."""

    def __init__(self, mapping: Mapping[K, V]) -> None:
        self._mapping = mapping

    def __len__(self) -> int:
        return len(self._mapping)

    def __contains__(self, key: K) -> bool:
        return key in self._mapping

    def __iter__(self) -> Iterator[K]:
        return iter(self._mapping)

    def __repr__(self) -> str:
        return "KeysView(" + repr(self._mapping) + ")"


class ValuesView(Iterable[V], ABC, Generic[V]):
    """The values of a mapping, as it is when they are looked at."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __contains__(self, value: V) -> bool: ...

    @abstractmethod
    def __iter__(self) -> Iterator[V]: ...


class ValuesOf(ValuesView[V], Generic[K, V]):
    """The values of a mapping of some keys."""

    def __init__(self, mapping: Mapping[K, V]) -> None:
        self._mapping = mapping

    def __len__(self) -> int:
        return len(self._mapping)

    def __contains__(self, value: V) -> bool:
        mapping = self._mapping
        return any(mapping[key] == value for key in mapping)

    def __iter__(self) -> Iterator[V]:
        mapping = self._mapping
        for key in mapping:
            yield mapping[key]

    def __repr__(self) -> str:
        return "ValuesView(" + repr(self._mapping) + ")"


class ItemsView(Iterable[tuple[K, V]], Generic[K, V]):
    """The keys and values of a mapping, as it is when they are looked at."""

    def __init__(self, mapping: Mapping[K, V]) -> None:
        self._mapping = mapping

    def __len__(self) -> int:
        return len(self._mapping)

    def __contains__(self, item: tuple[K, V]) -> bool:
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found == value

    def __iter__(self) -> Iterator[tuple[K, V]]:
        mapping = self._mapping
        for key in mapping:
            yield key, mapping[key]

    def __repr__(self) -> str:
        return "ItemsView(" + repr(self._mapping) + ")"
