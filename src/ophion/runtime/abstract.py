"""Sized, Container, Reversible, Collection and Sequence as types of fields, variables and results.

A value of such a type is an object that holds the list, tuple, range or other object behind it, and hands on
what is asked of it; the compiler makes it where the object is stored. Mapping, MutableMapping and
MutableSequence are dicts and lists themselves.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection as AnyCollection
from collections.abc import Container as AnyContainer
from collections.abc import Iterator
from collections.abc import Reversible as AnyReversible
from collections.abc import Sequence as AnySequence
from collections.abc import Sized as AnySized
from typing import Generic, TypeVar, cast

T = TypeVar("T")
C = TypeVar("C", bound=AnyCollection[object])
S = TypeVar("S", bound=AnySequence[object])
Z = TypeVar("Z", bound=AnySized)
K = TypeVar("K")
R = TypeVar("R", bound=AnyReversible[object])


class Sized(ABC):
    """What has a length."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __repr__(self) -> str: ...

    @abstractmethod
    def __str__(self) -> str: ...


class Container(ABC, Generic[T]):
    """What knows whether something is in it."""

    @abstractmethod
    def __contains__(self, value: T) -> bool: ...

    @abstractmethod
    def __repr__(self) -> str: ...

    @abstractmethod
    def __str__(self) -> str: ...


class Reversible(ABC, Generic[T]):
    """What has items to go through from both ends."""

    @abstractmethod
    def __iter__(self) -> Iterator[T]: ...

    @abstractmethod
    def __reversed__(self) -> Iterator[T]: ...

    @abstractmethod
    def __repr__(self) -> str: ...

    @abstractmethod
    def __str__(self) -> str: ...


class Collection(ABC, Generic[T]):
    """What has a length, items to go through, and knows whether something is among them."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def __iter__(self) -> Iterator[T]: ...

    @abstractmethod
    def __contains__(self, value: T) -> bool: ...

    @abstractmethod
    def __repr__(self) -> str: ...

    @abstractmethod
    def __str__(self) -> str: ...


class Sequence(Collection[T], Generic[T]):
    """A Collection whose items have numbers."""

    @abstractmethod
    def __getitem__(self, index: int) -> T: ...

    @abstractmethod
    def get_slice(self, start: int | None, stop: int | None, step: int | None) -> "Sequence[T]":
        """self[start:stop:step]"""

    @abstractmethod
    def __reversed__(self) -> Iterator[T]: ...

    @abstractmethod
    def index(self, value: T) -> int:
        """The place of the first item that is equal to a value; ValueError."""

    @abstractmethod
    def count(self, value: T) -> int:
        """How many items are equal to a value."""


class HeldSized(Sized, Generic[Z]):
    """What has a length, with the object of type Z behind it."""

    def __init__(self, held: Z) -> None:
        self._held = held

    def __len__(self) -> int:
        return len(self._held)

    def __repr__(self) -> str:
        return repr(self._held)

    def __str__(self) -> str:
        return str(self._held)


class HeldContainer(Container[T], Generic[K, T]):
    """A Container with the object of type K behind it."""

    def __init__(self, held: K) -> None:
        self._held = held

    def __contains__(self, value: T) -> bool:
        return value in cast(AnyContainer[T], self._held)

    def __repr__(self) -> str:
        return repr(self._held)

    def __str__(self) -> str:
        return str(self._held)


class HeldReversible(Reversible[T], Generic[R, T]):
    """A Reversible with the object of type R behind it."""

    def __init__(self, held: R) -> None:
        self._held = held

    def __iter__(self) -> Iterator[T]:
        return iter(cast(AnyReversible[T], self._held))

    def __reversed__(self) -> Iterator[T]:
        return reversed(cast(AnyReversible[T], self._held))

    def __repr__(self) -> str:
        return repr(self._held)

    def __str__(self) -> str:
        return str(self._held)


class HeldCollection(Collection[T], Generic[C, T]):
    """A Collection with the object of type C behind it."""

    def __init__(self, held: C) -> None:
        self._held = held

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[T]:
        return iter(cast(AnyCollection[T], self._held))

    def __contains__(self, value: T) -> bool:
        return value in cast(AnyCollection[T], self._held)

    def __repr__(self) -> str:
        return repr(self._held)

    def __str__(self) -> str:
        return str(self._held)


class HeldSequence(Sequence[T], Generic[S, T]):
    """A Sequence with the object of type S behind it."""

    def __init__(self, held: S) -> None:
        self._held = held

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[T]:
        return iter(cast(AnySequence[T], self._held))

    def __contains__(self, value: T) -> bool:
        return value in cast(AnySequence[T], self._held)

    def __getitem__(self, index: int) -> T:
        return cast(AnySequence[T], self._held)[index]

    def get_slice(self, start: int | None, stop: int | None, step: int | None) -> Sequence[T]:
        return HeldSequence[S, T](cast(S, self._held[start:stop:step]))

    def __reversed__(self) -> Iterator[T]:
        return reversed(cast(AnySequence[T], self._held))

    def index(self, value: T) -> int:
        return cast(AnySequence[T], self._held).index(value)

    def count(self, value: T) -> int:
        return cast(AnySequence[T], self._held).count(value)

    def __repr__(self) -> str:
        return repr(self._held)

    def __str__(self) -> str:
        return str(self._held)
