"""Closures, defaults, decorators, scopes and numbers in unusual combinations."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

# closures in loops, nonlocal, global
counter = 0


def bump(by: int = 1) -> int:
    global counter
    counter += by
    return counter


bump()
bump(by=5)
print(counter)
fs: list[Callable[[], int]] = [lambda: i for i in range(3)]
print([f() for f in fs])


def make_counter() -> tuple[Callable[[], int], Callable[[], None]]:
    n = 0

    def inc() -> int:
        nonlocal n
        n += 1
        return n

    def reset() -> None:
        nonlocal n
        n = 0

    return inc, reset


inc, reset = make_counter()
inc()
inc()
print(inc())
reset()
print(inc())


def compose(*fs: Callable[[int], int]) -> Callable[[int], int]:
    return functools.reduce(lambda f, g: lambda x: g(f(x)), fs)


print(compose(lambda x: x + 1, lambda x: x * 2, abs)(3))


def kw(a: int, /, b: int = 2, *args: int, c: int, d: str = "d") -> str:
    return f"{a} {b} {args} {c} {d}"


print(kw(1, c=3), kw(1, 5, 6, 7, c=8, d="x"), kw(1, b=9, c=1))


def memo(f: Callable[[int], int]) -> Callable[[int], int]:
    cache: dict[int, int] = {}

    def g(n: int) -> int:
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    return g


@memo
def fibo(n: int) -> int:
    return n if n < 2 else fibo(n - 1) + fibo(n - 2)


print(fibo(60))


@functools.lru_cache(maxsize=None)
def paths(r: int, c: int) -> int:
    return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)


print(paths(10, 10), paths.cache_info())


def rec(n: int) -> list[int]:
    def go(k: int, acc: list[int]) -> list[int]:
        return acc if k == 0 else go(k - 1, [k, *acc])

    return go(n, [])


print(rec(5))


def flat(xs: Iterable[object]) -> list[object]:
    out: list[object] = []
    for x in xs:
        if isinstance(x, (list, tuple)):
            out.extend(flat(x))
        else:
            out.append(x)
    return out


print(flat([1, [2, (3, [4])], "ab"]))
x = 10


def shadow(x: int) -> int:
    x += 1
    return [x for x in range(x)][-1] + x


print(shadow(3), x)
if (n := len("abc")) > 2 and (m := n * 2):
    print(n, m)
print([y := 1, y**2], [last for z in range(3) if (last := z * 2)])


def default_late(v: list[int] | None = None) -> list[int]:
    v = v if v is not None else []
    v.append(1)
    return v


print(default_late(), default_late())
print(
    sorted({"b": 1, "a": 2}.items(), key=lambda kv: (-kv[1], kv[0])),
    max("abc", key=lambda ch: -ord(ch)),
    min([3, 1], default=0),
)
print(
    any(x > 2 for x in [1, 2, 3]),
    all([]),
    sum([[1], [2]], []),
    list(enumerate("ab", 1)),
    list(zip([1, 2], "ab", strict=True)),
)
print(
    divmod(-7, 2),
    -7 // 2,
    -7 % 3,
    7 % -3,
    round(2.5),
    round(-1.5),
    int(-3.7),
    2**10,
    1 / 4,
    0.1 + 0.2,
    1e20,
    5e-324,
    float("inf"),
    -0.0,
)
print(1 if [] else 2, not "", None or "d", 0 and 1, "a" and "b", [] or {} or 0)
