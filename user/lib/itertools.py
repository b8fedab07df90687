"""itertools: iterators made of iterators, each a generator.

In Python these are classes; compiled code gives them the type Iterator. `NAME_with_PARAMETER` is what NAME
does where it is given that argument; the compiler chooses it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar, cast

from user.lib.itertools_products import product
from user.lib.itertools_selections import combinations, combinations_with_replacement, permutations
from user.lib.itertools_zip import zip_longest

T = TypeVar("T")
S = TypeVar("S")
K = TypeVar("K")

__all__ = [
    "accumulate",
    "chain",
    "combinations",
    "combinations_with_replacement",
    "compress",
    "count",
    "cycle",
    "dropwhile",
    "filterfalse",
    "groupby",
    "islice",
    "pairwise",
    "permutations",
    "product",
    "repeat",
    "takewhile",
    "tee",
    "zip_longest",
]

ENDLESS = 0x7FFF_FFFF_FFFF_FFFF


def _plus(a: T, b: T) -> T:
    return a + b  # type: ignore[operator, no-any-return]


def count(start: int = 0, step: int = 1) -> Iterator[int]:
    """start, start + step, ... without end."""
    value = start
    while True:
        yield value
        value += step


def count_of_floats(start: float = 0.0, step: float = 1.0) -> Iterator[float]:
    """count(start, step) of floats."""
    value = start
    while True:
        yield value
        value += step


def cycle(iterable: Iterable[T], /) -> Iterator[T]:
    """The items again and again."""
    kept: list[T] = []
    for item in iterable:
        yield item
        kept.append(item)
    while len(kept) > 0:
        for item in kept:
            yield item


def repeat(object: T, times: int | None = None) -> Iterator[T]:
    """One object, without end or some times."""
    left = times
    while left is None or left > 0:
        yield object
        if left is not None:
            left -= 1


def accumulate(iterable: Iterable[T], func: None = None, *, initial: T | None = None) -> Iterator[T]:
    """Running sums."""
    return _sums(iterable, initial)


def _sums(iterable: Iterable[T], initial: T | None) -> Iterator[T]:
    total = initial
    if total is not None:
        yield total
    for item in iterable:
        total = item if total is None else _plus(total, item)
        yield total


def accumulate_with_func(
    iterable: Iterable[S], func: Callable[[T, S], T], *, initial: T | None = None
) -> Iterator[T]:
    """accumulate(iterable, func): each result is given to `func` with the next item."""
    total = initial
    if total is not None:
        yield total
    for item in iterable:
        total = cast(T, item) if total is None else func(total, item)
        yield total


def chain(*iterables: Iterable[T]) -> Iterator[T]:
    """The items of the first iterable, then those of the second, ..."""
    for iterable in iterables:
        yield from iterable


def chain_from_iterable(iterable: Iterable[Iterable[T]], /) -> Iterator[T]:
    """chain of the iterables that an iterable gives."""
    for inner in iterable:
        yield from inner


def compress(data: Iterable[T], selectors: Iterable[S]) -> Iterator[T]:
    """The items beside which a selector is true."""
    for item, selector in zip(data, selectors, strict=False):
        if selector:
            yield item


def dropwhile(predicate: Callable[[T], S], iterable: Iterable[T], /) -> Iterator[T]:
    """The items from the first on for which the predicate is false."""
    dropping = True
    for item in iterable:
        if dropping and predicate(item):
            continue
        dropping = False
        yield item


def takewhile(predicate: Callable[[T], S], iterable: Iterable[T], /) -> Iterator[T]:
    """The items before the first for which the predicate is false."""
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(function: Callable[[T], S], iterable: Iterable[T], /) -> Iterator[T]:
    """The items for which the function is false."""
    for item in iterable:
        if not function(item):
            yield item


def groupby(iterable: Iterable[T], key: None = None) -> Iterator[tuple[T, Iterator[T]]]:
    """Each run of equal items: the item, and an iterator over the run."""
    return _runs(iterable)


def _runs(iterable: Iterable[T]) -> Iterator[tuple[T, Iterator[T]]]:
    group: list[T] = []
    for item in iterable:
        if len(group) > 0 and group[0] != item:
            yield group[0], iter(group)
            group = []
        group.append(item)
    if len(group) > 0:
        yield group[0], iter(group)


def groupby_with_key(iterable: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, Iterator[T]]]:
    """groupby(iterable, key): each run of items with equal keys."""
    group: list[T] = []
    ranks: list[K] = []
    for item in iterable:
        rank = key(item)
        if len(group) > 0 and ranks[0] != rank:
            yield ranks[0], iter(group)
            group = []
            ranks = []
        group.append(item)
        ranks.append(rank)
    if len(group) > 0:
        yield ranks[0], iter(group)


def _bound(value: int | None, default: int) -> int:
    """A bound of islice. ValueError for a negative one."""
    if value is not None and value < 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return default if value is None else value


def _slice(iterable: Iterable[T], start: int, stop: int, step: int) -> Iterator[T]:
    """No more is taken than what is given, and what lies before it."""
    wanted = start
    last = max(start, stop)
    if last == 0:
        return
    for index, item in enumerate(iterable):
        if index == wanted and index < stop:
            wanted += step
            yield item
        if index + 1 >= last:
            return


def islice(iterable: Iterable[T], stop: int | None, /) -> Iterator[T]:
    """The first items. ValueError."""
    if stop is not None and stop < 0:
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return _slice(iterable, 0, _bound(stop, ENDLESS), 1)


def islice_of_4(
    iterable: Iterable[T], start: int | None, stop: int | None, step: int | None = None, /
) -> Iterator[T]:
    """islice(iterable, start, stop, step). ValueError."""
    first = _bound(start, 0)
    last = _bound(stop, ENDLESS)
    if step is not None and step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _slice(iterable, first, last, 1 if step is None else step)


def islice_of_3(iterable: Iterable[T], start: int | None, stop: int | None, /) -> Iterator[T]:
    """islice(iterable, start, stop). ValueError."""
    return islice_of_4(iterable, start, stop, None)


def pairwise(iterable: Iterable[T], /) -> Iterator[tuple[T, T]]:
    """Each item with the one behind it."""
    before: list[T] = []
    for item in iterable:
        if len(before) > 0:
            yield before[0], item
            before[0] = item
        else:
            before.append(item)


def tee(iterable: Iterable[T], n: int = 2, /) -> tuple[Iterator[T], ...]:
    """n iterators over the same items."""
    if n < 0:
        raise ValueError("n must be >= 0")
    shared = _Shared(iter(iterable))
    return tuple([shared.again() for _ in range(n)])


class _Shared(Generic[T]):
    """What the iterators of `tee` have in common: what was taken so far."""

    def __init__(self, source: Iterator[T]) -> None:
        self.source = source
        self.taken: list[T] = []

    def more(self) -> bool:
        """Take one item more, if there is one."""
        for item in self.source:
            self.taken.append(item)
            return True
        return False

    def again(self) -> Iterator[T]:
        """All items from the first on."""
        index = 0
        while index < len(self.taken) or self.more():
            yield self.taken[index]
            index += 1
