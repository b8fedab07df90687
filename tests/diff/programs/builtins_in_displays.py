"""Builtin functions and classes as values in lists, dicts and tuples."""

from collections.abc import Callable

FUNCTIONS: dict[str, Callable[[float], float]] = {"abs": abs, "half": lambda x: x / 2}
TEXTS: list[Callable[[int], str]] = [str, hex, chr, lambda n: f"<{n}>"]
PAIRS: list[tuple[str, Callable[[str], int]]] = [
    ("length", len),
    ("number", int),
    ("first", lambda s: ord(s[0])),
]

for name, function in FUNCTIONS.items():
    print(name, function(-2.5))
print([function(65) for function in TEXTS])
for name, measure in PAIRS:
    print(name, measure("42"))

NUMBERS: list[Callable[[str], int | float]] = [int, float]
print([number("12") for number in NUMBERS])
REDUCERS: dict[str, Callable[[list[int]], int]] = {"sum": sum, "max": max, "min": min, "len": len}
for name, reducer in REDUCERS.items():
    print(name, reducer([3, 1, 2]))
ORDERS: list[Callable[[list[int]], list[int]]] = [sorted, list, lambda items: items[::-1]]
print([order([2, 3, 1]) for order in ORDERS])
print(list(map(bin, [1, 2])), list(map(ord, "ab")), list(filter(bool, [0, 1, 2])), list(map(bool, ["", "x"])))
print(sorted(["bb", "A"], key=str.lower), sorted([-3, 2], key=abs), max("bb", "a", key=len))
