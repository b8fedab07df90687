"""Decorators: caches, context managers, orders, properties computed once, and a program's own."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache, partial, total_ordering, wraps
from typing import TypeVar

F = TypeVar("F", bound=Callable[[int], int])


@lru_cache(maxsize=None)
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@cache
def paths(rows: int, columns: int = 3) -> int:
    print("paths", rows, columns)
    return 1 if rows == 0 or columns == 0 else paths(rows - 1, columns) + paths(rows, columns - 1)


@lru_cache(2)
def upper(text: str) -> str:
    print("computing", text)
    return text.upper()


@lru_cache
def nothing(n: int) -> None:
    print("nothing", n)


@cache
def fails(n: int) -> int:
    print("fails", n)
    if n < 0:
        raise ValueError(f"negative: {n}")
    return n


print(fib(80), paths(2, 2), paths(3))
print([upper(t) for t in ["a", "b", "a", "c", "b", "a"]], upper.cache_info())
upper.cache_clear()
print(upper.cache_info(), upper("z"), upper.cache_info().hits, fib.cache_info())
nothing(1)
nothing(1)
for n in (1, -1, -1, 1):
    try:
        print(fails(n))
    except ValueError as error:
        print(error)


class Grid:
    def __init__(self, cells: list[list[int]]) -> None:
        self.cells = cells

    @cache
    def best(self, row: int, column: int) -> int:
        if row == 0 or column == 0:
            return self.cells[row][column]
        return self.cells[row][column] + max(self.best(row - 1, column), self.best(row, column - 1))

    @cached_property
    def total(self) -> int:
        print("total")
        return sum(map(sum, self.cells))

    @cached_property
    def name(self) -> str:
        return "x".join(str(len(row)) for row in self.cells)

    @staticmethod
    @cache
    def square(n: int) -> int:
        print("square", n)
        return n * n


grid = Grid([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
print(grid.best(2, 2), grid.total, grid.total, grid.name, grid.square(3), Grid.square(3))
Grid.best.cache_clear()


def knapsack(weights: list[int], values: list[int], room: int) -> int:
    @cache
    def best(i: int, left: int) -> int:
        if i == len(weights):
            return 0
        without = best(i + 1, left)
        if weights[i] > left:
            return without
        return max(without, values[i] + best(i + 1, left - weights[i]))

    result = best(0, room)
    print(best.cache_info())
    best.cache_clear()
    return result


print(knapsack([1, 3, 4, 5], [1, 4, 5, 7], 7), knapsack([2, 2, 2], [3, 3, 3], 5))


def counted(values: list[int]) -> list[str]:
    @lru_cache(maxsize=None)
    def even(n: int) -> bool:
        return n == 0 or odd(n - 1)

    @lru_cache(maxsize=None)
    def odd(n: int) -> bool:
        return n != 0 and even(n - 1)

    return [f"{v}:{even(v)}{odd(v)}" for v in values]


print(counted([0, 1, 6, 7]))


# context managers


@contextmanager
def tag(name: str, indent: int = 0) -> Iterator[str]:
    print(" " * indent + f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(" " * indent + f"</{name}>")


@contextmanager
def swallow(*, kind: str) -> Generator[None, None, None]:
    try:
        yield
    except ValueError as error:
        print("swallowed", kind, error)


@contextmanager
def translate() -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise RuntimeError("translated") from error


with tag("a") as outer, tag("b", indent=2) as inner:
    print(outer, inner)
with swallow(kind="v"):
    print(int("bad"))
try:
    with translate():
        print({"a": 1}["x"])
except RuntimeError as error:
    print(error, repr(error.__cause__))
try:
    with tag("c"):
        raise IndexError("out")
except IndexError as error:
    print("through", error)


def early() -> str:
    with tag("d") as name:
        return name


print(early())


@contextmanager
def twice() -> Iterator[int]:
    yield 1
    yield 2


@contextmanager
def never(flag: bool) -> Iterator[int]:
    if flag:
        yield 1


for manager in (twice(), never(False)):
    try:
        with manager as n:
            print(n)
    except RuntimeError as error:
        print(error)


class Database:
    def __init__(self) -> None:
        self.log: list[str] = []

    @contextmanager
    def transaction(self, name: str) -> Iterator[Database]:
        self.log.append(f"begin {name}")
        try:
            yield self
        except Exception:
            self.log.append("rollback")
            raise
        else:
            self.log.append("commit")


db = Database()
with db.transaction("one") as same:
    same.log.append("work")
try:
    with db.transaction("two"):
        raise ValueError
except ValueError:
    pass
print(db.log)


# orders


@total_ordering
class Version:
    def __init__(self, text: str) -> None:
        self.parts = [int(part) for part in text.split(".")]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other: Version) -> bool:
        return self.parts < other.parts


@total_ordering
class Length:
    def __init__(self, n: int) -> None:
        self.n = n

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Length) and self.n == other.n

    def __ge__(self, other: Length) -> bool:
        return self.n >= other.n


for a, b in (("1.2", "1.10"), ("2.0", "1.9"), ("1.0", "1.0")):
    v, w = Version(a), Version(b)
    print(v < w, v <= w, v > w, v >= w, v == w, v != w)
for i, j in ((1, 2), (2, 1), (1, 1)):
    x, y = Length(i), Length(j)
    print(x < y, x <= y, x > y, x >= y)
print(max(Version("1.2"), Version("1.3")).parts, [s.n for s in sorted([Length(3), Length(1)])])


# a program's own


def twice_of(f: Callable[[int], int]) -> Callable[[int], int]:
    @wraps(f)
    def inner(n: int) -> int:
        return f(f(n))

    return inner


def adding(amount: int) -> Callable[[Callable[[int], int]], Callable[[int], int]]:
    print("adding", amount)

    def decorator(f: Callable[[int], int]) -> Callable[[int], int]:
        def inner(n: int) -> int:
            return f(n) + amount

        return inner

    return decorator


def registered(f: F) -> F:
    handlers.append(f)
    return f


handlers: list[Callable[[int], int]] = []


@twice_of
def increment(n: int) -> int:
    return n + 1


@adding(100)
@twice_of
@registered
def double(n: int, /) -> int:
    return n * 2


@registered
def negate(number: int) -> int:
    return -number


print(increment(5), double(3), [h(7) for h in handlers], negate(number=4), list(map(increment, [1, 2])))


def local(k: int) -> list[int]:
    @twice_of
    def step(n: int) -> int:
        return n + k

    @adding(k)
    def other(n: int) -> int:
        return step(n)

    return [step(1), other(1)]


print(local(10))


A = TypeVar("A", bound="Account")


def logged(method: Callable[[A, int], int]) -> Callable[[A, int], int]:
    def inner(self: A, amount: int) -> int:
        self.log.append(f"{amount}")
        result = method(self, amount)
        self.log.append(f"= {result}")
        return result

    return inner


class Account:
    def __init__(self) -> None:
        self.balance = 0
        self.log: list[str] = []

    @logged
    def deposit(self, amount: int) -> int:
        self.balance += amount
        return self.balance


class Savings(Account):
    @logged
    def deposit(self, amount: int) -> int:
        return super().deposit(amount * 2)


for account in (Account(), Savings()):
    print(account.deposit(5), account.deposit(6), account.log)


# partial


def power(base: int, exponent: int = 2, *, scale: int = 1) -> int:
    raised: int = base**exponent
    return scale * raised


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x, self.y = x, y

    def moved(self, dx: int, dy: int) -> str:
        return f"{self.x + dx},{self.y + dy}"


square, cube, two = partial(power), partial(power, exponent=3), partial(power, 2, 10)
print(square(5), cube(2), two(), partial(power, scale=10)(3), partial(power, 3)())
on_line = partial(Point, 7)
right = partial(on_line(1).moved, dy=0)
print(on_line(2).y, right(5), [p.x for p in map(Point, [1, 2], [3, 4])])
