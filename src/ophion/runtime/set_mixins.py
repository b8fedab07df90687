"""What collections.abc gives to classes below Set and MutableSet.

A program's class below one of these is compiled as one below the class here. It has `__contains__`,
`__iter__` and `__len__` (and `add`, `discard`); comparisons and changes follow from these, in the order in
which CPython asks for them. `&`, `|`, `-` and `^` are not here: they make an object of the program's class,
and what its constructor takes is not known.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class AnySet(ABC):
    """A set of values of some type, which is equal to sets that hold the same."""

    @abstractmethod
    def held(self) -> set[object]:
        """What the set holds."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, AnySet):
            return self.held() == other.held()
        return isinstance(other, set | frozenset) and self.held() == other


class Set(AnySet, Generic[T]):
    """The comparisons of collections.abc.Set."""

    @abstractmethod
    def __contains__(self, value: T) -> bool: ...

    @abstractmethod
    def __iter__(self) -> Iterator[T]: ...

    @abstractmethod
    def __len__(self) -> int: ...

    def __le__(self, other: "Set[T]") -> bool:
        if len(self) > len(other):
            return False
        for value in self:
            if value not in other:
                return False
        return True

    def __lt__(self, other: "Set[T]") -> bool:
        return len(self) < len(other) and self <= other

    def __ge__(self, other: "Set[T]") -> bool:
        if len(self) < len(other):
            return False
        for value in other:
            if value not in self:
                return False
        return True

    def __gt__(self, other: "Set[T]") -> bool:
        return len(self) > len(other) and self >= other

    def held(self) -> set[object]:
        found: set[object] = set()
        for value in self:
            found.add(value)
        return found

    def isdisjoint(self, other: Iterable[T]) -> bool:
        for value in other:
            if value in self:
                return False
        return True


class MutableSet(Set[T], Generic[T]):
    """The changes of collections.abc.MutableSet."""

    @abstractmethod
    def add(self, value: T) -> None: ...

    @abstractmethod
    def discard(self, value: T) -> None: ...

    def remove(self, value: T) -> None:
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self) -> T:
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self) -> None:
        try:
            while True:
                self.pop()
        except KeyError:
            return

    def __ior__(self, other: Iterable[T]) -> "MutableSet[T]":
        for value in other:
            self.add(value)
        return self
