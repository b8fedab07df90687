"""Objects with `__call__` where functions are wanted."""

from collections.abc import Callable
from functools import partial, reduce


class Order:
    def __init__(self, sign: int) -> None:
        self.sign = sign

    def __call__(self, value: int) -> int:
        return self.sign * value


def apply(f: Callable[[int], int], x: int) -> int:
    return f(x)


print(sorted([1, 3, 2], key=Order(-1)), max([1, 2], key=Order(-1)), list(map(Order(2), [1, 2])))
print(apply(Order(3), 4))
f: Callable[[int], int] = Order(5)
print(f(2))
fs: list[Callable[[int], int]] = [Order(1), Order(2), lambda v: v]
print([g(10) for g in fs])


class Holder:
    def __init__(self, f: Callable[[int], int]) -> None:
        self.f = f


print(Holder(Order(7)).f(2))


class Adder:
    def __call__(self, left: int, right: int = 3) -> int:
        return left + right


print(apply(Adder(), 1), list(map(Adder(), [1, 2])), list(map(Adder(), [1, 2], [10, 20])))

print(reduce(Adder(), [1, 2, 3]), list(filter(Order(0), [1, 2])), partial(Adder(), right=5)(1))


class Sub(Order):
    def __call__(self, value: int) -> int:
        return super().__call__(value) + 1000


o: Order = Sub(2)
print(apply(o, 3))
