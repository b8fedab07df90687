"""Variables that begin as an int and take numbers of which nothing is known."""

import json
from typing import Any

data: dict[str, Any] = json.loads('{"rows": [{"n": 2, "price": 1.5}, {"n": 3, "price": 4}], "zero": 0}')


def total_price(rows: list[dict[str, Any]]) -> float:
    total = 0
    for row in rows:
        total += row["n"] * row["price"]
    return round(total, 2)


def highest(rows: list[dict[str, Any]]) -> Any:
    best = 0
    for row in rows:
        if row["price"] > best:
            best = row["price"]
    return best


def counted() -> int:
    count = 0
    for row in data["rows"]:
        count += row["n"]
    return count


total = count = 0
low, high = 100, -1
for row in data["rows"]:
    total += row["price"]
    count += 1
    low = min(low, row["price"])
    high = max(high, row["price"])
average = total / count
doubled = total * 2
print(
    total, count, average, doubled, -total, low, high, f"{total:.3f}|{doubled:>8}", total_price(data["rows"])
)
print(
    highest(data["rows"]),
    highest([]),
    counted(),
    counted() + 1,
    total > 5,
    total == 5.5,
    abs(total),
    int(total),
)
running = 0
sums: list[float] = []
for row in data["rows"]:
    running = running + row["price"]
    sums.append(running)
print(sums, running if running > 2 else 0, round(running), round(running, 1), sum(sums), max(running, 1))


def outer(rows: list[Any]) -> Any:
    found = 0

    def add(row: dict[str, Any]) -> None:
        nonlocal found
        found += row["price"]

    for row in rows:
        add(row)
    return found


print(outer(data["rows"]))
chosen = 0 if not data["rows"] else data["rows"][0]["price"]
print(chosen, count or data["zero"], (0 if count > 9 else data["rows"][0]["price"]) * 2)
chosen += 1
print(chosen)
