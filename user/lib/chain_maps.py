"""collections.ChainMap: several dicts as one, the first one that has a key counting."""

from collections.abc import Iterator
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class ChainMap(Generic[K, V]):
    """Looks keys up in several dicts, one after the other; changes the first."""

    def __init__(self, *maps: dict[K, V]) -> None:
        self.maps: list[dict[K, V]] = list(maps) if maps else [{}]

    # --- looking up ---

    def __getitem__(self, key: K) -> V:
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        raise KeyError(key)

    def get(self, key: K, default: V | None = None) -> V | None:
        """The value of a key, or a default."""
        return self.get_with_default(key, default)

    def get_with_default(self, key: K, default: T) -> V | T:
        """get(key, default)"""
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return default

    def __contains__(self, key: K) -> bool:
        return any(key in mapping for mapping in self.maps)

    def _merged(self) -> dict[K, V]:
        merged: dict[K, V] = {}
        for index in range(len(self.maps) - 1, -1, -1):
            merged.update(self.maps[index])
        return merged

    def __len__(self) -> int:
        return len(self._merged())

    def __bool__(self) -> bool:
        return any(len(mapping) > 0 for mapping in self.maps)

    def __iter__(self) -> Iterator[K]:
        return iter(self._merged())

    def keys(self) -> list[K]:
        """All keys, those of the last dict first."""
        return list(self._merged())

    def values(self) -> list[V]:
        """The values of all keys."""
        return list(self._merged().values())

    def items(self) -> list[tuple[K, V]]:
        """All keys with their values."""
        return list(self._merged().items())

    def __eq__(self, other: "ChainMap[K, V]") -> bool:  # type: ignore[override]
        return self._merged() == other._merged()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join([repr(mapping) for mapping in self.maps])})"

    # --- the chain ---

    def new_child(self, m: dict[K, V] | None = None) -> "ChainMap[K, V]":
        """A chain with one more dict before those of this one."""
        made: ChainMap[K, V] = ChainMap()
        made.maps = [{} if m is None else m, *self.maps]
        return made

    @property
    def parents(self) -> "ChainMap[K, V]":
        """The chain without its first dict."""
        made: ChainMap[K, V] = ChainMap()
        if len(self.maps) > 1:
            made.maps = self.maps[1:]
        return made

    def copy(self) -> "ChainMap[K, V]":
        """A chain with a copy of the first dict and the others themselves."""
        made: ChainMap[K, V] = ChainMap()
        made.maps = [dict(self.maps[0]), *self.maps[1:]]
        return made

    # --- changing the first dict ---

    def __setitem__(self, key: K, value: V) -> None:
        self.maps[0][key] = value

    def setdefault(self, key: K, default: V) -> V:
        """The value of a key, which gets the default where there is none."""
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other: dict[K, V]) -> None:
        """Set what another dict has."""
        self.maps[0].update(other)

    def __delitem__(self, key: K) -> None:
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        self.maps[0].pop(key)

    def pop(self, key: K) -> V:
        """Remove a key from the first dict; its value. KeyError."""
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        return self.maps[0].pop(key)

    def popitem(self) -> tuple[K, V]:
        """Remove the last key of the first dict; it and its value. KeyError."""
        if len(self.maps[0]) == 0:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def clear(self) -> None:
        """Empty the first dict."""
        self.maps[0].clear()
