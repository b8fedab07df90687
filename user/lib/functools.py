"""functools: reduce, cmp_to_key, and what `cache` and `lru_cache` keep.

`reduce_with_initial` is what reduce does where it is given a first value.
"""

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from user.lib.collections import OrderedDict

T = TypeVar("T")
S = TypeVar("S")
K = TypeVar("K")
V = TypeVar("V")


def reduce(function: Callable[[T, T], T], iterable: Iterable[T], initial: None = None, /) -> T:
    """function(function(first, second), third), ... TypeError where there is no item."""
    made: list[T] = []
    for item in iterable:
        if len(made) == 0:
            made.append(item)
        else:
            made[0] = function(made[0], item)
    if len(made) == 0:
        raise TypeError("reduce() of empty iterable with no initial value")
    return made[0]


def reduce_with_initial(function: Callable[[T, S], T], iterable: Iterable[S], initial: T, /) -> T:
    """function(function(initial, first), second), ..."""
    made = initial
    for item in iterable:
        made = function(made, item)
    return made


class _Compared(Generic[T]):
    """A value in the order that a comparison function gives."""

    def __init__(self, value: T, compare: Callable[[T, T], int]) -> None:
        self.value = value
        self.compare = compare

    def __lt__(self, other: "_Compared[T]") -> bool:
        return self.compare(self.value, other.value) < 0

    def __gt__(self, other: "_Compared[T]") -> bool:
        return self.compare(self.value, other.value) > 0

    def __le__(self, other: "_Compared[T]") -> bool:
        return self.compare(self.value, other.value) <= 0

    def __ge__(self, other: "_Compared[T]") -> bool:
        return self.compare(self.value, other.value) >= 0

    def __eq__(self, other: "_Compared[T]") -> bool:  # type: ignore[override]
        return self.compare(self.value, other.value) == 0


def cmp_to_key(mycmp: Callable[[T, T], int]) -> Callable[[T], _Compared[T]]:
    """A key= from a function that compares: negative, 0 or positive."""
    return lambda value: _Compared(value, mycmp)


class CacheInfo(NamedTuple):
    """What `cache_info` tells of a cache; `maxsize` None: it keeps every result."""

    hits: int
    misses: int
    maxsize: int | None
    currsize: int


class LruCache(Generic[K, V]):
    """The results of a function with @cache or @lru_cache, by its arguments.

    The compiler makes one for each such function. A cache of `maxsize` results (-1: of any number) forgets
    the one that was not asked for longest.
    """

    def __init__(self, maxsize: int) -> None:
        self._maxsize = maxsize
        self._results: OrderedDict[K, V] = OrderedDict()
        self._hits = 0
        self._misses = 0

    def holds(self, key: K) -> bool:
        """Whether there is a result for some arguments; it is counted."""
        found = key in self._results
        if found:
            self._hits += 1
        else:
            self._misses += 1
        return found

    def result(self, key: K) -> V:
        """The result for some arguments."""
        if self._maxsize > 0:
            self._results.move_to_end(key)
        return self._results[key]

    def keep(self, key: K, result: V) -> None:
        """Remember a result."""
        if self._maxsize == 0:
            return
        if self._maxsize > 0 and key not in self._results and len(self._results) >= self._maxsize:
            self._results.popitem(last=False)
        self._results[key] = result

    def cache_clear(self) -> None:
        """Forget all results."""
        self._results.clear()
        self._hits = self._misses = 0

    def cache_info(self) -> CacheInfo:
        """How often there was a result, and how many there are."""
        maxsize = None if self._maxsize < 0 else self._maxsize
        return CacheInfo(self._hits, self._misses, maxsize, len(self._results))
