"""`*values` for parameters with defaults."""

from typing import Iterator


class Vector:
    def __init__(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> None:
        self.x, self.y, self.z = x, y, z

    def __iter__(self) -> Iterator[float]:
        yield from (self.x, self.y, self.z)

    def __add__(self, other: "Vector") -> "Vector":
        return Vector(*(a + b for a, b in zip(self, other)))

    def shift(self, dx: float, dy: float = 1.0) -> "Vector":
        return Vector(self.x + dx, self.y + dy)


def f(a: int, b: int = 2, c: int = 3) -> str:
    return f"{a} {b} {c}"


v = Vector(1.0, 2.0, 3.0) + Vector(y=1.0)
print([*v], [*Vector(*[5.0])], [*Vector(*[])], [*v.shift(*[1.0])], [*v.shift(*[1.0, 2.0])])
xs = [1, 2]
print(f(*xs), f(*xs[:1]))
cases: list[list[float]] = [[], [1.0, 2.0, 3.0]]
for bad in cases:
    try:
        v.shift(*bad)
    except TypeError as e:
        print(e)
try:
    Vector(*[1.0] * 4)
except TypeError as e:
    print(e)
