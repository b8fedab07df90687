"""Equality, hash, order and classes of containers in different forms, seen as objects and as what they are."""

from collections import OrderedDict, defaultdict, deque


def eq(a: object, b: object) -> bool:
    return a == b


def as_objects() -> None:
    x: object = (1, 2)
    y: object = tuple([1, 2])
    print(x == y, y == x, hash(x) == hash(y), isinstance(x, tuple), isinstance(y, tuple))
    print(eq((1, "a"), tuple(["x"])), eq((), tuple([1])), eq((), ()))
    e: tuple[int, ...] = ()
    f: tuple[str, ...] = ()
    print(eq(e, f), eq((1.0, True), (1, 1)), eq((1, (2, 3)), (1, tuple([2, 3]))))
    z: object = tuple([1.0, 2.0])
    print(x == z, hash(x) == hash(z))
    w: tuple[object, ...] = (1, "a")
    print(eq(w, (1, "a")), eq((1, "a"), w))
    print(eq([1, 2], [1.0, 2.0]), eq([(1, 2)], [tuple([1, 2])]), eq([1], (1,)))
    d: dict[object, int] = {(1, 2): 5}
    print(d.get(tuple([1, 2])), d.get((1, 2)))
    print(eq({1: 2}, {1: 2.0}), eq({1}, frozenset({1})), eq({1}, {1.0}))
    s: set[object] = {(1, 2), tuple([1, 2])}
    print(len(s))


def known_forms() -> None:
    a: list[int] = [1, 2, 3]
    b: list[float] = [1.0, 2.0, 3.0]
    print(a == b, a != b, b == a, [1, 2] == b)
    v: tuple[float, ...] = tuple([1.0, 2.0])
    print((1, 2) == v, v == (1, 2.0), (1, 2, 3) == v, (1, 2.5) == v)
    print(tuple([1, 2]) == v, v == tuple([1, 2]), v != tuple([1, 2]))
    print({1: 2} == {1.0: 2.0}, {1, 2} == {1.0, 2.0}, {1, 2} == frozenset([1.0, 2.0]))
    o: list[object] = [1, 2, 3]
    print(o == a, a == o, [o] == [a])
    print((1, 2) < tuple([1, 3]), tuple([1, 2]) <= (1, 2, 3), tuple([1.5]) > (1, 2))
    dd: defaultdict[str, int] = defaultdict(int)
    dd["x"] = 1
    od: OrderedDict[str, float] = OrderedDict()
    od["x"] = 1.0
    print(dd == {"x": 1.0}, od == dd, {"x": True} == dd)
    q: deque[int] = deque([1, 2])
    r: deque[float] = deque([1.0, 2.0])
    print(q == r)
    n: list[int | None] = [1, None]
    m: list[float | None] = [1.0, None]
    print(n == m, m == n)
    u: list[int | str] = [1, "a"]
    w: list[str | int] = [1, "a"]
    print(u == w, a == u, [1] == u[:1])
    x: object = [1, 2]
    match x:
        case list():
            print("list")
    for y in (x, (1,), tuple([1, 2]), {1}, {1: 2}, "s", b"b"):
        print(isinstance(y, tuple), isinstance(y, list), isinstance(y, (set, dict)), type(y).__name__)


def membership_and_order(a: list[int], b: list[float], c: object) -> None:
    print(a in [b], c in [b], b == c, [1.5] in [b], [1] in [[1.0]])
    x, y = tuple(a), tuple(b)
    print(x < y, (1, 2.5) < x, y >= (1, 2))


as_objects()
known_forms()
membership_and_order([1, 2], [1.5], [1.5])
