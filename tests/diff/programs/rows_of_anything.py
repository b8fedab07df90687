"""Lists and dicts of records that come from JSON: what they hold is told when it is taken out."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
TEXT = '[{"id": 1, "name": "ann", "score": 2.5, "tags": ["a"]}, {"id": 2, "name": "bob", "score": 4, "tags": []}, {"id": 3, "name": "cy", "score": 1.5, "tags": ["a", "b"]}]'


def load() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(TEXT)
    return rows


def by_key(rows: list[Row], key: str) -> dict[Any, list[Row]]:
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def best(rows: list[Row]) -> Row | None:
    return max(rows, key=lambda r: r["score"]) if rows else None


def pipeline(rows: list[dict[str, Any]], *steps: Any) -> list[dict[str, Any]]:
    return [dict(row, extra=len(row)) for row in rows if row["score"] > 2]


@dataclass
class Store:
    rows: list[Row] = field(default_factory=list)
    index: dict[str, Row] = field(default_factory=dict)
    nested: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        self.rows.append(row)
        self.index[row["name"]] = row
        self.nested.setdefault(row["name"], {})["n"] = row["id"]

    def get(self, name: str) -> Row | None:
        return self.index.get(name)


rows = load()
print(len(rows), rows[0]["name"].upper(), rows[-1]["tags"][0], [r["id"] for r in rows])
for i, row in enumerate(rows, 1):
    print(i, row["name"], row.get("missing", "-"), sorted(row), len(row["tags"]))
rows.sort(key=lambda r: r["score"], reverse=True)
print([r["name"] for r in rows], sorted(rows, key=lambda r: (len(r["tags"]), r["name"]))[0]["id"])
first, *rest = rows
print(first["name"], len(rest), rest[0]["name"])
top = best(rows)
print(top["name"] if top else None, best([]))
store = Store()
for row in rows:
    store.add(row)
found = store.get("ann")
if found is not None:
    found["score"] += 10
    print(found["score"], rows[1] is found, store.rows[1]["score"])
print(store.nested, store.get("zed"))
print(pipeline(rows))
rows.append({"id": 4, "name": "dee", "score": 0, "tags": []})
popped = rows.pop(0)
print(popped["name"], len(rows), rows[-1])
matrix: list[list[Any]] = [[1, "a"], [2.5, None]]
for line in matrix:
    print(" | ".join(str(x) for x in line))
matrix[0][0] += 5
matrix.append([True])
print(matrix, matrix[0][1], matrix[2][0], [c for line in matrix for c in line])
pairs = list(zip(rows, [1, 2, 3]))
print([(r["name"], n) for r, n in pairs])
groups = by_key(rows, "score")
print({k: [r["name"] for r in v] for k, v in groups.items()})
table: dict[str, list[dict[str, Any]]] = {"x": [{"a": 1}], "y": []}
table["x"].append({"a": 2})
table["y"].extend(table["x"])
for name, entries in table.items():
    print(name, sum(entry["a"] for entry in entries), entries)
copy = [dict(r) for r in rows]
copy[0]["name"] = "changed"
print(rows[0]["name"], copy[0]["name"], rows == copy, rows[1] == copy[1])
data: dict[str, Any] = {"rows": rows, "m": matrix}
again: list[dict[str, Any]] = data["rows"]
again.append({"id": 9, "name": "z"})
print(len(rows), data["rows"][-1], next(r for r in rows if r["id"] == 9), any(r["id"] == 3 for r in rows))
print(
    list(map(lambda r: r["id"], rows)),
    list(filter(lambda r: r["id"] > 2, rows))[0]["name"],
    [r for r in rows if "tags" not in r],
)
print(json.dumps(rows[0], sort_keys=True), list(reversed(rows))[0]["name"], rows[:1], rows[1:][0]["id"])
stack: list[tuple[str, Any]] = [("a", 1), ("b", [1, 2])]
while stack:
    name, value = stack.pop()
    print(name, value)
options: list[Any] | None = None
print(options or [1])
merged: dict[str, Any] = {**rows[0], "more": 1} | {"z": 2}
print(merged["more"] + merged["z"], list(merged))
wrong: Any = [1, {"a": 2}]
try:
    bad: list[dict[str, Any]] = wrong
    print(bad[1]["a"], bad[0])
except TypeError as problem:
    print("TypeError")
