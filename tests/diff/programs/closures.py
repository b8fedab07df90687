"""Nested functions, lambdas, nonlocal, functions as values, bound methods."""

from collections.abc import Callable


def counter() -> Callable[[], int]:
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return count

    return step


def adder(amount: int) -> Callable[[int], int]:
    return lambda value: value + amount


def twice(function: Callable[[int], int], value: int) -> int:
    return function(function(value))


class Greeter:
    """Greets."""

    def __init__(self, greeting: str) -> None:
        self.greeting = greeting

    def greet(self, name: str) -> str:
        return f"{self.greeting}, {name}"


def double(value: int) -> int:
    return value * 2


first, second = counter(), counter()
print(first(), first(), second(), first())
print(adder(5)(1), twice(adder(3), 10), twice(double, 3), twice(lambda n: n - 1, 0))
table: dict[str, Callable[[int], int]] = {"double": double, "negate": lambda n: -n}
print(table["double"](4), table["negate"](4), [function(7) for function in table.values()])
greet = Greeter("hello").greet
print(greet("bob"), list(map(double, [1, 2])), list(filter(lambda n: n > 1, [1, 2, 3])))


def scaled(number: int) -> Callable[[], int]:
    return lambda: number * 10


functions: list[Callable[[], int]] = []
for number in range(3):
    functions.append(scaled(number))
print([function() for function in functions])


def outer(values: list[int]) -> int:
    total = 0

    def visit(value: int) -> None:
        nonlocal total
        if value > 0:
            total += value
            visit(value - 1)

    for value in values:
        visit(value)
    return total


print(outer([3, 2]))
optional: Callable[[int], int] | None = None
print(optional is None, sorted(["bb", "a"], key=len), sorted([1, 2, 3], key=lambda n: -n))
