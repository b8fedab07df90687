"""What `__exit__` and `__call__` are given, by whatever parameters they take it."""

from types import TracebackType


class A:
    def __enter__(self) -> "A":
        return self

    def __exit__(self, *args: object) -> bool:
        print(len(args), args[0] is None, args[1])
        return True


class B:
    def __enter__(self) -> int:
        return 3

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        print(kind is None, value)


class C:
    def __enter__(self) -> int:
        return 4

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        print(value, kind is ValueError, kind is not None and issubclass(kind, ValueError))


class D:
    def __enter__(self) -> int:
        return 4

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        print(kind is None, rest[0])


with A():
    pass
with A():
    raise ValueError("x")
for m in (B(), C(), D()):
    pass
with B() as x:
    print(x)
try:
    with B(), C(), D():
        raise ValueError("y")
except ValueError:
    print("caught")


class S:
    def __call__(self, *xs: int) -> int:
        return sum(xs)


s = S()
print(s(1, 2, 3), s())
