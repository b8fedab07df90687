"""NotImplemented: the other side is asked, and TypeError where neither has an answer."""

from __future__ import annotations

from functools import reduce


class Money:
    def __init__(self, amount: int, currency: str = "EUR") -> None:
        self.amount = amount
        self.currency = currency

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.amount}, {self.currency!r})"

    def __add__(self, other: object) -> Money:
        if isinstance(other, Money) and other.currency == self.currency:
            return Money(self.amount + other.amount, self.currency)
        if isinstance(other, int):
            return Money(self.amount + other, self.currency)
        return NotImplemented

    def __radd__(self, other: object) -> Money:
        return Money(self.amount + other, self.currency) if isinstance(other, int) else NotImplemented

    def __mul__(self, factor: object) -> Money:
        if not isinstance(factor, int):
            return NotImplemented
        return Money(self.amount * factor, self.currency)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return (self.amount, self.currency) == (other.amount, other.currency)

    def __hash__(self) -> int:
        return hash((self.amount, self.currency))

    def __lt__(self, other: object) -> bool:
        if isinstance(other, Money) and self.currency == other.currency:
            return self.amount < other.amount
        return NotImplemented

    def __gt__(self, other: object) -> bool:
        if isinstance(other, Money) and self.currency == other.currency:
            return self.amount > other.amount
        return NotImplemented


class Tip(Money):
    def __add__(self, other: object) -> Money:
        if isinstance(other, str):
            return Tip(self.amount + len(other), self.currency)
        return super().__add__(other)


class Scale:
    def __init__(self, by: int) -> None:
        self.by = by

    def __rmul__(self, other: Money) -> Money:
        return Money(other.amount * self.by, "scaled")

    def __eq__(self, other: object) -> bool:
        print("asked")
        return isinstance(other, Money) and other.amount == self.by


def tell(work: str, left: object, right: object) -> None:
    try:
        if work == "+":
            assert isinstance(left, Money)
            print(left + right)
        else:
            assert isinstance(left, Money)
            print(left < right)
    except TypeError as error:
        print("TypeError:", error)


print(Money(1) + Money(2), Money(1) + 5, 7 + Money(1), sum([Money(1), Money(2)]))
print(Money(3) * 4, Money(3) * Scale(5), Tip(1) + "abc", Tip(1) + 1, Tip(2) + Money(3))
for other in (Money(1, "USD"), "text", 1.5, None, [1], Tip(4)):
    tell("+", Money(1), other)
    tell("+", Tip(1), other)
    tell("<", Money(1), other)
print(Money(1) == Money(1), Money(1) != Money(1), Money(1) == 1, Money(1) != "x", Money(1) == Tip(1))
print(Money(4) == Scale(4), Scale(4) == Money(4), Money(4) != Scale(5))
things: list[object] = [Money(1), 1, "a", Scale(1), Tip(2)]
print([things.index(thing) for thing in things if not isinstance(thing, Scale)])
print(Money(1) in things, Money(9) in things)
print({Money(1): "one"}[Money(1)], sorted([Money(3), Money(1), Tip(2)], key=lambda m: m))
print(max(Money(3), Money(5)), Money(1) > Money(0), Money(1) > Tip(5))
try:
    print(sorted([Money(3), Money(1, "USD")]))
except TypeError as error:
    print(error)
print(reduce(lambda a, b: a + b, [Money(1), Money(2), Money(3)]))
wallet = Money(5)
wallet += 5
print(wallet)
try:
    wallet += "five"
except TypeError as error:
    print(error)


class Vector:
    def __init__(self, *, x: float = 0.0, y: float = 0.0) -> None:
        self.x, self.y = x, y

    def __sub__(self, other: Vector | float) -> Vector:
        if isinstance(other, Vector):
            return Vector(x=self.x - other.x, y=self.y - other.y)
        return Vector(x=self.x - other, y=self.y - other)

    def __truediv__(self, k: float) -> Vector:
        return Vector(x=self.x / k, y=self.y / k)

    def __rsub__(self, other: float) -> Vector:
        return Vector(x=other - self.x, y=other - self.y)

    def __matmul__(self, other: Vector) -> float:
        return self.x * other.x + self.y * other.y

    def __le__(self, other: Vector) -> bool:
        return self @ self <= other @ other


v, w = Vector(x=1.0, y=2.0), Vector(x=3.0)
print((v - w).x, (v - 1.0).y, (10.0 - v).x, (v - 1).x, (1 - w).x, v @ w, (v / 2).y, v <= w, v >= w)
