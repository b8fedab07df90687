"""Defaults are made once, where a function is defined: in functions and loops, of what changes, and where fewer
arguments are wanted.
"""

from __future__ import annotations

from collections.abc import Callable

limit = 3


def clip(n: int, most: int = limit) -> int:
    return min(n, most)


limit = 4


def counters() -> list[Callable[[], int]]:
    made: list[Callable[[], int]] = []
    for number in range(3):

        def count(n: int = number, seen: list[int] = []) -> int:
            seen.append(n)
            return n * 10 + len(seen)

        print(count(), count(7), count(n=5), count(1, [4, 4]))
        made.append(count)
    return made


def outer(start: int) -> list[int]:
    text = "x" * start

    def append(n: int, seen: list[int] = [], name: str = text.upper()) -> list[int]:
        seen.append(n + len(name))
        return seen

    def again(n: int, f: Callable[[int], list[int]] = append) -> list[int]:
        return f(n) + append(n)

    text = "changed"
    append(1)
    print(again(5), text)
    start = 50
    return append(2)


def passes() -> None:
    base = 2

    def power(x: int, n: int = base) -> int:
        return x * n

    base = 3
    f: Callable[[int], int] = power
    print(f(3), power(3), power(3, 3), list(map(power, [1, 2, 3])), base)

    def recurse(n: int, scale: int = base) -> int:
        return 0 if n == 0 else scale + recurse(n - 1)

    base = 9
    print(recurse(4), recurse(4, 1))


class Table:
    size = 4

    def __init__(self, rows: dict[str, int] = {"a": 1}) -> None:
        self.rows = rows

    def maker(self, key: str) -> Callable[[], int]:
        def get(found: int | None = self.rows.get(key)) -> int:
            return -1 if found is None else found

        self.rows[key] = 100
        return get


for step in (1, 2):

    def stepped(n: int, by: int = step) -> int:
        return n + by

    print(stepped(10))

print(clip(9))
print([f() for f in counters()])
print(outer(2))
print(outer(3))
passes()
print([*map(clip, [1, 9])], sorted([3, 1, 5], key=clip), max([1, 9, 2], key=clip), [*filter(clip, [0, 1])])
table = Table()
print(table.maker("a")(), table.maker("b")(), table.maker("a")(), Table().rows)
