"""collections: defaultdict, OrderedDict, Counter and ChainMap. `deque` is ophion.runtime.deques.Deque.

defaultdict is a dict in every place where one is wanted: what it adds is `__missing__`. OrderedDict and
Counter give methods of dict another meaning; compiled code does not take them where a dict is wanted, so that
the meaning is always known.

A method `NAME_of_mapping` is what NAME does where it is given a mapping; the compiler chooses it by the type
of the argument.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar, cast

from ophion.runtime.dicts import Dict
from user.lib.chain_maps import ChainMap

__all__ = ["ChainMap", "Counter", "OrderedDict", "defaultdict"]

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class defaultdict(Dict[K, V], Generic[K, V]):  # noqa: N801 (Python's name)
    """A dict that makes the values of keys that are missing."""

    def __init__(
        self, default_factory: Callable[[], V] | None = None, iterable: Iterable[tuple[K, V]] | None = None
    ) -> None:
        super().__init__()
        self.default_factory = default_factory
        if iterable is not None:
            self.update_pairs(iterable)

    def init_of_mapping(self, default_factory: Callable[[], V] | None, mapping: dict[K, V]) -> None:
        """defaultdict(factory, mapping)"""
        super().__init__()
        self.default_factory = default_factory
        self.update(mapping)

    def __missing__(self, key: K) -> V:
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        value = factory()
        self[key] = value
        return value

    def copy(self) -> "defaultdict[K, V]":  # type: ignore[override]
        """A second one with the same factory and items."""
        made: defaultdict[K, V] = defaultdict(self.default_factory)
        made.update(cast(dict[K, V], self))
        return made

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.default_factory!r}, {super().__repr__()})"


class OrderedDict(Dict[K, V], Generic[K, V]):
    """A dict whose order counts when two are compared, and can be changed."""

    def __init__(self, iterable: Iterable[tuple[K, V]] | None = None) -> None:
        super().__init__()
        if iterable is not None:
            self.update_pairs(iterable)

    def init_of_mapping(self, mapping: dict[K, V]) -> None:
        """OrderedDict(mapping)"""
        super().__init__()
        self.update(mapping)

    def move_to_end(self, key: K, last: bool = True) -> None:
        """Make a key the last, or the first. KeyError."""
        value = self.pop(key)
        if last:
            self[key] = value
            return
        rest = list(self.items())
        self.clear()
        self[key] = value
        self.update_pairs(rest)

    def popitem(self, last: bool = True) -> tuple[K, V]:
        """Remove the last or the first key; it and its value. KeyError where there is none."""
        if len(self) == 0:
            raise KeyError("dictionary is empty")
        if last:
            return super().popitem()
        key = next(iter(self.keys()))
        return key, self.pop(key)

    def copy(self) -> "OrderedDict[K, V]":  # type: ignore[override]
        """A second one with the same items."""
        made: OrderedDict[K, V] = OrderedDict()
        made.update_pairs(self.items())
        return made

    def __reversed__(self) -> Iterator[K]:
        keys = list(self.keys())
        for index in range(len(keys) - 1, -1, -1):
            yield keys[index]

    def __eq__(self, other: "OrderedDict[K, V]") -> bool:  # type: ignore[override]
        return list(self.items()) == list(other.items())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self.items())!r})" if self else f"{type(self).__name__}()"


class Counter(Dict[T, int], Generic[T]):
    """A dict of counts, 0 for what was never counted."""

    def __init__(self, iterable: Iterable[T] | None = None) -> None:
        super().__init__()
        if iterable is not None:
            self.update(iterable)

    def init_of_mapping(self, mapping: Mapping[T, int]) -> None:
        """Counter(mapping)"""
        super().__init__()
        self.update_of_mapping(mapping)

    def __missing__(self, key: T) -> int:
        return 0

    def __delitem__(self, key: T) -> None:
        if key in self:
            self.pop(key)

    def update(self, iterable: Iterable[T] | None = None) -> None:
        """Count more."""
        if iterable is not None:
            for item in iterable:
                self[item] += 1

    def update_of_mapping(self, mapping: Mapping[T, int]) -> None:
        """Add counts."""
        for item in mapping:
            self[item] += mapping[item]

    def subtract(self, iterable: Iterable[T] | None = None) -> None:
        """Count down; counts may become negative."""
        if iterable is not None:
            for item in iterable:
                self[item] -= 1

    def subtract_of_mapping(self, mapping: Mapping[T, int]) -> None:
        """Subtract counts."""
        for item in mapping:
            self[item] -= mapping[item]

    def total(self) -> int:
        """The sum of all counts."""
        return sum(self.values())

    def most_common(self, n: int | None = None) -> list[tuple[T, int]]:
        """Items and counts, the most frequent first, equal ones in the order in which they came."""
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[: max(n, 0)]

    def elements(self) -> Iterator[T]:
        """Each item as many times as it was counted."""
        for item in self:
            for _ in range(self[item]):
                yield item

    def copy(self) -> "Counter[T]":  # type: ignore[override]
        """A second one with the same counts."""
        made: Counter[T] = Counter()
        for item in self:
            made[item] = self[item]
        return made

    def _items_of_both(self, other: "Counter[T]") -> list[T]:
        return [*self, *[item for item in other if item not in self]]

    def __add__(self, other: "Counter[T]") -> "Counter[T]":
        made: Counter[T] = Counter()
        for item in self._items_of_both(other):
            made._set_positive(item, self[item] + other[item])
        return made

    def __sub__(self, other: "Counter[T]") -> "Counter[T]":
        made: Counter[T] = Counter()
        for item in self._items_of_both(other):
            made._set_positive(item, self[item] - other[item])
        return made

    def __or__(self, other: "Counter[T]") -> "Counter[T]":  # type: ignore[override]
        made: Counter[T] = Counter()
        for item in self._items_of_both(other):
            made._set_positive(item, max(self[item], other[item]))
        return made

    def __and__(self, other: "Counter[T]") -> "Counter[T]":
        made: Counter[T] = Counter()
        for item in self:
            made._set_positive(item, min(self[item], other[item]))
        return made

    def __pos__(self) -> "Counter[T]":
        made: Counter[T] = Counter()
        for item in self:
            made._set_positive(item, self[item])
        return made

    def __neg__(self) -> "Counter[T]":
        made: Counter[T] = Counter()
        for item in self:
            made._set_positive(item, -self[item])
        return made

    def _set_positive(self, item: T, count: int) -> None:
        if count > 0:
            self[item] = count

    def _keep_positive(self) -> "Counter[T]":
        for item in [item for item in self if self[item] <= 0]:
            self.pop(item)
        return self

    def __iadd__(self, other: "Counter[T]") -> "Counter[T]":
        for item in other:
            self[item] += other[item]
        return self._keep_positive()

    def __isub__(self, other: "Counter[T]") -> "Counter[T]":
        for item in other:
            self[item] -= other[item]
        return self._keep_positive()

    def __ior__(self, other: "Counter[T]") -> "Counter[T]":  # type: ignore[override]
        for item in other:
            if other[item] > self[item]:
                self[item] = other[item]
        return self._keep_positive()

    def __iand__(self, other: "Counter[T]") -> "Counter[T]":
        for item in list(self.keys()):
            if other[item] < self[item]:
                self[item] = other[item]
        return self._keep_positive()

    def __eq__(self, other: "Counter[T]") -> bool:  # type: ignore[override]
        return self <= other and other <= self

    def __le__(self, other: "Counter[T]") -> bool:
        return all(self[item] <= other[item] for item in self._items_of_both(other))

    def __lt__(self, other: "Counter[T]") -> bool:
        return self <= other and not other <= self

    def __ge__(self, other: "Counter[T]") -> bool:
        return other <= self

    def __gt__(self, other: "Counter[T]") -> bool:
        return other < self

    def __repr__(self) -> str:
        if len(self) == 0:
            return f"{type(self).__name__}()"
        parts = [f"{item!r}: {count}" for item, count in self.most_common()]
        return type(self).__name__ + "({" + ", ".join(parts) + "})"
