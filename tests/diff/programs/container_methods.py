"""list, dict, set, tuple and their views: methods, operators, displays and unpacking."""

from collections.abc import Callable


class P:
    def __init__(self, v: int) -> None:
        self.v = v

    def __lt__(self, o: "P") -> bool:
        return self.v < o.v

    def __eq__(self, o: object) -> bool:
        return isinstance(o, P) and self.v == o.v

    def __hash__(self) -> int:
        return hash(self.v)

    def __repr__(self) -> str:
        return f"P({self.v})"


def gen(n: int) -> list[int]:
    return list(range(n))


def case_0() -> None:
    d = {"a": 1}
    d.update({"b": 2})
    d.update([("c", 3)])
    d.update(d=4, e=5)
    d.update({"f": 6}, g=7)
    print(d)
    d |= {"h": 8}
    print(d)
    d.update(zip("xy", [1, 2]))
    print(d)
    d.clear()
    print(d)


def case_1() -> None:
    print(
        dict(a=1, b=2),
        dict([("a", 1)], b=2),
        dict({"a": 1}),
        dict({"a": 1}, c=3),
        dict(zip("ab", [1, 2])),
        dict.fromkeys("ab", 0),
        {**{"a": 1}, "b": 2},
        {"x": 0, **{"x": 1}},
        dict((("k", "v"),)),
    )


def case_2() -> None:
    d = {"a": 1, "b": 2}
    print(list(reversed(d)), list(reversed(d.keys())), list(reversed(d.items())), list(reversed(d.values())))
    print(
        sorted(d.keys() & {"a"}),
        sorted(d.keys() | {"z"}),
        sorted(d.keys() - {"a"}),
        sorted(d.keys() ^ {"a", "q"}),
        d.keys() == {"a", "b"},
        {"a"} == d.keys(),
        d.keys() == d.keys(),
        d.keys() != {"a"},
        d.keys() <= {"a", "b", "c"},
        d.keys() < {"a", "b"},
        d.keys() >= {"a"},
        d.keys() > {"a"},
        d.keys().isdisjoint({"x"}),
        d.items() == {"b": 2, "a": 1}.items(),
    )
    print(
        "a" in d.keys(),
        ("a", 1) in d.items(),
        ("a", 2) in d.items(),
        2 in d.values(),
        len(d.keys()),
        d.keys(),
        d.values(),
        d.items(),
        sorted(d.items() & {("a", 1)}),
        sorted(d.items() | {("z", 1)}),
    )


def case_3() -> None:
    s = {1, 2}
    s.add(3)
    s.discard(9)
    s.remove(1)
    s.update([4], (5,))
    print(
        sorted(s),
        len(s),
        4 in s,
        sorted(s.copy()),
        sorted(s | {9}),
        s & {4},
        sorted(s - {4}),
        sorted(s ^ {4, 10}),
        s <= {2, 3, 4, 5},
        s < s,
        s >= {2},
        s > {2},
        s == {2, 3, 4, 5},
        s != {1},
    )


def case_4() -> None:
    s = {1, 2, 3}
    print(
        sorted(s.union([4], [5])),
        sorted(s.intersection([1, 2], [2])),
        sorted(s.difference([1], {2})),
        sorted(s.symmetric_difference([1, 9])),
        s.issubset([1, 2, 3, 4]),
        s.issuperset([1]),
        s.isdisjoint([9]),
        sorted(s.union()),
        s.union() is s,
    )
    s.intersection_update([1, 2], [1])
    print(s)
    s.symmetric_difference_update([7])
    print(sorted(s))
    s.difference_update([1], [2])
    print(s)
    s |= {8}
    s &= {8, 7}
    s -= {7}
    s ^= {1}
    print(sorted(s))
    s ^= {1, 8}
    print(s)


def case_5() -> None:
    rows = [[1, 2], [2, 3]]
    print(sorted({0}.union(*rows)), set(rows[0]).intersection(*rows))
    u: set[int] = set()
    u.update(*rows)
    print(sorted(u))


def case_6() -> None:
    f = frozenset([1, 2])
    print(
        sorted(f | {3}),
        f & {1},
        f - {1},
        sorted(f ^ {2, 5}),
        sorted(f.union([9])),
        f.intersection([1]),
        f.difference([1]),
        f.symmetric_difference([1]),
        f == {1, 2},
        {f: 1},
        f.issubset([1, 2]),
        f <= {1, 2},
        frozenset(),
        {f} == {f},
        f.isdisjoint([3]),
        f.issuperset({1}),
        sorted(f.union([3], (4,))),
    )


def case_7() -> None:
    t = (1, 2, 3)
    print(
        t[0],
        t[-1],
        t[1:],
        t[::-1],
        t + (4,),
        t * 2,
        2 * (1,),
        len(t),
        1 in t,
        t.index(2),
        t.count(1),
        t == (1, 2, 3),
        t < (1, 3),
        sorted(t),
        max(t),
        list(t),
        tuple([1, 2]),
        (),
        (1,),
        tuple(),
        sum(t),
        t * 0,
    )


def case_8() -> None:
    t = tuple([1, 2, 3])
    print(
        t[0],
        t[1:],
        t + (4,),
        t * 2,
        2 * t,
        t.index(2),
        t.index(2, 1),
        t.index(2, 0, 5),
        t.count(1),
        t == (1, 2, 3),
        t < (1, 3),
        hash(t) == hash(tuple([1, 2, 3])),
        t[::-1],
        1 in t,
        list(reversed(t)),
    )


def case_9() -> None:
    print((1, 2).index(5))


def case_10() -> None:
    print(tuple([1]).index(1, 1))


def case_11() -> None:
    x = [[0] * 2 for _ in range(2)]
    x[0][1] += 5
    x[1][0] = 7
    print(x)
    d = {"a": [1]}
    d["a"] += [2]
    d["a"][0] -= 5
    print(d)
    m = {1: 2.5}
    m[1] *= 2
    print(m)
    x[0][:] = [9]
    print(x)
    x[0][0:1] += [4]
    print(x)
    b = bytearray(b"abcd")
    b[1:3] *= 2
    print(b)


def case_12() -> None:
    a = [1, 2, 3]
    print(
        [*range(2), *a],
        [*"ab", "c"],
        [*{"k": 1}],
        {*a, 3},
        (*a, 1),
        (0, *range(2)),
        [*zip("a", [1])],
        [*(x * 2 for x in a)],
        {**{"a": 1}, **{"b": 2}},
        [*map(str, a)],
        (*"xy",),
    )


def case_13() -> None:
    a = [1]
    p, *q = a
    print(p, q)
    first, second, *rest = gen(4)
    print(first, second, rest)
    *init, last = (x * x for x in range(4))
    print(init, last)


def case_14() -> None:
    p, r, *q = gen(1)


def case_15() -> None:
    p, *q, r = gen(1)


def case_16() -> None:
    p, r = gen(3)


def case_17() -> None:
    p, r = {1: "a"}


def case_18() -> None:
    p, r = {1: 2, 3: 4}.values()
    print(p, r)
    ((k, v),) = {"k": "v"}.items()
    print(k, v)


def case_19() -> None:
    print(
        bytes([1, 2]).find(2),
        b"abcb".rfind(98),
        b"abcb".index(99),
        b"abcb".count(98),
        b"abc".startswith((b"x", b"a")),
        bytearray(b"abc").endswith((b"c", b"q")),
        b"abc".find(98, 0, 1),
    )


def case_20() -> None:
    print(b"a".find(300, 0, 1))


def case_21() -> None:
    w = ("x", "a")
    v = tuple(["q", "abc"])
    print("abc".startswith(w), "abc".endswith(v, 1), "abc".startswith(v), "abc".startswith(("b", "z"), 1))


def case_22() -> None:
    print(1, *[2, 3], *(4, "x"), sep=",")


CASES: list[Callable[[], None]] = [
    case_0,
    case_1,
    case_2,
    case_3,
    case_4,
    case_5,
    case_6,
    case_7,
    case_8,
    case_9,
    case_10,
    case_11,
    case_12,
    case_13,
    case_14,
    case_15,
    case_16,
    case_17,
    case_18,
    case_19,
    case_20,
    case_21,
    case_22,
]
for case in CASES:
    try:
        case()
    except Exception as error:
        print(type(error).__name__, error)
