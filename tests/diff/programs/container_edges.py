"""Containers beside values of another kind: floats among ints, views beside sets, tuples of several types."""

from typing import Optional

numbers = [1, 2]
x = 1.5
print(
    x in numbers,
    1.0 in numbers,
    x in {1, 2},
    x in {1: 2},
    x in (1, 2),
    x in tuple(numbers),
    x in {1: 2}.values(),
    2.0 in {1, 2},
    x in frozenset(numbers),
    True in numbers,
    x in {1: 2}.keys(),
)
s, f = {1, 2, 3}, frozenset([1, 2])
d = {"a": 1, "b": 2}
print(s > set(), s >= {1}, s < s, frozenset({1}) < frozenset({1, 2}), f <= s, s > f, {1} < {2, 3}, set() <= s)
print(
    d.items() == {("a", 1), ("b", 2)},
    {("a", 1)} == d.items(),
    d.items() <= {("a", 1)},
    d.items().isdisjoint({("z", 1)}),
    d.items() == d.items(),
    d.items() != {"b": 2}.items(),
)
print(
    sorted({"a", "z"} & d.keys()),
    sorted({"q"} | d.keys()),
    {"a"} - d.keys(),
    sorted({"a", "c"} ^ d.keys()),
    sorted(frozenset("ab") & d.keys()),
    sorted({("a", 1)} & d.items()),
)
d |= [("c", 3)]
d |= {"e": 5}
print(d, range(10)[5:2], range(10)[8:2:-2], range(10)[::-3], range(0)[1:2], range(10)[-3:100])
t = (1, "a", 2.5, "a")
print(t.index("a"), t.count("a"), t.index(2.5), t.count(1.0))
try:
    t.index(9)
except ValueError as error:
    print(error)
m: dict[str, Optional[int]] = {}
print(
    m.setdefault("a"),
    m,
    type(1) is int,
    type(1.5) is float,
    type(True) is int,
    type(True) is bool,
    int is type(2),
)


def kind(x: object) -> str:
    return (
        "int" if type(x) is int else "bool" if type(x) is bool else "float" if type(x) is float else "other"
    )


print([kind(v) for v in (1, True, 2.5, "x")])
y = 2.0
print(y in range(5), 2.5 in range(5), y in range(0, 10, 3), float("nan") in numbers, 1e300 in numbers)
