"""What json gives is walked and indexed, though nothing is known of it."""

import json
from typing import Any

TEXT = """{"users": [{"name": "ann", "age": 31, "tags": ["a", "b"]}, {"name": "bob", "age": 25, "tags": []}],
"total": 2, "text": "abc", "none": null}"""


def walk(x: Any, depth: int = 0) -> None:
    if isinstance(x, (dict, list)):
        for item in x:
            walk(item, depth + 1)
    else:
        print(" " * depth, x)


def wrong(data: Any, case: int) -> Any:
    if case == 0:
        return data["nope"]
    if case == 1:
        return data["total"][0]
    if case == 2:
        return data["none"]["a"]
    if case == 3:
        return data["users"][9]
    if case == 4:
        return [x for x in data["total"]]
    if case == 5:
        return data["users"]["name"]
    return len(data["total"])


data = json.loads(TEXT)
print(data["total"], data["users"][0]["name"], data["text"][1], len(data["users"]), len(data["text"]))
for user in data["users"]:
    print(user["name"], user["age"], ", ".join(user["tags"]), user.get("city", "?"), len(user["tags"]))
for key in data:
    print(key, end=" ")
print()
for key, value in data.items():
    print(key, value)
print([str(user["name"]) for user in data["users"]], [t for u in data["users"] for t in u["tags"]])
ages: dict[str, int] = {u["name"]: u["age"] for u in data["users"]}
print(
    ages,
    list(data["text"]),
    sorted(str(k) for k in data),
    "a" if data["users"] else "b",
    data["users"][-1]["name"],
)
walk(data)
for case in range(7):
    try:
        print(wrong(data, case))
    except (KeyError, TypeError, IndexError) as error:
        print(type(error).__name__)
numbers: dict[int, str] = {1: "one"}
anything: Any = numbers
print(anything[1], len(anything), list(anything), list(anything.values()))
