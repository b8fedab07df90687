"""Values of which nothing is known are ordered as what they are."""

import json
from typing import Any

data = json.loads(
    '[{"name": "bob", "age": 25, "score": 1.5}, {"name": "ann", "age": 31, "score": 1}, {"name": "cy", "age": 31, "score": 0.5}]'
)
print(sorted(user["name"] for user in data))
for user in sorted(data, key=lambda u: u["age"]):
    print(user["name"], user["age"])
print([u["name"] for u in sorted(data, key=lambda u: u["score"], reverse=True)])
print(
    [u["name"] for u in data if u["age"] > 30 and u["score"] <= 0.5],
    data[0]["name"] < data[1]["name"],
    data[0]["age"] >= 25,
)
values: list[Any] = [3, 1.5, True, 2]
values.sort()
print(values, max(data, key=lambda u: u["age"])["name"], min(values), max(values))
rows: list[Any] = [(2, "b"), (1, "z"), (1, "a")]
print(sorted(rows))


def compare(a: Any, b: Any) -> str:
    try:
        return str(a < b)
    except TypeError as error:
        return str(error)


print(
    compare(1, "a"),
    "|",
    compare(None, 1),
    "|",
    compare([1, 2], [1, 3]),
    "|",
    compare({}, {}),
    "|",
    compare("a", "b"),
    "|",
    compare((1, 2), (1, 1.5)),
)


class Card:
    def __init__(self, rank: int) -> None:
        self.rank = rank

    def __lt__(self, other: "Card") -> bool:
        return self.rank < other.rank


cards: list[Any] = [Card(5), Card(2)]
print(
    [card.rank for card in sorted(cards) if isinstance(card, Card)],
    compare(Card(1), Card(2)),
)
