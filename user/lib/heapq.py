"""heapq: a list as a binary heap, the smallest item first.

The moves are those of CPython, so that a heap's list has the same order: an item goes down to a leaf along
the smaller children and from there up to its place (Knuth, TAOCP 5.2.3, exercise 16). `NAME_with_key` is what
NAME does where it is given a key.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from ophion.runtime.ordering import less

T = TypeVar("T")
K = TypeVar("K")


def _up(heap: list[T], start: int, place: int) -> None:
    """Move an item up, not above `start`, until its parent is not larger."""
    item = heap[place]
    while place > start:
        parent = (place - 1) >> 1
        above = heap[parent]
        if not less(item, above):
            break
        heap[place] = above
        place = parent
    heap[place] = item


def _down(heap: list[T], place: int) -> None:
    """Move an item down to where it belongs."""
    end = len(heap)
    start = place
    item = heap[place]
    child = 2 * place + 1
    while child < end:
        right = child + 1
        if right < end and not less(heap[child], heap[right]):
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _up(heap, start, place)


def heappush(heap: list[T], item: T, /) -> None:
    """Add an item."""
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap: list[T], /) -> T:
    """Remove the smallest item. IndexError where there is none."""
    if len(heap) == 0:
        raise IndexError("index out of range")
    last = heap.pop()
    if len(heap) == 0:
        return last
    smallest = heap[0]
    heap[0] = last
    _down(heap, 0)
    return smallest


def heapreplace(heap: list[T], item: T, /) -> T:
    """Remove the smallest item, then add one. IndexError where there is none."""
    if len(heap) == 0:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _down(heap, 0)
    return smallest


def heappushpop(heap: list[T], item: T, /) -> T:
    """Add an item, then remove the smallest."""
    if len(heap) > 0 and less(heap[0], item):
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(heap: list[T], /) -> None:
    """Make a list a heap."""
    for place in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, place)


def nlargest(n: int, iterable: Iterable[T], key: None = None) -> list[T]:
    """The n largest items, the largest first."""
    return sorted(iterable, reverse=True)[: max(n, 0)]  # type: ignore[type-var]


def nlargest_with_key(n: int, iterable: Iterable[T], key: Callable[[T], K]) -> list[T]:
    """nlargest(n, iterable, key)"""
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]  # type: ignore[arg-type]


def nsmallest(n: int, iterable: Iterable[T], key: None = None) -> list[T]:
    """The n smallest items, the smallest first."""
    return sorted(iterable)[: max(n, 0)]  # type: ignore[type-var]


def nsmallest_with_key(n: int, iterable: Iterable[T], key: Callable[[T], K]) -> list[T]:
    """nsmallest(n, iterable, key)"""
    return sorted(iterable, key=key)[: max(n, 0)]  # type: ignore[arg-type]


class _Source(Generic[T, K]):
    """A sorted iterable while it is merged: its first item that is left, and the key of that."""

    def __init__(self, rest: Iterator[T], place: int, item: T, rank: K) -> None:
        self.rest = rest
        self.place = place
        self.item = item
        self.rank = rank


def _goes_first(one: _Source[T, K], other: _Source[T, K], reverse: bool) -> bool:
    if less(other.rank, one.rank) if reverse else less(one.rank, other.rank):
        return True
    if less(one.rank, other.rank) if reverse else less(other.rank, one.rank):
        return False
    return one.place < other.place


def merge_with_key(*iterables: Iterable[T], key: Callable[[T], K], reverse: bool = False) -> Iterator[T]:
    """merge(..., key=key)"""
    sources: list[_Source[T, K]] = []
    for place, iterable in enumerate(iterables):
        rest = iter(iterable)
        for item in rest:
            sources.append(_Source(rest, place, item, key(item)))
            break
    while len(sources) > 0:
        best = 0
        for index in range(1, len(sources)):
            if _goes_first(sources[index], sources[best], reverse):
                best = index
        source = sources[best]
        yield source.item
        done = True
        for item in source.rest:
            source.item = item
            source.rank = key(item)
            done = False
            break
        if done:
            del sources[best]


def merge(*iterables: Iterable[T], key: None = None, reverse: bool = False) -> Iterator[T]:
    """The items of sorted iterables, sorted; of equal ones those of the first iterable first."""
    return merge_with_key(*iterables, key=lambda item: item, reverse=reverse)
