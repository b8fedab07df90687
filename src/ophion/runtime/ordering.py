"""The order of two values of a generic type, and stable sorting.

mypy checks at each call of `sort` that the element type has an order; here the type variable stands for any
type, so the one comparison that says so is `less`.
"""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from ophion.lang.unsafe import Ptr

T = TypeVar("T")
K = TypeVar("K")
C = TypeVar("C", contravariant=True)

RUN = 16
"""Stretches of this length are sorted by insertion before they are merged."""


def less(a: T, b: T) -> bool:
    """a < b"""
    return a < b  # type: ignore[operator, no-any-return]


class Order(Protocol[C]):
    """Which of two slots comes first. What is sorted is compiled anew for each, so that it is no call."""

    def before(self, a: C, b: C) -> bool:
        """Whether `a` must stand before `b`."""


class ByValue(Generic[T]):
    """The order of the values themselves."""

    def before(self, a: T, b: T) -> bool:
        return less(a, b)


class ByKey(Generic[K]):
    """The order of pairs by the first of each."""

    def before(self, a: tuple[K, int], b: tuple[K, int]) -> bool:
        return less(a[0], b[0])


def sort_slots(items: Ptr[T], length: int) -> None:
    """Sort slots, equal ones kept in order."""
    order: ByValue[T] = ByValue()
    _sort(items, length, order)


def sort_slots_by_key(items: Ptr[T], length: int, key: Callable[[T], K]) -> None:
    """Sort slots by key(value), computed once for each; equal keys keep their order."""
    keys: Ptr[tuple[K, int]] = Ptr(length)
    made = 0
    try:
        for index in range(length):
            keys.init(index, (key(items[index]), index))
            made = index + 1
        order: ByKey[K] = ByKey()
        _sort(keys, length, order)
        _apply_order(items, keys, length)
    finally:
        for index in range(made):
            keys.drop(index)
        keys.free(length)


def _sort(items: Ptr[T], length: int, order: Order[T]) -> None:
    """Insertion sort of short runs, then merging (CLRS 2.1, 2.3)."""
    start = 0
    while start < length:
        end = start + RUN
        _insertion_sort(items, start, end if end < length else length, order)
        start += RUN
    if length > RUN:
        _merge_runs(items, length, order)


def _insertion_sort(items: Ptr[T], start: int, end: int, order: Order[T]) -> None:
    for index in range(start + 1, end):
        if not order.before(items[index], items[index - 1]):
            continue
        value = items[index]
        place = index - 1
        while place > start and order.before(value, items[place - 1]):
            place -= 1
        _rotate(items, place, index)


def _rotate(items: Ptr[T], place: int, index: int) -> None:
    """Move slot `index` to `place`, those from `place` on one up."""
    value = items.take(index)
    items.move(place + 1, place, index - place)
    items.init(place, value)


def _merge_runs(items: Ptr[T], length: int, order: Order[T]) -> None:
    room: Ptr[T] = Ptr(length)
    try:
        width = RUN
        while width < length:
            start = 0
            while start + width < length:
                end = start + 2 * width
                _merge(items, room, start, start + width, end if end < length else length, order)
                start += 2 * width
            width *= 2
    finally:
        room.free(length)


def _merge(items: Ptr[T], room: Ptr[T], start: int, middle: int, end: int, order: Order[T]) -> None:
    """Merge two sorted neighbours. The left one waits in `room`; were a comparison to raise, it is put
    back.
    """
    if not order.before(items[middle], items[middle - 1]):
        return
    count = middle - start
    for index in range(count):
        room.init(index, items.take(start + index))
    left = 0
    right = middle
    place = start
    try:
        while left < count and right < end:
            if order.before(items[right], room[left]):
                items.init(place, items.take(right))
                right += 1
            else:
                items.init(place, room.take(left))
                left += 1
            place += 1
    finally:
        while left < count:
            items.init(place, room.take(left))
            left += 1
            place += 1


def _apply_order(items: Ptr[T], keys: Ptr[tuple[K, int]], length: int) -> None:
    """Put the slots in the order of the positions in `keys`."""
    room: Ptr[T] = Ptr(length)
    for index in range(length):
        room.init(index, items.take(keys[index][1]))
    for index in range(length):
        items.init(index, room.take(index))
    room.free(length)


def reverse_slots(items: Ptr[T], start: int, end: int) -> None:
    """Reverse the slots start .. end - 1."""
    low = start
    high = end - 1
    while low < high:
        value = items.take(low)
        items.init(low, items.take(high))
        items.init(high, value)
        low += 1
        high -= 1
