"""@overload, cast and virtual calls whose types say more than the code."""

from typing import cast, overload


class A:
    pass


class B(A):
    def __init__(self) -> None:
        self.b = "b"

    def take(self, n: int, more: int = 2) -> int:
        return n + more


class C(B):
    def take(self, n: int, more: int = 2) -> int:
        return n + more + 4


@overload
def made(n: int) -> B: ...
@overload
def made(n: str) -> A: ...
def made(n: int | str) -> A:
    return A()


@overload
def maybe(n: int) -> B: ...
@overload
def maybe(n: str) -> None: ...
def maybe(n: int | str) -> B | None:
    return None


@overload
def number(n: int) -> int: ...
@overload
def number(n: str) -> None: ...
def number(n: int | str) -> int | None:
    return None


def f1() -> None:
    print(made(1).b)


def f2() -> None:
    b: B = made(1)
    print(b.b)


def f3() -> None:
    print(maybe(1).b)


def f4() -> None:
    b = maybe(1)
    print(b.b)


def f5() -> None:
    print(number(1) + 1)


def f6() -> None:
    n = number(1)
    print(n + 1)


def f9(b: B) -> None:
    print(b.take(1), b.take(1, 2))


def f11(x: B | None) -> None:
    print(cast(B, x).b)


def f13() -> None:
    pair: tuple[A, int] = (A(), 1)
    print(cast("tuple[B, int]", pair)[0].b)


for f in [f1, f2, f3, f4, f5, f6]:
    try:
        f()
    except (AttributeError, TypeError):
        print("error")
f9(C())
for g in (f11,):
    try:
        g(None)
    except (AttributeError, TypeError):
        print("error")
for f in [f13]:
    try:
        f()
    except (AttributeError, TypeError):
        print("error")
