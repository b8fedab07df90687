"""What mypy is told, by cast, TypeGuard, @overload or a comment, is tested before it is relied on."""

from typing import TypeGuard, cast


class A:
    pass


class B(A):
    def __init__(self) -> None:
        self.a = "a"
        self.b = "b"


def is_b(x: A) -> TypeGuard[B]:
    return True


def f(x: A) -> None:
    print(cast(B, x).b)


def g(x: A) -> None:
    if is_b(x):
        print(x.b)


def h(x: A) -> None:
    y: B = x  # type: ignore[assignment]
    print(y.b)


def k(x: A) -> B:
    return x  # type: ignore[return-value]


class P:
    def __init__(self, a: A) -> None:
        self.a = a


class Q(P):
    a: B


def m(x: A) -> None:
    print(Q(x).a.b)


def mm(x: A) -> None:
    q = Q(B())
    p: P = q
    p.a = x
    print(q.a.b)


def is_bs(x: list[A]) -> TypeGuard[list[B]]:
    return True


def o(x: A) -> None:
    items: list[A] = [x]
    if is_bs(items):
        print(items[0].b)


def is_text(x: object) -> TypeGuard[str]:
    return True


def p(x: A) -> None:
    y: object = x
    if is_text(y):
        print(y.upper())


def q(x: A) -> None:
    print(k(x).b)


def s(x: A) -> None:
    z: object = x
    y = cast(int, z)
    print(y + 1)


for function in [f, g, h, m, mm, o, p, q, s]:
    try:
        function(A())
    except (AttributeError, TypeError):
        print("error")
