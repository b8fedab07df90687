"""What collections.abc gives to classes below Sequence and MutableSequence.

A program's class below one of these is compiled as one below the class here. It has `__getitem__` and
`__len__` (and `__setitem__`, `__delitem__`, `insert`); all else follows from these, in the order in which
CPython asks for them.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Sequence(ABC, Generic[T]):
    """The methods of collections.abc.Sequence."""

    @abstractmethod
    def __getitem__(self, index: int) -> T: ...

    @abstractmethod
    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[T]:
        place = 0
        try:
            while True:
                yield self[place]
                place += 1
        except IndexError:
            return

    def __contains__(self, value: T) -> bool:
        for item in self:
            if item == value:
                return True
        return False

    def __reversed__(self) -> Iterator[T]:
        for place in range(len(self) - 1, -1, -1):
            yield self[place]

    def index(self, value: T, start: int = 0, stop: int | None = None) -> int:
        place = max(len(self) + start, 0) if start < 0 else start
        end = stop
        if end is not None and end < 0:
            end += len(self)
        while end is None or place < end:
            try:
                if self[place] == value:
                    return place
            except IndexError:
                break
            place += 1
        raise ValueError

    def count(self, value: T) -> int:
        found = 0
        for item in self:
            if item == value:
                found += 1
        return found


class MutableSequence(Sequence[T], Generic[T]):
    """The methods of collections.abc.MutableSequence."""

    @abstractmethod
    def __setitem__(self, index: int, value: T) -> None: ...

    @abstractmethod
    def __delitem__(self, index: int) -> None: ...

    @abstractmethod
    def insert(self, index: int, value: T) -> None: ...

    def append(self, value: T) -> None:
        self.insert(len(self), value)

    def clear(self) -> None:
        try:
            while True:
                self.pop()
        except IndexError:
            return

    def reverse(self) -> None:
        length = len(self)
        for place in range(length // 2):
            other = length - place - 1
            first, last = self[other], self[place]
            self[place] = first
            self[other] = last

    def extend(self, values: Iterable[T]) -> None:
        for value in values:
            self.append(value)

    def pop(self, index: int = -1) -> T:
        value = self[index]
        del self[index]
        return value

    def remove(self, value: T) -> None:
        del self[self.index(value)]

    def __iadd__(self, values: Iterable[T]) -> "MutableSequence[T]":
        self.extend(values)
        return self
