"""When variables lose what they hold: del, except clauses, assignment, the end of a function."""


class A:
    def __init__(self, n: int) -> None:
        self.n = n

    def __del__(self) -> None:
        print("del", self.n)


class E(Exception):
    def __init__(self, a: A) -> None:
        super().__init__("e")
        self.a = a


def f() -> None:
    a = A(1)
    print("before")
    del a
    print("after")
    try:
        raise E(A(2))
    except E as e:
        print("caught", e.a.n)
    print("done")
    for i in range(3):
        b = A(10 + i)
        if i == 1:
            del b
        print(i)
    try:
        raise E(A(3))
    except E:
        print("caught")
    print("end")


f()


def h(a: A | None, n: int) -> None:
    for i in range(n):
        try:
            raise E(A(20 + i))
        except E as e:
            assert e.a.n == 20 + i
            if i == 1:
                break
            if i == 0:
                continue
        finally:
            print("finally", i)
    print("left")


h(None, 3)


def k() -> None:
    a = A(30)
    print("x")
    a = A(31)  # noqa: F841
    print("y")
    for i in range(2):
        t = A(40 + i)  # noqa: F841
        print("loop", i)


k()
