"""Exceptions that nobody can be given."""

from collections.abc import Iterator


class C:
    def __init__(self, n: int) -> None:
        self.n = n

    def __del__(self) -> None:
        raise ValueError(f"bad {self.n}")


class D(C):
    pass


class Silent(Exception):
    def __str__(self) -> str:
        raise KeyError("no text")


class E:
    def __del__(self) -> None:
        try:
            {1: 2}[3]
        except KeyError as problem:
            raise Silent from problem


class F:
    class G:
        def __del__(self) -> None:
            assert not self

    def numbers(self) -> Iterator[int]:
        try:
            yield 1
        finally:
            raise OSError(2, "none", "file")


def deep(n: int) -> int:
    c = C(n)
    return 0 if n == 0 else deep(n - 1) + c.n


def f() -> None:
    C(3)
    D(4)
    E()
    F.G()
    numbers = F().numbers()
    next(numbers)
    del numbers
    print(deep(2))


f()
print("end")
