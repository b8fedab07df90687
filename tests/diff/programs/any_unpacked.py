"""Values of which nothing is known, taken apart."""

import json
from typing import Any

data: dict[str, Any] = json.loads(
    '{"pair": [1, "x"], "text": "ab", "rows": [[1, 2], [3, 4]], "n": 5, "none": null}'
)
first, second = data["pair"]
print(first + 1, second.upper())
a, b = data["text"]
print(a, b)
for left, right in data["rows"]:
    print(left * right)
(c, d), e = data["rows"][0], data["n"]
print(c, d, e)
head, *tail = data["rows"]
print(head, tail)
print([x + y for x, y in data["rows"]])
things: dict[str, Any] = {"k": (1, 2.5), "s": {7: 8}, "l": []}
for key, thing in things.items():
    try:
        one, two = thing
        print(key, one, two)
    except ValueError as problem:
        print(key, problem)
for name in ("n", "none", "text"):
    try:
        x, y, z = data[name]
    except (TypeError, ValueError) as problem:
        print(name, type(problem).__name__, problem)
