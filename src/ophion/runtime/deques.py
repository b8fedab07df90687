"""collections.deque: a ring of typed slots that grows and shrinks at both ends in constant time.

The items stand in slots `first`, `first + 1`, ... counted round the ring, whose length is a power of two. A
deque with a bound drops an item at the other end for each that is added. `version` changes with every change,
so that a loop notices one.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar, cast

from ophion.lang.unsafe import Ptr, seldom
from ophion.runtime.lists import List, collected
from ophion.runtime.ordering import less
from ophion.runtime.slices import clamp

T = TypeVar("T")

SMALLEST = 8


class Deque(Generic[T]):
    """deque's layout and methods."""

    def __init__(self, iterable: Iterable[T] | None = None, maxlen: int | None = None) -> None:
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self.length = 0
        self.first = 0
        self.mask = -1
        self.version = 0
        self.items: Ptr[T] = Ptr(0)
        self.maxlen = maxlen
        if iterable is not None:
            self.extend(iterable)

    def __del__(self) -> None:
        for index in range(self.length):
            self.items.drop((self.first + index) & self.mask)
        self.items.free(self.mask + 1)

    @seldom
    def _grow(self) -> None:
        """A ring of twice the size, its items from slot 0 on."""
        capacity = max(SMALLEST, 2 * (self.mask + 1))
        items: Ptr[T] = Ptr(capacity)
        for index in range(self.length):
            items.init(index, self.items.take((self.first + index) & self.mask))
        self.items.free(self.mask + 1)
        self.items = items
        self.mask = capacity - 1
        self.first = 0

    def _place(self, index: int) -> int:
        """The slot of an index that may count from the end; IndexError."""
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("deque index out of range")
        return (self.first + place) & self.mask

    # --- the ends ---

    def append(self, value: T) -> None:
        if self.length > self.mask:
            self._grow()
        self.items.init((self.first + self.length) & self.mask, value)
        self.length += 1
        self.version += 1
        bound = self.maxlen
        if bound is not None and self.length > bound:
            self.popleft()

    def appendleft(self, value: T) -> None:
        if self.length > self.mask:
            self._grow()
        self.first = (self.first - 1) & self.mask
        self.items.init(self.first, value)
        self.length += 1
        self.version += 1
        bound = self.maxlen
        if bound is not None and self.length > bound:
            self.pop()

    def pop(self) -> T:
        if self.length == 0:
            raise IndexError("pop from an empty deque")
        self.length -= 1
        self.version += 1
        return self.items.take((self.first + self.length) & self.mask)

    def popleft(self) -> T:
        if self.length == 0:
            raise IndexError("pop from an empty deque")
        place = self.first
        self.first = (self.first + 1) & self.mask
        self.length -= 1
        self.version += 1
        return self.items.take(place)

    def extend(self, iterable: Iterable[T]) -> None:
        values = collected(iterable)
        for index in range(values.length):
            self.append(values.items[index])

    def extendleft(self, iterable: Iterable[T]) -> None:
        values = collected(iterable)
        for index in range(values.length):
            self.appendleft(values.items[index])

    def rotate(self, n: int = 1) -> None:
        if self.length < 2:
            return
        steps = n % self.length
        if steps <= self.length // 2:
            for _ in range(steps):
                self.appendleft_free(self.pop())
        else:
            for _ in range(self.length - steps):
                self.append_free(self.popleft())

    def append_free(self, value: T) -> None:
        """Append where an item has just gone."""
        self.items.init((self.first + self.length) & self.mask, value)
        self.length += 1

    def appendleft_free(self, value: T) -> None:
        """Append on the left where an item has just gone."""
        self.first = (self.first - 1) & self.mask
        self.items.init(self.first, value)
        self.length += 1

    # --- the sequence ---

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    def __getitem__(self, index: int) -> T:
        return self.items[self._place(index)]

    def __setitem__(self, index: int, value: T) -> None:
        self.items[self._place(index)] = value

    def __delitem__(self, index: int) -> None:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("deque index out of range")
        self._take(place)

    def _take(self, place: int) -> T:
        """Take out the item at an index. Nothing of it is dropped before the deque is whole again."""
        self.rotate(-place)
        value = self.popleft()
        self.rotate(place)
        return value

    def __contains__(self, value: T) -> bool:
        version = self.version
        for index in range(self.length):
            if self.items[(self.first + index) & self.mask] == value:
                return True
            self.check(version)
        return False

    def check(self, version: int) -> None:
        """RuntimeError where items came or went since a loop began."""
        if self.version != version:
            raise RuntimeError("deque mutated during iteration")

    def __iter__(self) -> "DequeIterator[T]":
        return DequeIterator(self, False)

    def __reversed__(self) -> "DequeIterator[T]":
        return DequeIterator(self, True)

    def index(self, value: T, start: int = 0, stop: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        version = self.version
        for index in range(clamp(start, self.length), clamp(stop, self.length)):
            if self.items[(self.first + index) & self.mask] == value:
                return index
            self.check(version)
        raise ValueError(repr(value) + " is not in deque")

    def count(self, value: T) -> int:
        version = self.version
        found = 0
        for index in range(self.length):
            if self.items[(self.first + index) & self.mask] == value:
                found += 1
            self.check(version)
        return found

    # --- changing it in the middle ---

    def insert(self, index: int, value: T) -> None:
        bound = self.maxlen
        if bound is not None and self.length >= bound:
            raise IndexError("deque already at its maximum size")
        place = clamp(index, self.length)
        self.rotate(-place)
        self.appendleft(value)
        self.rotate(place)

    def remove(self, value: T) -> None:
        version = self.version
        for index in range(self.length):
            found = self.items[(self.first + index) & self.mask] == value
            if self.version != version:
                raise IndexError("deque mutated during iteration")
            if found:
                del self[index]
                return
        raise ValueError(repr(value) + " is not in deque")

    def clear(self) -> None:
        items, length, first, mask = self.items, self.length, self.first, self.mask
        self.items = Ptr(0)
        self.length = self.first = 0
        self.mask = -1
        self.version += 1
        for index in range(length):
            items.drop((first + index) & mask)
        items.free(mask + 1)

    def reverse(self) -> None:
        values = collected(self)
        for index in range(values.length):
            self.items[(self.first + index) & self.mask] = values.items[values.length - 1 - index]

    def copy(self) -> "Deque[T]":
        made: Deque[T] = Deque(None, self.maxlen)
        made.extend(self)
        return made

    def __add__(self, other: "Deque[T]") -> "Deque[T]":
        made = self.copy()
        made.extend(other)
        return made

    def __iadd__(self, values: Iterable[T]) -> "Deque[T]":
        self.extend(values)
        return self

    def __mul__(self, count: int) -> "Deque[T]":
        made: Deque[T] = Deque(None, self.maxlen)
        for _ in range(count):
            made.extend(self)
        return made

    def __imul__(self, count: int) -> "Deque[T]":
        values = collected(self)
        if count <= 0:
            self.clear()
        for _ in range(count - 1):
            self.extend(cast(list[T], values))
        return self

    # --- comparison and text ---

    def __eq__(self, other: "Deque[T]") -> bool:  # type: ignore[override]
        if self is other or self.length != other.length:
            return self is other
        others = DequeIterator(other, False)
        for value in DequeIterator(self, False):
            if value != others.__next__():
                return False
        return True

    def __lt__(self, other: "Deque[T]") -> bool:
        return less(cast(list[T], collected(self)), cast(list[T], collected(other)))

    def __le__(self, other: "Deque[T]") -> bool:
        return not other < self

    def __gt__(self, other: "Deque[T]") -> bool:
        return other < self

    def __ge__(self, other: "Deque[T]") -> bool:
        return not self < other

    def __repr__(self) -> str:
        text = type(self).__name__ + "(" + repr(cast(list[T], collected(self)))
        bound = self.maxlen
        return text + ")" if bound is None else text + ", maxlen=" + str(bound) + ")"


class DequeIterator(Generic[T]):
    """The items of a deque, from either end; RuntimeError where it changes meanwhile."""

    def __init__(self, values: Deque[T], backwards: bool) -> None:
        self.values = values
        self.position = 0
        self.version = values.version
        self.backwards = backwards

    def __iter__(self) -> "DequeIterator[T]":
        return self

    def __next__(self) -> T:
        values = self.values
        values.check(self.version)
        if self.position >= values.length:
            raise StopIteration
        self.position += 1
        index = values.length - self.position if self.backwards else self.position - 1
        return values.items[(values.first + index) & values.mask]


__all__ = ["Deque", "DequeIterator", "List"]
