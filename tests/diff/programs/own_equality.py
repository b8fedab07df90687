"""Equality of own mappings and sets with those of Python, as what they are and as objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set


class Bits(Set[int]):
    def __init__(self, items: Iterable[int]) -> None:
        self.items = sorted(set(items))

    def __contains__(self, x: object) -> bool:
        return x in self.items

    def __iter__(self) -> Iterator[int]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Frozen(Mapping[str, int]):
    def __init__(self, data: dict[str, int]) -> None:
        self._data = data

    def __getitem__(self, key: str) -> int:
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


b = Bits([1, 2])
print(b == Bits([2, 1]), b != Bits([2]))
f = Frozen({"a": 1})
things: list[object] = [f, {"a": 1}, b, {1, 2}]
print(things[0] == things[1], things[1] == things[0], things[2] == things[3], things[3] == things[2])
print(things.index({"a": 1}), {"a": 1} in [f])
print(f == {"a": 1}, {"a": 1} == f, f == Frozen({"a": 1}), f != Frozen({}), Frozen({}) == {}, f == {"a": 2})
print(things.count(f), things[0] == things[2], things[2] == [1, 2])
try:
    print({f: 1})
except TypeError as e:
    print(e)
try:
    print(hash(b))
except TypeError as e:
    print(e)


class Container:
    def __eq__(self, other: object) -> bool:
        return isinstance(other, list | dict | set | str)


a = Container()
print([1] == a, {1: 2} == a, {1} == a, "x" == a, (1,) == a, 1 == a, a == [1], {"k": 1} != a)
