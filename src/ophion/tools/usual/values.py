"""Texts, numbers, lists and objects."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import Enum


class Color(Enum):
    RED = 1
    BLUE = 2


@dataclass(order=True, frozen=True)
class Point:
    x: int
    y: float = 0.5
    name: str = "origin"


@dataclass
class Node:
    value: int
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None


def texts(line: str) -> None:
    words = line.strip().lower().split()
    print(
        " ".join(words), ",".join(line.split(",")), line.upper(), line.title(), line.capitalize(), len(line)
    )
    print(line.replace("a", "b"), line.find("e"), line.startswith("t"), line.endswith("."), line.count("o"))
    print(
        line.lstrip("t"),
        line.rstrip("."),
        line.partition(" "),
        line.isdigit(),
        line.isalpha(),
        line.isupper(),
    )
    print(line[1:-1], line[::-1], line[0], "x" * 3, "é" in line, line < "u", repr(line), line.splitlines())
    print(
        line.center(40, "*"),
        line.ljust(40),
        line.rjust(40),
        line.zfill(40),
        ord("a"),
        chr(98),
        hash(line) == 0,
    )
    print(f"{line!r:>40} {len(words):04d} {len(words):,} {255:#x} {3.14159:.2f} {1e10:g} {0.5:%} {line:<9}|")
    print("%s has %d words, %5.1f letters each" % (line, len(words), 4.0), "{} and {:>5}".format("one", 2))
    print(line.encode(), b"bytes".decode(), bytearray(b"ab"), bytes([1, 2]), b"x".hex(), sep=" ", end="\n")


def numbers(items: list[int], values: list[float]) -> None:
    print(sum(items), min(items), max(items), sorted(items), items[::-1], abs(-3), pow(2, 10), divmod(7, 2))
    print(
        sum(values),
        min(values),
        max(values),
        sorted(values),
        round(2.567, 2),
        round(2.5),
        int(3.9),
        float("1.5"),
    )
    print(
        int("12"),
        str(12),
        int("ff", 16),
        bin(5),
        hex(255),
        oct(8),
        7 // 2,
        7 % 2,
        7 / 2,
        2**10,
        2.0**0.5,
        7.5 // 2,
    )
    print(
        math.sqrt(2.0),
        math.floor(2.5),
        math.ceil(2.5),
        math.gcd(12, 18),
        math.isqrt(17),
        math.pi,
        math.isnan(1.0),
    )
    print(
        math.sin(1.0), math.cos(1.0), math.atan2(1.0, 2.0), math.exp(1.0), math.log(2.0), math.hypot(3.0, 4.0)
    )
    print(sorted(values, reverse=True), 1.0 < 2.0, float(3), values, items, 7.25 % 2.0, math.inf, -0.0, 1e100)


def lists(items: list[int], names: list[str]) -> None:
    items.append(4)
    items.extend([5, 6])
    items.insert(0, 7)
    items.remove(5)
    items.sort()
    items.sort(key=lambda item: -item)
    names.sort(key=len)
    names.sort(key=lambda name: (len(name), name))
    print(
        items.pop(),
        items.pop(0),
        items.index(4),
        items.count(4),
        4 in items,
        items[1:],
        items + [1],
        items * 2,
    )
    print(
        names,
        sorted(names),
        sorted(names, reverse=True),
        "ab" in names,
        names[:2],
        names == ["a"],
        items == [1],
    )
    print(
        [item * item for item in items if item % 2], [name.upper() for name in names], list(reversed(items))
    )
    print(
        list(enumerate(names)),
        list(zip(items, names)),
        list(map(str, items)),
        any(items),
        all(names),
        list(range(3)),
    )
    pairs = [(name, len(name)) for name in names]
    print(pairs, sorted(pairs), sorted(pairs, key=lambda pair: pair[1]), max(pairs), max(names, key=len))
    grid = [[0] * 3 for _ in range(3)]
    grid[1][1] = 5
    print(grid, [value for row in grid for value in row], [list(row) for row in zip(*grid)], (1, "a", 2.5))
    del items[0]
    items.reverse()
    items.clear()


def objects() -> None:
    points = [Point(2, 1.5, "b"), Point(1)]
    root = Node(1)
    root.children.append(Node(2, [], root))
    print(points, sorted(points), Color.RED, Color(2).name, points[0] == points[1], points[0] < points[1])
    print(len(root.children), isinstance(root, Node), type(root).__name__, [color.value for color in Color])


def main() -> None:
    texts("The quick brown fox, and so on.")
    numbers([3, 1, 2], [0.5, 0.25])
    lists([3, 1, 2], ["b", "a"])
    objects()


main()
