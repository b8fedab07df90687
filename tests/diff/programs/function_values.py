"""Functions as values of other function types: fewer arguments, converted ones."""

from collections.abc import Callable


def f(x: float, y: float | None = None, /) -> float:
    return x if y is None else x + y


def g(x: int, y: int = 5, *, z: int = 7) -> int:
    return x * 100 + y * 10 + z


def apply(h: Callable[[float], float], x: float) -> float:
    return h(x)


class C:
    def __init__(self, n: int) -> None:
        self.n = n

    def m(self, a: int, b: int = 2) -> int:
        return self.n + a * b

    @staticmethod
    def s(a: int, b: int = 3) -> int:
        return a * b


def use(h: Callable[[int], int]) -> int:
    return h(4)


print(apply(f, 1.0), apply(lambda x: x + 1, 2.0))
k: Callable[[int], int] = g
print(k(1), use(g), use(C(1).m))


def outer(n: int) -> Callable[[int], int]:
    def inner(a: int, b: int = 9) -> int:
        return a * b + n

    return inner


print(use(outer(1)))


def half(x: float) -> float:
    return x / 2


ints: Callable[[int], float] = half
print(ints(3), [ints(q) for q in (1, 2)])
table: list[Callable[[int], float]] = [half, lambda q: q * 2.5]
print([t(3) for t in table])


def pair(fs: tuple[Callable[[int], float], int]) -> float:
    return fs[0](fs[1])


print(pair((half, 3)))


def maybe(fs: Callable[[int], float] | None) -> float:
    return 0.5 if fs is None else fs(7)


print(maybe(half), maybe(None))
