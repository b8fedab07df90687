"""list: typed slots on the heap behind checked indices.

`List[T]` is what the compiler knows as `list[T]`; `cast` between them costs nothing. The slots beyond
`length` hold nothing. A list grows by half and a bit, so that appending takes constant time on average.
"""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar, cast

from ophion.lang.unsafe import Ptr, inline, seldom, wrapping
from ophion.runtime.ordering import less, reverse_slots, sort_slots, sort_slots_by_key
from ophion.runtime.slices import clamp, resolve

ROOM = 4096
"""The most items for which there is room before they come."""

T = TypeVar("T")
K = TypeVar("K")


class List(Generic[T]):
    """list's layout and methods."""

    @inline
    def __init__(self, capacity: int = 0) -> None:
        """An empty list with room for `capacity` items. Without arguments this is not called: a new object is
        one without room.
        """
        self.length = 0
        self.capacity = 0
        self.items: Ptr[T] = Ptr(0)
        if capacity > 0:  # no memory belongs to a list without room, not even a block of no bytes
            self.items = Ptr(capacity)
            self.capacity = capacity

    @wrapping
    def __del__(self) -> None:
        for index in range(self.length - 1, -1, -1):
            self.items.drop(index)
        self.items.free(self.capacity)

    @seldom
    @wrapping
    def _grow(self, wanted: int) -> None:
        """Make room for `wanted` items."""
        capacity = wanted + (wanted >> 1) + 4
        self.items = self.items.grown(self.length, self.capacity, capacity)
        self.capacity = capacity

    def make_room(self, count: int) -> None:
        """Have room for `count` items in a new list, of many only for the first."""
        if count > 0:
            capacity = count if count < ROOM else ROOM
            self.items = Ptr(capacity)
            self.capacity = capacity

    # --- the sequence ---

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    def __getitem__(self, index: int) -> T:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("list index out of range")
        return self.items[place]

    def __setitem__(self, index: int, value: T) -> None:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("list assignment index out of range")
        self.items[place] = value

    def __delitem__(self, index: int) -> None:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("list assignment index out of range")
        self._take(place)

    def _take(self, place: int) -> T:
        """Take the item at `place` out. Nothing of it is dropped before the list is whole again."""
        value = self.items.take(place)
        self.items.move(place, place + 1, self.length - place - 1)
        self.length -= 1
        return value

    def get_slice(self, start: int | None, stop: int | None, step: int | None) -> list[T]:
        """self[start:stop:step]"""
        if step is None:
            first = 0 if start is None else clamp(start, self.length)
            end = self.length if stop is None else clamp(stop, self.length)
            return cast(list[T], self._run(first, end))
        first, stride, count = resolve(start, stop, step, self.length)
        made: List[T] = List(count)
        for index in range(count):
            made.items.init(index, self.items[first + index * stride])
        made.length = count
        return cast(list[T], made)

    @wrapping
    def _run(self, first: int, end: int) -> "List[T]":
        """The items first .. end - 1."""
        count = end - first if end > first else 0
        made: List[T] = List(count)
        for index in range(count):
            made.items.init(index, self.items[first + index])
        made.length = count
        return made

    def set_slice(self, start: int | None, stop: int | None, step: int | None, values: Iterable[T]) -> None:
        """self[start:stop:step] = values"""
        first, stride, count = resolve(start, stop, step, self.length)
        new = collected(values)
        if stride == 1:  # the values may have changed this list
            first = min(first, self.length)
            self._set_range(first, min(count, self.length - first), new)
        else:
            first, stride, count = resolve(start, stop, step, self.length)
            self._set_strided(first, stride, count, new)

    def _set_range(self, first: int, count: int, new: "List[T]") -> None:
        """Put the items of another list in the place of `count` items. These are dropped when all is done:
        the program's own methods, which run then, may do what they like with the list.
        """
        length = self.length - count + new.length
        if length > self.capacity:
            self._grow(length)
        old: Ptr[T] = Ptr(count)
        for index in range(count):
            old.init(index, self.items.take(first + index))
        self.items.move(first + new.length, first + count, self.length - first - count)
        self.length = length
        for index in range(new.length):
            self.items.init(first + index, new.items[index])
        for index in range(count - 1, -1, -1):
            old.drop(index)
        old.free(count)

    def _open_gap(self, place: int, count: int) -> None:
        """Make `count` empty slots at `place`, which the caller fills at once."""
        if self.length + count > self.capacity:
            self._grow(self.length + count)
        self.items.move(place + count, place, self.length - place)
        self.length += count

    def _set_strided(self, first: int, stride: int, count: int, new: "List[T]") -> None:
        if new.length != count:
            text = "attempt to assign sequence of size " + str(new.length)
            raise ValueError(text + " to extended slice of size " + str(count))
        old: Ptr[T] = Ptr(count)
        for index in range(count):
            old.init(index, self.items.take(first + index * stride))
            self.items.init(first + index * stride, new.items[index])
        _drop_all(old, count)

    def delete_slice(self, start: int | None, stop: int | None, step: int | None) -> None:
        """del self[start:stop:step]"""
        first, stride, count = resolve(start, stop, step, self.length)
        if count == 0:
            return
        if stride == 1:
            self._set_range(first, count, List())
            return
        if stride < 0:
            first += (count - 1) * stride
            stride = -stride
        old: Ptr[T] = Ptr(count)
        for index in range(count):
            start_of_gap = first + index * stride
            old.init(index, self.items.take(start_of_gap))
            kept = stride - 1 if index < count - 1 else self.length - start_of_gap - 1
            self.items.move(start_of_gap - index, start_of_gap + 1, kept)
        self.length -= count
        _drop_all(old, count)

    def __contains__(self, value: T) -> bool:
        index = 0
        while index < self.length:
            if self.items[index] == value:
                return True
            index += 1
        return False

    def __iter__(self) -> "ListIterator[T]":
        return ListIterator(self)

    def __add__(self, other: list[T]) -> list[T]:
        second = cast(List[T], other)
        made: List[T] = List(self.length + second.length)
        made.append_all(self)
        made.append_all(second)
        return cast(list[T], made)

    @wrapping
    def append_all(self, other: "List[T]") -> None:
        """Append the items that another list (or this one) has now."""
        count = other.length
        start = self.length
        if start + count > self.capacity:
            self._grow(start + count)
        for index in range(count):
            self.items.init(start + index, other.items[index])
        self.length = start + count

    def __iadd__(self, values: Iterable[T]) -> "List[T]":
        self.extend(values)
        return self

    def __mul__(self, count: int) -> list[T]:
        made: List[T] = List(self.length * count if count > 0 else 0)
        if self.length == 1:
            for index in range(count):
                made.items.init(index, self.items[0])
            made.length = made.capacity
        else:
            for _ in range(count):
                made.append_all(self)
        return cast(list[T], made)

    def __imul__(self, count: int) -> "List[T]":
        if count <= 0:
            self.clear()
            return self
        length = self.length
        if length * count > self.capacity:
            self._grow(length * count)
        for _ in range(count - 1):
            for index in range(length):
                self.items.init(self.length, self.items[index])
                self.length += 1
        return self

    # --- comparison ---

    def __eq__(self, other: "List[T]") -> bool:  # type: ignore[override]
        if self.length != other.length:
            return False
        index = 0
        while index < self.length and index < other.length:
            if self.items[index] != other.items[index]:
                return False
            index += 1
        return self.length == other.length

    def _first_difference(self, other: "List[T]") -> int:
        index = 0
        while index < self.length and index < other.length and self.items[index] == other.items[index]:
            index += 1
        return index

    def __lt__(self, other: "List[T]") -> bool:
        index = self._first_difference(other)
        if index < self.length and index < other.length:
            return less(self.items[index], other.items[index])
        return self.length < other.length

    def __le__(self, other: "List[T]") -> bool:
        return not other < self

    def __gt__(self, other: "List[T]") -> bool:
        return other < self

    def __ge__(self, other: "List[T]") -> bool:
        return not self < other

    def __repr__(self) -> str:
        parts: list[str] = []
        index = 0
        while index < self.length:
            parts.append(repr(self.items[index]))
            index += 1
        return "[" + ", ".join(parts) + "]"

    # --- changing it ---

    @inline
    def append(self, value: T) -> None:
        length = self.length
        if length == self.capacity:
            self._grow(length + 1)
        self.items.init(length, value)
        self.length = length + 1

    def extend(self, values: Iterable[T]) -> None:
        self.append_all(collected(values))

    def insert(self, index: int, value: T) -> None:
        place = clamp(index, self.length)
        self._open_gap(place, 1)
        self.items.init(place, value)

    def pop(self, index: int = -1) -> T:
        if self.length == 0:
            raise IndexError("pop from empty list")
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("pop index out of range")
        return self._take(place)

    def remove(self, value: T) -> None:
        index = 0
        while index < self.length:
            if self.items[index] == value:
                self._take(index)
                return
            index += 1
        raise ValueError("list.remove(x): x not in list")

    def clear(self) -> None:
        items, length, capacity = self.items, self.length, self.capacity
        self.items = Ptr(0)
        self.length = self.capacity = 0
        for index in range(length - 1, -1, -1):
            items.drop(index)
        items.free(capacity)

    def index(self, value: T, start: int = 0, stop: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        place = clamp(start, self.length)
        while place < clamp(stop, self.length):
            if self.items[place] == value:
                return place
            place += 1
        raise ValueError(repr(value) + " is not in list")

    def count(self, value: T) -> int:
        found = 0
        index = 0
        while index < self.length:
            if self.items[index] == value:
                found += 1
            index += 1
        return found

    def copy(self) -> list[T]:
        made: List[T] = List(self.length)
        made.append_all(self)
        return cast(list[T], made)

    def reverse(self) -> None:
        reverse_slots(self.items, 0, self.length)

    def sort_plain(self, reverse: bool = False) -> None:
        """sort() without a key; stable, descending too."""
        work = self._lend()
        try:
            if reverse:
                work.reverse()
            sort_slots(work.items, work.length)
            if reverse:
                work.reverse()
        finally:
            self._swap(work)
        work.check_unused()

    def sort_by(self, key: Callable[[T], K], reverse: bool = False) -> None:
        """sort(key=...)"""
        work = self._lend()
        try:
            if reverse:
                work.reverse()
            sort_slots_by_key(work.items, work.length, key)
            if reverse:
                work.reverse()
        finally:
            self._swap(work)
        work.check_unused()

    def _lend(self) -> "List[T]":
        """A list with what this one holds, which is empty until they are swapped: the program's own methods
        can change nothing that is at work.
        """
        work: List[T] = List()
        self._swap(work)
        return work

    def _swap(self, other: "List[T]") -> None:
        """Exchange what two lists hold."""
        length, capacity, items = other.length, other.capacity, other.items
        other.length, other.capacity, other.items = self.length, self.capacity, self.items
        self.length, self.capacity, self.items = length, capacity, items

    def check_unused(self) -> None:
        """ValueError where something was put into the list that stood in for one being sorted."""
        if self.capacity > 0:
            raise ValueError("list modified during sort")


class ListIterator(Generic[T]):
    """The items of a list, those included that are appended meanwhile."""

    def __init__(self, values: List[T]) -> None:
        self.values = values
        self.position = 0

    def __iter__(self) -> "ListIterator[T]":
        return self

    def __next__(self) -> T:
        if self.position >= self.values.length:
            raise StopIteration
        self.position += 1
        return self.values.items[self.position - 1]


def _drop_all(items: Ptr[T], count: int) -> None:
    """Drop what slots hold, from the first on, and give them back."""
    for index in range(count):
        items.drop(index)
    items.free(count)


def collected(values: Iterable[T]) -> List[T]:
    """A new list of what an iterable gives."""
    made: List[T] = List()
    for value in values:
        made.append(value)
    return made


def list_from(values: Iterable[T]) -> list[T]:
    """list(values)"""
    made = collected(values)
    return cast(list[T], made)
