"""Counter and OrderedDict made and changed by names; equality with dicts."""

from collections import Counter, OrderedDict

o = OrderedDict(a=1, b=2)
print(o, dict(o))
o.move_to_end("a")
print(list(o), o == OrderedDict(b=2, a=1))
print(o == {"a": 1, "b": 2})
print(Counter([1, 1]) == {1: 2})
c = Counter("abca")
c.update(b=3, q=2)
c.subtract({"b": 1})
print(c)
print(c, c.most_common(1), c + c, c - Counter("a"), c & Counter("ab"), c | Counter(z=3), +c, -c)
print(Counter(c), dict(c), sum(c.values()), c.total(), sorted(c.elements()))
