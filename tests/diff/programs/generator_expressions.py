"""Generator expressions as values: lazy, with the variables around them as they are then; and in place."""

from collections.abc import Iterable, Iterator


def show(n: int) -> int:
    print("show", n)
    return n


def first(xs: Iterable[int]) -> int:
    for x in xs:
        return x
    return -1


class Bag:
    def __init__(self, items: list[int]) -> None:
        self.items = items
        self.scale = 3

    def scaled(self) -> Iterator[int]:
        return (x * self.scale for x in self.items if x > 1)


def closure_vars() -> None:
    k = 1
    g = (n + k for n in [1, 2, 3])
    print(next(g))
    k = 100
    print(next(g))
    print(list(g))
    names = ["a", "b"]
    h = ((n, m) for n in names for m in names if n != m)
    names.append("c")
    print(list(h))

    def local(x: int) -> int:
        return x + k

    w = (local(x) for x in range(3))
    k = 0
    print(list(w))
    total = 0
    for q in range(3):
        total += sum(q * z for z in range(q))
    print(total, any((last := v) > 1 for v in [1, 2, 3]), last)


g = (show(n) * 2 for n in range(3))
print("made")
print(next(g))
print(list(g))
print(first(show(n) for n in [7, 8, 9]))
b = Bag([1, 2, 3])
s = b.scaled()
b.scale = 10
print(list(s), list(b.scaled()))
closure_vars()
gens = [(x * i for x in [1, 2]) for i in range(3)]
print([list(each) for each in gens])
print(sum(x for x in range(4)), ",".join(str(x) for x in range(3)), sorted(-x for x in range(3)))
sep = "-"
print(
    sep.join(f"{a}{n}" for n, a in enumerate("xyz")),
    dict((n, str(n)) for n in range(2)),
    set(n % 2 for n in range(5)),
)
lst = [1]
lst.extend(n for n in lst[:])
lst.extend(map(abs, [-4]))
print(lst)
for pair in ((a, c) for a in "ab" for c in range(2)):
    print(pair)
g2 = (1 // n for n in [1, 0, 2])
print(next(g2))
try:
    next(g2)
except ZeroDivisionError as error:
    print(error)
print(next(g2, -1))
g3 = (n for n in [1, 2, 3])
g3.close()
print(list(g3))
print(max((len(w), w) for w in "to be or not".split()))
it = iter("abc")
print([(a, b) for a, b in zip(it, it)])
