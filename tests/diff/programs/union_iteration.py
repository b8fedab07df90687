"""What is one of several iterables, iterated over."""


def f(v: dict[str, int], s: bool) -> None:
    items = sorted(v.items()) if s else v.items()
    body = [k + str(x) for k, x in items]
    print(body)
    keys = sorted(v) if s else v.keys()
    for k in keys:
        print(k)


f({"b": 1, "a": 2}, True)
f({"b": 1, "a": 2}, False)


def g(x: list[int] | tuple[int, ...] | set[int], y: list[str] | dict[str, int] | str) -> None:
    total = 0
    for i in x:
        total += i
    print(total, [c for c in y], len(y))


g([1, 2], "ab")
g((1, 2), {"k": 1})
g({4}, ["z"])


def functions(x: list[int] | tuple[int, ...] | None, y: dict[str, int] | list[str]) -> None:
    print(
        sum(x or []),
        sorted(y),
        max(x or [0]),
        list(y),
        tuple(y),
        "-".join(y),
        sorted(set(y)),
        any(x or ()),
        [*y],
    )
    print(list(zip(y, x or ())), list(enumerate(y)), list(map(str.upper, y)), dict.fromkeys(y, 0))


functions([1, 2], ["b", "a"])
functions((1, 2), {"k": 1})
functions(None, [])
