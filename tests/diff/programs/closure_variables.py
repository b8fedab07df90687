"""Variables that functions share: one a call, one a run of a comprehension."""

from collections.abc import Callable


def f() -> None:
    fs: list[Callable[[], int]] = []
    for i in range(3):
        j = i * 10
        fs.append(lambda: i + j)
    print([g() for g in fs])


f()


def branches(c: bool) -> None:
    if c:
        v = [1]
    else:
        v = [2]

    def f() -> list[int]:
        return v

    v = v + [3]
    print(f())


def missing(c: bool) -> None:
    if c:
        w = [1]
    try:
        print(w)
    except UnboundLocalError as error:
        print(error)
    w = [4]

    def f() -> list[int]:
        return w

    w = [5]
    print(f())


branches(True)
branches(False)
missing(True)
missing(False)


def comps() -> None:
    rows: list[list[Callable[[], tuple[int, int]]]] = [[lambda: (i, j) for i in range(2)] for j in range(3)]
    print([[g() for g in row] for row in rows])


comps()
