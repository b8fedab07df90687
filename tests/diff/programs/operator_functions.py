"""Functions that make functions, as arguments; columns of rows."""

import itertools
import operator
from itertools import groupby, starmap
from operator import attrgetter as ag
from operator import itemgetter, methodcaller
from typing import NamedTuple


class P(NamedTuple):
    x: int
    name: str


rows = [(3, "c"), (1, "a"), (2, "b"), (1, "z")]
print(
    sorted(rows, key=itemgetter(0)), max(rows, key=operator.itemgetter(1)), sorted(rows, key=itemgetter(1, 0))
)
ps = [P(2, "Two"), P(1, "one")]
print(sorted(ps, key=ag("x")), min(ps, key=ag("name", "x")), list(map(itemgetter(1), rows)))
print(list(map(methodcaller("upper"), ["a", "b"])), list(map(methodcaller("split", ","), ["a,b"])))
for k, g in groupby(sorted(rows), key=itemgetter(0)):
    print(k, list(g))
print(list(starmap(pow, [(2, 3), (3, 2)])), sum(itertools.starmap(operator.mul, [(1, 2), (3, 4)])))
rows.sort(key=itemgetter(-1), reverse=True)
print(rows)
d = {"a": 3, "b": 1}
print(sorted(d.items(), key=itemgetter(1)), sorted(d, key=d.__getitem__))
print([x.real for x in map(ag("real"), [1, 2])])
print(
    list(itertools.accumulate([1, 2, 3], operator.mul)), list(itertools.accumulate("ab", func=operator.add))
)
print(sorted([{"w": "b"}, {"w": "a"}], key=itemgetter("w")))
texts = [["a", "bb"], ["ccc", "d"]]
for column in zip(*texts):
    print(column, max(map(len, column)))
m = [[1, 2, 3], [4, 5, 6]]
t = [list(c) for c in zip(*m)]
print(t, list(zip(*t)), list(map(list, zip(*m))))
print([sum(c) for c in zip(*m)], list(zip(*[iter(range(6))] * 2)))
pairs = [(1, 2), (3, 4)]
xs, ys = zip(*pairs)
print(xs, ys)
empty: list[list[int]] = []
print(list(zip(*empty)))
try:
    print(list(zip(*[[1], [2, 3]], strict=True)))
except ValueError as e:
    print(e)


def both(t: tuple[list[int], list[str]]) -> None:
    for a, b in zip(*t):
        print(a, b)


both(([1, 2], ["x", "y"]))
