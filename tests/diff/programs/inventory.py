"""An inventory, versions, fractions and matrices, roman numerals and a trie, as people write them."""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field, replace
from enum import Enum
from functools import lru_cache, reduce, total_ordering
from itertools import accumulate, chain, combinations, groupby, islice, product
from typing import Iterable, NamedTuple, Self


class Category(Enum):
    TOOL = "tool"
    FOOD = "food"
    TOY = "toy"

    def __lt__(self, other: Category) -> bool:
        return self.value < other.value


class Point(NamedTuple):
    x: int
    y: int = 0

    def plus(self, other: tuple[int, int]) -> Point:
        return Point(self.x + other[0], self.y + other[1])

    @property
    def length(self) -> float:
        return math.sqrt(self.x * self.x + self.y * self.y)


@dataclass
class Item:
    name: str
    price: float
    quantity: int = 0
    category: Category = Category.TOOL
    tags: set[str] = field(default_factory=set)

    @property
    def total(self) -> float:
        return self.price * self.quantity

    def __post_init__(self) -> None:
        if self.price < 0:
            raise ValueError(f"{self.name}: price must not be negative")

    @classmethod
    def parse(cls, line: str) -> Item:
        name, price, quantity, category, *tags = (part.strip() for part in line.split(","))
        return cls(name, float(price), int(quantity), Category(category), set(tags))


@total_ordering
class Version:
    def __init__(self, text: str) -> None:
        self.parts = tuple(int(p) for p in text.split("."))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other: Version) -> bool:
        return self.parts < other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def __str__(self) -> str:
        return ".".join(str(p) for p in self.parts)


class Fraction:
    def __init__(self, n: int, d: int = 1) -> None:
        if d == 0:
            raise ZeroDivisionError("Fraction(%d, 0)" % n)
        g = self._gcd(abs(n), abs(d)) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    @staticmethod
    def _gcd(a: int, b: int) -> int:
        while b:
            a, b = b, a % b
        return a

    def __add__(self, other: Fraction | int) -> Fraction:
        if isinstance(other, int):
            other = Fraction(other)
        return Fraction(self.n * other.d + other.n * self.d, self.d * other.d)

    __radd__ = __add__

    def __mul__(self, other: Fraction | int) -> Fraction:
        o = other if isinstance(other, Fraction) else Fraction(other)
        return Fraction(self.n * o.n, self.d * o.d)

    def __rmul__(self, other: int) -> Fraction:
        return self * other

    def __sub__(self, other: Fraction) -> Fraction:
        return self + -other

    def __neg__(self) -> Fraction:
        return Fraction(-self.n, self.d)

    def __truediv__(self, other: Fraction) -> Fraction:
        return Fraction(self.n * other.d, self.d * other.n)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fraction) and (self.n, self.d) == (other.n, other.d)

    def __bool__(self) -> bool:
        return self.n != 0

    def __repr__(self) -> str:
        return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)


Matrix = list[list[Fraction]]


def determinant(m: Matrix) -> Fraction:
    m = [row[:] for row in m]
    result = Fraction(1)
    for i in range(len(m)):
        pivot = next((r for r in range(i, len(m)) if m[r][i]), None)
        if pivot is None:
            return Fraction(0)
        if pivot != i:
            m[i], m[pivot] = m[pivot], m[i]
            result = -result
        result = result * m[i][i]
        for r in range(i + 1, len(m)):
            factor = m[r][i] / m[i][i]
            m[r] = [a - factor * b for a, b in zip(m[r], m[i])]
    return result


ROMAN = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
]


def to_roman(n: int) -> str:
    out = ""
    for value, letters in ROMAN:
        count, n = divmod(n, value)
        out += letters * count
    return out


def from_roman(text: str) -> int:
    values = dict((letters, value) for value, letters in ROMAN if len(letters) == 1)
    total = 0
    for this, after in zip(text, text[1:] + " "):
        v = values[this]
        total += -v if values.get(after, 0) > v else v
    return total


class Trie:
    def __init__(self) -> None:
        self.children: dict[str, Trie] = {}
        self.end = False

    def insert(self, word: str) -> Self:
        node: Trie = self
        for ch in word:
            node = node.children.setdefault(ch, Trie())
        node.end = True
        return self

    def words(self, prefix: str = "") -> Iterable[str]:
        if self.end:
            yield prefix
        for ch, child in sorted(self.children.items()):
            yield from child.words(prefix + ch)


@lru_cache(maxsize=None)
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def report(items: list[Item]) -> str:
    lines = [f"{'name':<8}|{'price':>8}|{'qty':^5}|{'total':>9}", "-" * 33]
    for category, group in groupby(
        sorted(items, key=lambda i: (i.category, i.name)), key=lambda i: i.category
    ):
        rows = list(group)
        lines.append(f"[{category.name.title()}] {len(rows)}")
        lines.extend(f"{i.name:<8}|{i.price:>8.2f}|{i.quantity:^5}|{i.total:>9,.2f}" for i in rows)
    return "\n".join(lines)


def main() -> None:
    data = """hammer, 12.50, 3, tool, steel, heavy
apple, 0.25, 400, food
robot, 99.99, 2, toy, steel
saw, 20, 1, tool"""
    items = [Item.parse(line) for line in data.splitlines()]
    print(report(items))
    by_tag: dict[str, list[str]] = defaultdict(list)
    for item in items:
        for tag in sorted(item.tags):
            by_tag[tag].append(item.name)
    print(dict(by_tag), Counter(i.category for i in items).most_common(1))
    print(sum(i.total for i in items), max(items, key=lambda i: i.total).name)
    print(replace(items[0], quantity=9, tags=set()), asdict(items[3])["name"])
    try:
        Item("bad", -1)
    except ValueError as e:
        print("ValueError:", e)
    print(
        sorted([Version("1.10"), Version("1.9"), Version("1.9.1")], reverse=True)[0],
        Version("1") <= Version("1.0"),
    )
    print(str(max(map(Version, ["2.0", "10.1"]))), Version("1.2") in {Version("1.2")})
    m = [[Fraction(a) for a in row] for row in [[2, 0, 1], [1, 3, 2], [1, 1, 4]]]
    print(
        determinant(m),
        Fraction(1, 2) + 1,
        2 * Fraction(3, 4),
        sum([Fraction(1, 3), Fraction(1, 6)], Fraction(0)),
    )
    print([to_roman(n) for n in (4, 9, 1994, 2024)], [from_roman(to_roman(n)) for n in (4, 9, 1994)])
    t = Trie().insert("car").insert("cart").insert("dog")
    print(list(t.words()), [fib(n) for n in (10, 50)], fib.cache_info().hits > 0)
    p = Point(3, 4)
    print(p.plus((1, 1)), p.length, p._replace(y=0), Point(1), p == (3, 4), [*p], {"p": p})
    print(
        list(accumulate([1, 2, 3])),
        list(chain([1], [2, 3])),
        list(islice(combinations("abc", 2), 2)),
        list(product([0, 1], repeat=2))[1:3],
    )
    print(reduce(lambda a, b: a * b, range(1, 6)))
    grid = [[(x * y) % 3 for x in range(4)] for y in range(3)]
    print(list(zip(*grid)), [list(r) for r in zip(*grid)][0], [*map(sum, grid)])
    print("%-10s|%5.1f%%" % ("abc", 12.345), "{:>6}".format("x"), f"{1234567:,}", f"{255:#x}", f"{'a':*^5}")
    first, *rest = sorted({"b": 1, "a": 2}.items())
    print(first, rest, {**{"x": 1}, "y": 2})
    print(items[0] == Item.parse("hammer, 12.5, 3, tool, heavy, steel"), sys.maxsize > 0)


main()
