"""Errors that a comment silences: what follows from them is an exception, as in CPython."""


class A:
    pass


class B(A):
    def __init__(self) -> None:
        self.b = "b"


class P:
    def m(self, a: A) -> A:
        return a

    def n(self) -> int:
        return 1

    def o(self) -> B:
        return B()


class Q(P):
    def m(self, a: B) -> B:  # type: ignore[override]
        print(a.b)
        return a

    def o(self) -> B | None:  # type: ignore[override]
        return None


def attribute(x: B | None) -> None:
    print(x.b)  # type: ignore[union-attr]


def given(x: B) -> None:
    print(x.b)


def passed(x: B | None) -> None:
    given(x)  # type: ignore[arg-type]


def number(x: int | None) -> int:
    return x + 1  # type: ignore[operator]


def returned(x: B | None) -> B:
    return x  # type: ignore[return-value]


def t1() -> None:
    p: P = Q()
    p.m(A())


def t3() -> None:
    p: P = Q()
    print(p.o().b)


def t4() -> None:
    attribute(None)


def t5() -> None:
    passed(None)


def t6() -> None:
    number(None)


def t7() -> None:
    print(returned(None).b)


for f in [t1, t3, t4, t5, t6, t7]:
    try:
        f()
    except (AttributeError, TypeError):
        print("error")
