"""hash() of numbers, tuples, frozensets and objects: CPython's own numbers."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class P:
    x: int
    y: float


class N(NamedTuple):
    a: int
    b: int


class Own:
    def __init__(self, n: int) -> None:
        self.n = n

    def __hash__(self) -> int:
        return self.n

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and other.n == self.n


ints = [
    0,
    1,
    -1,
    -2,
    5,
    -5,
    2**61 - 1,
    2**61 - 2,
    2**61,
    2**62,
    2**63 - 1,
    -(2**63),
    -(2**61),
    -(2**61 - 1),
    1 - 2**61,
]
for n in ints:
    print(n, hash(n), hash((n,)), hash((n, 1, n)), hash(Own(n)))
for f in [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    0.1,
    -3.75,
    1e300,
    -1e300,
    5e-324,
    2.0**61,
    2.0**63,
    1e18,
    float("inf"),
    float("-inf"),
    123456.789,
    2.2250738585072014e-308,
]:
    print(f, hash(f), hash((f, f)))
print(
    hash(()),
    hash((1, (2, 3))),
    hash(True),
    hash((True, False)),
    hash(P(1, 2.5)),
    hash(N(3, 4)),
    hash(tuple(ints)),
)
print(hash(frozenset([1, 2, 3])), hash(frozenset([5])), hash(frozenset(range(100))))
d: dict[object, str] = {1: "one", (1, 2): "pair", -1: "minus", 2.5: "float", P(1, 2.0): "p"}
print(d[1.0], d[(1, 2)], d[True], d[-1.0], d[2.5], d[P(1, 2.0)])
