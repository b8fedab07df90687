"""Named tuples that a call defines, whose fields are of any type; isinstance of named tuples."""

from collections import namedtuple
from typing import NamedTuple

P = NamedTuple("P", [("x", int), ("y", int)])
p = P(1, y=2)
print(p, p.x + p.y, p._replace(x=5), P._fields, p == (1, 2))
for a, b in [p]:
    print(a, b)
Point = namedtuple("Point", ["x", "y"])
Color = namedtuple("Color", "r g b")
q = Point(3, 4)
c = Color(r=255, g=0, b=128)
print(
    q,
    q.x + q.y,
    c,
    c.r,
    q._asdict(),
    Color._fields,
    q == (3, 4),
    hash(q) == hash((3, 4)),
    len(c),
    q[0],
    sum(c),
)
x, y = q
print(x * 2, y, sorted([Point(2, 1), Point(1, 5)]), max([Point(2, 1), Point(1, 5)], key=lambda p: p.y))
d = {q: "a"}
print(d[Point(3, 4)], repr(c._replace(g=7)), isinstance(q, tuple), isinstance(q, Point))


def f(p: Point) -> Point:
    return Point(p.x + 1, p.y * 2)


print(f(q), [f"{p.x:>3}" for p in [q, f(q)]])


class A(NamedTuple):
    x: int


B = namedtuple("B", "x")
C = NamedTuple("C", [("x", int)])
print(isinstance(A(1), A), isinstance(B(1), B), isinstance(C(1), C))
v: object = B(2)
print(isinstance(v, B), isinstance(v, A))
match B(5):
    case B(x):
        print("b", x)
