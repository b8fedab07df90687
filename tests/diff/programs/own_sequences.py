"""Classes below Sequence, MutableSequence, Set and MutableSet of collections.abc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSequence, MutableSet, Sequence, Set
from typing import overload


class Squares(Sequence[int]):
    def __init__(self, n: int) -> None:
        self.n = n

    def __len__(self) -> int:
        return self.n

    @overload
    def __getitem__(self, i: int) -> int: ...
    @overload
    def __getitem__(self, i: slice) -> Sequence[int]: ...
    def __getitem__(self, i: int | slice) -> int | Sequence[int]:
        if isinstance(i, slice):
            return [k * k for k in range(*i.indices(self.n))]
        if i >= self.n or i < -self.n:
            raise IndexError(i)
        return (i % self.n) ** 2


s = Squares(5)
print(list(s), 9 in s, 10 in s, s.index(16), s.count(4), list(reversed(s)), s[1:3], len(s))
try:
    s.index(17)
except ValueError as e:
    print("ValueError", e)


class Stack(MutableSequence[str]):
    def __init__(self, items: Iterable[str] = ()) -> None:
        self._items = list(items)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, i: int) -> str: ...
    @overload
    def __getitem__(self, i: slice) -> MutableSequence[str]: ...
    def __getitem__(self, i: int | slice) -> str | MutableSequence[str]:
        return self._items[i]

    @overload
    def __setitem__(self, i: int, value: str) -> None: ...
    @overload
    def __setitem__(self, i: slice, value: Iterable[str]) -> None: ...
    def __setitem__(self, i: int | slice, value: str | Iterable[str]) -> None:
        if isinstance(i, int):
            assert isinstance(value, str)
            self._items[i] = value

    def __delitem__(self, i: int | slice) -> None:
        del self._items[i]

    def insert(self, i: int, value: str) -> None:
        self._items.insert(i, value)


st = Stack("abc")
st.append("d")
st.extend(["e", "f"])
st += ["g"]
print(list(st), st.pop(), st.pop(0), "b" in st)
st.reverse()
st.remove("c")
print(list(st), st.index("b"))
st.clear()
print(len(st))


class Bits(Set[int]):
    def __init__(self, items: Iterable[int]) -> None:
        self.bits = 0
        for i in items:
            self.bits |= 1 << i

    def __contains__(self, x: object) -> bool:
        return isinstance(x, int) and bool(self.bits >> x & 1)

    def __iter__(self) -> Iterator[int]:
        i = 0
        while self.bits >> i:
            if self.bits >> i & 1:
                yield i
            i += 1

    def __len__(self) -> int:
        return self.bits.bit_count()


a, b = Bits([1, 2, 3]), Bits([2, 3, 4])
print(a <= b, a < b, a >= Bits([1]), a > a, a == Bits([3, 2, 1]), a != b, a.isdisjoint(b), a.isdisjoint([7]))


class Ordered(MutableSet[str]):
    def __init__(self, items: Iterable[str] = ()) -> None:
        self.order: dict[str, None] = {}
        for item in items:
            self.add(item)

    def __contains__(self, x: object) -> bool:
        return x in self.order

    def __iter__(self) -> Iterator[str]:
        return iter(self.order)

    def __len__(self) -> int:
        return len(self.order)

    def add(self, value: str) -> None:
        self.order[value] = None

    def discard(self, value: str) -> None:
        self.order.pop(value, None)


o = Ordered("hello")
print(list(o), "h" in o, len(o), o.pop(), list(o))
o.remove("l")
try:
    o.remove("zz")
except KeyError as e:
    print("KeyError", e)
o |= Ordered("xyz")
print(list(o))
print(sorted(o), max(o), o == Ordered("eoxyz"), {"a"} == {"a"})
o.clear()
print(len(o), bool(o))
try:
    o.pop()
except KeyError as e:
    print(repr(e))
