"""Generators that end, are closed, or are abandoned anywhere leave the heap as it was: prints 0 a kind."""

from collections.abc import Generator, Iterable, Iterator

from ophion.runtime.heap import live_allocations


class Thing:
    def __init__(self, n: int) -> None:
        self.n = n
        self.text = str(n) * 3

    def label(self) -> str:
        return self.text


def things(n: int) -> Iterator[Thing]:
    for i in range(n):
        yield Thing(i)


def pairs(xs: Iterable[Thing], tag: str) -> Iterator[tuple[str, Thing]]:
    seen: list[str] = []
    for i, x in enumerate(xs):
        try:
            seen.append(tag + x.text)
            yield seen[-1], x
        finally:
            seen.append(str(i))


def talk() -> Generator[str, str | None, list[str]]:
    got: list[str] = []
    while len(got) < 3:
        s = yield "n" + str(len(got))
        if s is not None:
            got.append(s + "!")
    return got


def outer() -> Generator[str, str | None, None]:
    r = yield from talk()
    yield ",".join(r)
    yield from talk()


def full() -> None:
    assert sum(t.n for t in things(10)) == 45
    assert len(list(pairs(things(4), "a"))) == 4


def abandoned() -> None:
    held = [pairs(things(3), "x" + str(3))]
    g = pairs(things(5), "b" + str(5))
    next(g)
    h = pairs(things(5), "c" + str(5))
    next(h)
    next(h)
    for _, b in pairs(things(9), "q"):
        if b.n == 3:
            break
    o = outer()
    next(o)
    o.send("one" + str(1))
    z = zip(things(3), [str(n) for n in range(4)], strict=False)
    next(z)
    m = map(Thing.label, things(3))
    next(m)
    e = enumerate(things(3))
    next(e)
    it: Iterable[Thing] = [Thing(1), Thing(2)]
    i = iter(it)
    next(i)
    later = zip(things(3), things(4), strict=False)
    assert held and later is not None


def finished() -> None:
    o = outer()
    next(o)
    o.send("a" + str(1))
    o.send("b" + str(1))
    assert o.send("c" + str(1)) == "a1!,b1!,c1!"
    next(o)
    try:
        o.throw(ValueError("x" + str(2)))
        raise AssertionError
    except ValueError:
        next(o, "")
    p = outer()
    next(p)
    p.close()
    q = outer()
    q.close()


def tree(depth: int) -> Iterator[str]:
    if depth > 0:
        yield from tree(depth - 1)
        yield "n" + str(depth)
        yield from tree(depth - 1)


def deep() -> None:
    t = tree(7)
    for _ in range(20):
        next(t)
    assert len(list(tree(6))) == 63


def chain(n: int) -> Iterator[int]:
    if n == 0:
        yield 1
    else:
        yield from chain(n - 1)


def long_chain() -> None:
    c = chain(500)
    assert next(c) == 1


for work in [full, abandoned, finished, deep, long_chain]:
    work()
    before = live_allocations()
    work()
    print(live_allocations() - before)
