"""callable(x) of unions with functions and objects that can be called."""

from typing import Callable


class Adder:
    def __init__(self, by: int) -> None:
        self.by = by

    def __call__(self, n: int) -> int:
        return n + self.by


Rule = int | str | list[int] | Callable[[int], int] | None


def apply(rule: Rule, n: int) -> object:
    if callable(rule):
        return rule(n)
    if rule is None:
        return "none"
    if isinstance(rule, list):
        return [n, *rule]
    return f"{rule}:{n}"


def doubled(n: int) -> int:
    return 2 * n


rules: dict[str, Rule] = {"a": 1, "b": "x", "c": [7], "d": doubled, "e": lambda n: n * n, "f": None}
for name, rule in rules.items():
    print(name, callable(rule), apply(rule, 5))


def text_of(value: str | Callable[[], str]) -> str:
    return value() if callable(value) else value


def make(kind: Adder | int, n: int) -> int:
    return kind(n) if callable(kind) else kind


print(
    text_of("plain"), text_of(lambda: "made"), make(Adder(3), 4), make(9, 4), callable(doubled), callable(3)
)
