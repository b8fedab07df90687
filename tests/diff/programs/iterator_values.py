"""Iterable and Iterator as fields, variables and items of lists; what iter, map, zip and the like give."""

from collections.abc import Iterable, Iterator


class Countdown:
    def __init__(self, start: int) -> None:
        self.current = start

    def __iter__(self) -> "Countdown":
        return self

    def __next__(self) -> int:
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1


class Holder:
    def __init__(self, items: Iterable[int], it: Iterator[str]) -> None:
        self.items = items
        self.it = it

    def total(self) -> int:
        return sum(self.items)


h = Holder([1, 2, 3], iter("abc"))
print(h.total(), h.total(), next(h.it), list(h.it))
h.items = (4, 5)
print(h.total(), h.total())
h.items = {7, 8}
print(h.total())
h.items = {1: 2, 3: 4}
print(h.total())
h.items = range(10, 0, -3)
print(h.total(), list(h.items))
h.items = Countdown(4)
print(h.total(), h.total())
sources: list[Iterable[int]] = [[1], (2, 3), {4: 5}, range(2), Countdown(2), b"ab"]
for s in sources:
    print(list(s))
its: list[Iterator[int]] = [iter([1, 2]), iter(Countdown(3)), Countdown(2), map(lambda x: x * 2, [1, 2])]
for i in its:
    print(next(i), next(i), next(i, -9))


def parse(t: str) -> int:
    return int(t)


m = map(parse, ["1", "x", "3"])
print(next(m))
try:
    next(m)
except ValueError as e:
    print(e)
print(next(m), next(m, 0))
en = enumerate(["a", "b"], 5)
print(next(en), list(en), next(en, None))
z = zip([1, 2, 3], "ab")
print(next(z), list(z))
f = filter(None, [0, 1, 0, 2])
print(list(f))
f2 = filter(lambda x: x % 2 == 0, range(9))
print(next(f2), next(f2), sum(f2))
r = reversed([1, 2, 3])
print(next(r), list(r))
d = {1: 2}
di = iter(d)
d[5] = 6
try:
    next(di)
except RuntimeError as e2:
    print(e2)
