"""tuple[T, ...]: the slots of a list that changes no more.

`VarTuple[T]` is what the compiler knows as `tuple[T, ...]`; `cast` between them costs nothing. Tuples of a
fixed shape are no objects: the compiler holds their items side by side.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar, cast

from ophion.lang.unsafe import Ptr
from ophion.runtime.hashing import START, finished, mixed
from ophion.runtime.lists import List, collected
from ophion.runtime.ordering import less
from ophion.runtime.slices import clamp, resolve

T = TypeVar("T")


class VarTuple(Generic[T]):
    """The layout and methods of tuple[T, ...]; made once, from the slots of a list."""

    def __init__(self, values: List[T]) -> None:
        """Take over the items of a list, which is empty afterwards."""
        empty: Ptr[T] = Ptr(0)
        self.items: Ptr[T] = values.items
        self.length = values.length
        values.items = empty
        values.length = 0
        values.capacity = 0

    def __del__(self) -> None:
        for index in range(self.length - 1, -1, -1):
            self.items.drop(index)
        self.items.free(self.length)

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    def __getitem__(self, index: int) -> T:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("tuple index out of range")
        return self.items[place]

    def get_slice(self, start: int | None, stop: int | None, step: int | None) -> tuple[T, ...]:
        """self[start:stop:step]"""
        first, stride, count = resolve(start, stop, step, self.length)
        made: List[T] = List(count)
        for index in range(count):
            made.append(self.items[first + index * stride])
        return frozen(made)

    def __contains__(self, value: T) -> bool:
        return any(self.items[index] == value for index in range(self.length))

    def __iter__(self) -> "TupleIterator[T]":
        return TupleIterator(self)

    def _append_to(self, made: List[T]) -> None:
        for index in range(self.length):
            made.append(self.items[index])

    def __add__(self, other: tuple[T, ...]) -> tuple[T, ...]:
        second = cast(VarTuple[T], other)
        made: List[T] = List(self.length + second.length)
        self._append_to(made)
        second._append_to(made)
        return frozen(made)

    def __mul__(self, count: int) -> tuple[T, ...]:
        made: List[T] = List(self.length * count if count > 0 else 0)
        for _ in range(count):
            self._append_to(made)
        return frozen(made)

    def __hash__(self) -> int:
        total = START
        for index in range(self.length):
            total = mixed(total, hash(self.items[index]))
        return finished(total, self.length)

    def __eq__(self, other: "VarTuple[T]") -> bool:  # type: ignore[override]
        if self.length != other.length:
            return False
        return all(self.items[index] == other.items[index] for index in range(self.length))

    def __lt__(self, other: "VarTuple[T]") -> bool:
        index = 0
        while index < self.length and index < other.length:
            if self.items[index] != other.items[index]:
                return less(self.items[index], other.items[index])
            index += 1
        return self.length < other.length

    def __le__(self, other: "VarTuple[T]") -> bool:
        return not other < self

    def __gt__(self, other: "VarTuple[T]") -> bool:
        return other < self

    def __ge__(self, other: "VarTuple[T]") -> bool:
        return not self < other

    def __repr__(self) -> str:
        if self.length == 1:
            return "(" + repr(self.items[0]) + ",)"
        parts: list[str] = []
        for index in range(self.length):
            parts.append(repr(self.items[index]))
        return "(" + ", ".join(parts) + ")"

    def index(self, value: T, start: int = 0, stop: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        for index in range(clamp(start, self.length), clamp(stop, self.length)):
            if self.items[index] == value:
                return index
        raise ValueError("tuple.index(x): x not in tuple")

    def count(self, value: T) -> int:
        found = 0
        for index in range(self.length):
            if self.items[index] == value:
                found += 1
        return found


class TupleIterator(Generic[T]):
    """The items of a tuple."""

    def __init__(self, values: VarTuple[T]) -> None:
        self.values = values
        self.position = 0

    def __iter__(self) -> "TupleIterator[T]":
        return self

    def __next__(self) -> T:
        if self.position >= self.values.length:
            raise StopIteration
        self.position += 1
        return self.values.items[self.position - 1]


def frozen(values: List[T]) -> tuple[T, ...]:
    """The items of a list as a tuple; the list is empty afterwards."""
    made: VarTuple[T] = VarTuple(values)
    return cast(tuple[T, ...], made)


def roomy(size: int) -> tuple[T, ...]:
    """An empty tuple that the caller fills at once with `size` items."""
    room: List[T] = List(size)
    return frozen(room)


def tuple_from(values: Iterable[T]) -> tuple[T, ...]:
    """tuple(values)"""
    return frozen(collected(values))
