"""Fields that are never anything but None."""

from dataclasses import dataclass


class A:
    def __init__(self) -> None:
        self.x = None


@dataclass
class D:
    n: int
    x: None = None


a = A()
print(a.x)
a.x = None
print(a.x is None, a.x)
print(D(1), D(2).x, D(1) == D(1))
