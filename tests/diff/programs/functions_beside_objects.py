"""Functions and objects with `__call__` side by side in tuples and lists."""

from collections.abc import Callable


class Divides:
    def __init__(self, by: int) -> None:
        self.by = by

    def __call__(self, item: int) -> bool:
        return item % self.by == 0


def at_least(least: int) -> Callable[[int], bool]:
    return lambda item: item >= least


pair: tuple[Callable[[int], bool], Divides] = (at_least(9), Divides(7))
for rule in pair:
    print(rule(7), rule(18))
for rule in (Divides(2), at_least(4), Divides(3)):
    print([item for item in range(9) if rule(item)])
rules: list[Callable[[int], bool]] = [at_least(3), Divides(2), at_least(5)]
print([sum(rule(item) for rule in rules) for item in range(8)])
print(any(rule(7) for rule in (at_least(9), Divides(7))))
