"""A little of everything: what simple expressions print."""

from enum import Enum

from ophion.lang import u64


class Kind(Enum):
    A = "a"
    B = "b"


def opt(flag: int) -> int | None:
    return None if flag == 0 else flag


def text(flag: int) -> str | None:
    return None if flag == 0 else str(flag)


print(
    opt(0) is None,
    opt(1) == 1,
    opt(1) == opt(1),
    opt(0) == opt(0),
    opt(2) != 1,
    text(0) == text(0),
    text(1) == "1",
    "1" == text(1),
)
print(1 == 1.0, True == 1, 2 > True, 0.5 < 1, 3 / 2, 2**3, 10 % 3.5, -7 // 2.0)
print(
    {1: "a", 2: "b"}[True],
    {Kind.A: 1}.get(Kind.B),
    Kind("a"),
    Kind.A.value + "x",
    {k.name: k.value for k in Kind},
)
print({u64(1 << 63): 1}[u64(1 << 63)], {(1, "a"): [1]}[(1, "a")], {b"a": 1}, {True: 1}[1 == 1], {0.5: 1}[0.5])
a = [1, 2, 3]
b = a
b.append(4)
print(a is b, a, a[:] is a, a == a[:], [a, a], a * 2 == a + a)
c = [[0] * 2] * 2
c[0][0] = 1
print(c)
s = "héllo"
print(
    s[1], s[-4:], s.index("l"), s.encode()[1:3], "%s" in s, s.split("l"), s.partition("l"), s.center(9, "é")
)
x = 5
x += 3
x //= 2
x **= 2
x %= 7
x <<= 3
x |= 1
x ^= 3
x &= 0xFF
x -= -1
print(x, -x // 4, ~x, +x, not x)
print(
    [i for i in range(10, 0, -3)],
    list(range(-3, 3))[::2],
    range(5)[2],
    len(range(0, 10, 3)),
    3 in range(5),
    list(reversed(range(3))),
)
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    print(i, end=",")
print()
print(
    "ab",
    "its",
    """multi
line""",
    r"raw\n",
    "\x41\u00e9\u2022",
    b"\x00\xff",
    0b101,
    0o17,
    0xFF,
    1_000,
    1e3,
    0.5,
)
print(
    max("abc", "abd"),
    min([3, 1], [2]),
    max((1, "b"), (1, "a")),
    sum([[1], [2]], []),
    sorted([(2, "a"), (1, "b")], reverse=True),
)
print(
    any([]),
    all([]),
    min([], default=7),
    max([1, 5], key=lambda v: -v),
    abs(-3.5),
    round(3.14159, 2),
    divmod(17, 5),
    pow(2, 10),
    pow(3, 4, 5),
)
print(
    str(None),
    repr("a'b"),
    str(True),
    int(True),
    bool("x"),
    bool(0.0),
    float("1"),
    ord("é"),
    chr(8364),
    hash(1) == hash(True),
)
print(f"{None} {{}} {'a':>{3}}", "x" if [] else "y", "" or None, 0 or 5, 3 and 4)
del a[1:3]
print(a, [*a, 9], {**{"a": 1}, "b": 2}, [y for x_ in [[1], [2]] for y in x_])
