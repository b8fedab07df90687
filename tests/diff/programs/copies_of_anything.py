"""Deep copies of values of which nothing is known, and the largest of several values and iterables."""

import copy
import json
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Node:
    name: str
    children: list["Node"] = field(default_factory=list)


config: dict[str, Any] = json.loads('{"a": {"b": [1, 2, {"c": 3}]}, "n": 1.5, "s": "x", "none": null}')
config["node"] = Node("root", [Node("leaf")])
config["pair"] = (1, [2])
config["set"] = {1, 2}
other = copy.deepcopy(config)
other["a"]["b"][2]["c"] = 99
other["a"]["b"].append("new")
other["node"].children[0].name = "changed"
print(config)
print(other)
print(other["s"] is config["s"], other["node"] is config["node"], copy.deepcopy(config["a"]) == config["a"])
shared: list[Any] = [1]
both: list[Any] = [shared, shared]
twin = copy.deepcopy(both)
twin[0].append(2)
print(twin, both, twin[0] is twin[1])
mixed: list[int | list[int] | None] = [1, [2, 3], None]
again = copy.deepcopy(mixed)
print(again, again[1] is mixed[1])
cells = [["a", "bbb"], ["cc", "d"]]
print([max(3, *(len(row[i]) for row in cells)) for i in range(2)], max(0, *[5, 7]), min(9, *[], 4))
sizes = [4, 8, 2]
print(max(*sizes), min(*sizes, 1), max(*sizes, key=lambda n: -n), max("a", *["c", "b"]))


def extra(n: int) -> dict[str, Any]:
    return {"label": f"r{n}"}


rows = []
for n in range(3):
    rows.append({"n": n, "sq": n * n, **extra(n)})
best = max(rows, key=lambda r: r["sq"])
print(best, [r["n"] for r in rows], sum(r["sq"] for r in rows))


class Holder:
    """What it holds is not copied when its kind has no copies."""

    def __init__(self, make: Any) -> None:
        self.make = make


anything: list[Any] = [Holder(3), (1, None, [2])]
again_held = copy.deepcopy(anything)
print(again_held[0].make, again_held[1], again_held[1][2] is anything[1][2])
