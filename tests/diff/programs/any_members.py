"""Methods and attributes of values of which nothing is known."""

import json
from collections.abc import Callable
from typing import Any


class Shape:
    def __init__(self, name: str, sides: int) -> None:
        self.name = name
        self.sides = sides

    def describe(self, loud: bool = False) -> str:
        text = f"{self.name} with {self.sides} sides"
        return text.upper() if loud else text

    @property
    def angles(self) -> int:
        return (self.sides - 2) * 180


class Square(Shape):
    def __init__(self) -> None:
        super().__init__("square", 4)

    def describe(self, loud: bool = False) -> str:
        return "a " + super().describe(loud)


data: dict[str, Any] = json.loads(
    '{"users": [{"name": "ann lee", "tags": ["b", "a"], "age": 3}], "n": 5, "f": 2.0, "none": null}'
)
users = data["users"]
first = users[0]
print(
    first["name"].upper(),
    first["name"].split(),
    first["name"].title().replace(" ", "_"),
    first["name"].startswith("ann"),
)
first["tags"].append("c")
first["tags"].sort()
print(
    first["tags"], first["tags"].index("b"), first["tags"].count("c"), first["tags"].pop(), len(first["tags"])
)
first["tags"].extend(["x", "y"])
first["tags"].insert(0, "zero")
first["tags"].reverse()
first["tags"].remove("x")
print(first["tags"], first["name"].find("lee"), first["name"].count("e"))
first["age"] += 1
first["city"] = "Oslo"
first["tags"][0] = "changed"
data["users"][0]["age"] *= 2
data["users"].append({"name": "bob", "tags": [], "age": 7})
data["users"][1]["tags"].append({"deep": 1})
data["users"][1]["tags"][0]["deep"] += 5
del first["city"]
print(json.dumps(data))
print(first.setdefault("k", 1), first.pop("k"), first.pop("none", "gone"), sorted(first.keys()))
first.update({"age": 1})
print(
    data["f"].is_integer(),
    data["n"].bit_length(),
    first.copy(),
    "age" in first,
    "x" in data["users"][0]["tags"],
    "an" in first["name"],
    data["users"][0]["name"][:3],
    data["users"][-1:],
)
shapes: list[Any] = [Shape("triangle", 3), Square()]
for shape in shapes:
    print(shape.describe(), shape.describe(loud=True), shape.sides + 1, shape.angles, shape.name.upper())
    shape.sides += 1
    shape.name = shape.name[::-1]
print([s.sides for s in shapes], shapes[0].name)
config: dict[str, Any] = {"server": {"port": 80, "hosts": ["a"]}, "debug": False, "paths": {"x": {"y": 1}}}
config["server"]["port"] = 8080
config["server"]["hosts"].append("b")
config["paths"]["x"]["z"] = "new"
config["extra"] = ["q"]
config["extra"].append(1)
config["debug"] = not config["debug"]
print(config, config["server"]["hosts"][-1].upper())
tree: Any = {"value": 1, "children": [{"value": 2, "children": []}]}
tree["children"][0]["children"].append({"value": 3, "children": []})


def total(node: Any) -> Any:
    return node["value"] + sum(total(child) for child in node["children"])


print(total(tree), tree)
state: dict[str, Any] = {"scores": {}, "log": []}
for name, points in [("ann", 3), ("bob", 5), ("ann", 4)]:
    state["scores"][name] = state["scores"].get(name, 0) + points
    state["log"].append((name, points))
print(state, max(state["scores"].values()), state["log"][0][1])


def wrong(which: int) -> Any:
    if which == 0:
        return data["n"].upper()
    if which == 1:
        return data["none"].append(1)
    if which == 2:
        return first["name"].sides
    if which == 3:
        first["name"]["x"] = 1
    if which == 4:
        data["users"][9]["x"] = 1
    if which == 5:
        return shapes[0].upper()
    return first["name"].append(3)


for which in range(7):
    try:
        print(wrong(which))
    except (AttributeError, TypeError, IndexError) as problem:
        print(type(problem).__name__, problem)

functions: dict[str, Callable[[Any], Any]] = {
    "upper": lambda v: v.upper(),
    "len": len,
    "double": lambda v: v * 2,
    "last": lambda v: v[-1],
}
for given in ("abc", [1, 2], (3, 4), {"a": 1}):
    print(functions["len"](given), end=" ")
print(functions["upper"]("abc"), functions["double"]([1]), functions["last"]("xyz"))
