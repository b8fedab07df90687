"""iter, next, map, zip, reversed and their kin over everything; iterators of the program itself."""

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


class Explicit(Iterator[int]):
    def __init__(self) -> None:
        self.n = 0

    def __next__(self) -> int:
        self.n += 1
        if self.n == 3:
            raise StopIteration
        return self.n


class Repeat(Iterable[str]):
    def __iter__(self) -> Iterator[str]:
        return iter(["r", "s"])


c = Countdown(1)
print(next(c, 9), next(c, 9), next(c, None))
e = Explicit()
print(list(e), next(e), next(e, 0))
held: Iterator[int] = Explicit()
print(next(held), next(held), next(held, -1), next(held, -1))
r: Iterable[str] = Repeat()
print(list(r), list(r), [x + y for x in r for y in r])
print([a + b for a, b in zip(Repeat(), r)], "r" in r)
data = [3, 1, 2]


def pop() -> int:
    return data.pop()


for v in iter(pop, 3):
    print("popped", v)
data.extend([7, 8])
s = iter(lambda: data.pop(), 7)
print(next(s), list(s))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])))
mm = map(lambda a, b: (a, b), "ab", range(5))
print(next(mm), list(mm))
z: list[tuple[int, ...]] = []
en = enumerate(zip("ab", [1, 2]))
print(next(en), list(en))
rv = reversed("abc")
print(
    list(rv),
    next(rv, "-"),
    list(reversed(range(4))),
    [k for k in reversed({1: 2, 3: 4})],
    list(reversed({1: 2, 3: 4}.items())),
)
try:
    zz = zip([1], [1, 2], strict=True)
    print(list(zz))
except ValueError as error:
    print(error)
it1 = iter([1, 2, 3, 4])
print(list(zip(it1, it1)), sum(it1))
print(isinstance(c, Countdown))
d = {"x": 1, "y": 2}
vals: Iterable[int] = d.values()
print(sum(vals), list(iter(d.items())), next(iter(d)), next(iter(d.values())), next(iter(d.items())))
ks = iter(d.keys())
print(next(ks), next(ks), next(ks, "none"))
ss = iter({5})
print(next(ss))
print(next(iter("xyz")), next(iter((1, 2))), next(iter(b"a")), next(iter(range(3, 9))))
