"""Arithmetic on values of which nothing is known: what operators of them give, and the errors of those that do not fit."""

import json
from dataclasses import asdict, dataclass
from typing import Any

TEXT = """{"items": [{"name": "pen", "price": 2.5, "count": 3}, {"name": "cup", "price": 4, "count": 2}],
"ratio": 0.5, "n": 7, "label": "x", "tags": ["a", "b"]}"""
data = json.loads(TEXT)
print(sum(item["price"] * item["count"] for item in data["items"]))
total = 0.0
for item in data["items"]:
    total += item["price"] * item["count"]
print(total, round(total / 3, 2), round(data["ratio"], 1), round(data["n"]))
print(
    data["n"] + 1,
    1 + data["n"],
    data["n"] // 2,
    data["n"] % 4,
    data["n"] ** 2,
    data["n"] / 2,
    -data["n"],
    ~data["n"],
)
print(data["label"] * 3, "k" + data["label"], data["tags"] + ["c"], data["label"] + "y")
print(int(data["ratio"]), float(data["n"]), abs(-data["n"]), divmod(data["n"], 2), int("4") + data["n"])
print(data["n"] & 3, data["n"] | 8, data["n"] ^ 1, data["n"] << 2, data["n"] >> 1)
print(max(item["price"] for item in data["items"]), min(3, data["n"]), pow(data["n"], 2))
missing = data.get("missing") or 0
print(missing + 1, (data.get("n") or 0) * 2, data.get("none", 5) - 1)
count = 0
for item in data["items"]:
    count += item["count"]
print(count)


@dataclass
class Worst:
    name: str
    low: float
    high: float
    n: int


worst = Worst("w", 1.23456, 7.891, 3)
fields = asdict(worst)
print({k: round(v, 2) for k, v in fields.items() if k != "name"})


class Money:
    def __init__(self, cents: int) -> None:
        self.cents = cents

    def __add__(self, other: "Money") -> "Money":
        return Money(self.cents + other.cents)

    def __mul__(self, times: int) -> "Money":
        return Money(self.cents * times)

    def __rmul__(self, times: int) -> "Money":
        return Money(self.cents * times)

    def __repr__(self) -> str:
        return f"Money({self.cents})"


values: dict[str, Any] = {"a": Money(5), "b": Money(7), "n": 3}
print(
    values["a"] + values["b"],
    values["a"] * 3,
    2 * values["b"],
    values["a"] * values["n"],
    values["n"] * values["a"],
)


def attempt(a: Any, b: Any) -> None:
    for symbol in "+", "-", "*", "/", "//", "%", "**", "<<", "&", "+=":
        try:
            if symbol == "+":
                print(a + b)
            elif symbol == "-":
                print(a - b)
            elif symbol == "*":
                print(a * b)
            elif symbol == "/":
                print(a / b)
            elif symbol == "//":
                print(a // b)
            elif symbol == "%":
                print(a % b)
            elif symbol == "**":
                print(a**b)
            elif symbol == "<<":
                print(a << b)
            elif symbol == "&":
                print(a & b)
            else:
                c = a
                c += b
                print(c)
        except (TypeError, ZeroDivisionError) as problem:
            print(type(problem).__name__, problem)


attempt(1, None)
attempt(None, 1)
attempt("a", 1)
attempt([1], 2)
attempt(2.5, 0)
attempt((1, "b"), (2,))
attempt(True, False)
for wrong in (None, "x", [1]):
    thing: Any = wrong
    for which in range(6):
        try:
            if which == 0:
                print(-thing)
            elif which == 1:
                print(abs(thing))
            elif which == 2:
                print(round(thing))
            elif which == 3:
                print(int(thing))
            elif which == 4:
                print(float(thing))
            else:
                print(~thing)
        except (TypeError, ValueError) as problem:
            print(type(problem).__name__, problem)
