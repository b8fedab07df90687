"""Protocols that ask for `__call__` alone: functions, lambdas, bound methods and objects are their values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

T = TypeVar("T")
S = TypeVar("S", contravariant=True)


class Rule(Protocol):
    def __call__(self, item: int) -> bool: ...


class Shown(Protocol[S]):
    def __call__(self, value: S, width: int) -> str: ...


def at_least(least: int) -> Rule:
    def rule(item: int) -> bool:
        return item >= least

    return rule


class Divides:
    def __init__(self, by: int) -> None:
        self.by = by

    def __call__(self, item: int) -> bool:
        return item % self.by == 0

    def leaves_one(self, item: int) -> bool:
        return item % self.by == 1


@dataclass
class Filter:
    rules: list[Rule] = field(default_factory=list)
    fallback: Rule | None = None

    def add(self, rule: Rule) -> "Filter":
        self.rules.append(rule)
        return self

    def accepts(self, item: int) -> bool:
        if not self.rules and self.fallback is not None:
            return self.fallback(item)
        return all(rule(item) for rule in self.rules)


def shown(value: object, width: int) -> str:
    return f"{value!s:>{width}}"


def starred(value: str, width: int) -> str:
    return value.center(width, "*")


def show_all(values: list[T], show: Shown[T]) -> str:
    return " ".join(show(value, 5) for value in values)


def fails(item: int) -> bool:
    raise ValueError(f"no rule for {item}")


named: dict[str, Rule] = {"big": at_least(6), "even": Divides(2), "odd": Divides(2).leaves_one}
named["small"] = lambda item: item < 3
for name, rule in named.items():
    print(name, [item for item in range(9) if rule(item)])
chosen = Filter().add(named["big"]).add(Divides(4)).add(lambda item: item != 12)
print([item for item in range(20) if chosen.accepts(item)])
print(Filter(fallback=at_least(2)).accepts(1), Filter().accepts(0), Filter().fallback)
writers: list[Shown[str]] = [shown, starred]
print([write("ab", 6) for write in writers], show_all([1, 2], shown), show_all(["x"], starred))
plain: Callable[[int], bool] = named["even"]
print(plain(4), named["big"] is named["big"], any(rule(7) for rule in (at_least(9), Divides(7))))
try:
    Filter([fails]).accepts(3)
except ValueError as problem:
    print(problem)
