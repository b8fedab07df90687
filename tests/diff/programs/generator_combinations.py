"""Generators and iterators in unusual combinations."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager


def gen(n: int) -> Generator[int, str | None, bool]:
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    except ValueError as e:
        print("thrown", e)
        yield -1
    finally:
        print("fin")
    return True


g = gen(3)
print(next(g), g.send("a"), g.throw(ValueError("x")))
try:
    next(g)
except StopIteration as s:
    print("stop", s.value)


def deleg() -> Generator[int, str | None, str]:
    r = yield from gen(1)
    print("r", r)
    yield from [10, 20]
    return "done"


print(list(deleg()))


def fib() -> Iterator[int]:
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(10)])


def tree(n: int) -> Iterator[str]:
    if n:
        yield from tree(n - 1)
        yield str(n)
        yield from (c * 2 for c in tree(n - 1))


print("".join(tree(3)))


class Countdown:
    def __init__(self, n: int) -> None:
        self.n = n

    def __iter__(self) -> "Countdown":
        return self

    def __next__(self) -> int:
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(
    list(Countdown(3)),
    sum(Countdown(4)),
    max(Countdown(5)),
    2 in Countdown(4),
    [*Countdown(2)],
    tuple(zip(Countdown(3), "ab")),
)


@contextmanager
def tag(name: str) -> Iterator[str]:
    print("<" + name)
    try:
        yield name
    except KeyError:
        print("swallowed")
    finally:
        print(">" + name)


with tag("a") as a, tag("b") as b:
    print(a, b)


def failing() -> None:
    raise KeyError(1)


with tag("c"):
    failing()


def closure_gen(xs: Iterable[int]) -> list[int]:
    total = 0

    def run() -> Iterator[int]:
        nonlocal total
        for x in xs:
            total += x
            yield total

    return list(run()) + [total]


print(closure_gen([1, 2, 3]))
lz = (x * y for x in range(3) for y in range(x) if y % 2 == 0)
print(list(lz), list(lz))
print({x: [y for y in range(x)] for x in range(3)}, sorted({c for c in "hello" if c > "h"}))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "end"))
