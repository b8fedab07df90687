"""Values of which nothing is known in templates, in place, as numbers and in sums."""

import json
import math
from typing import Any

d: dict[str, Any] = json.loads('{"n": 3, "f": 2.5, "s": "abc", "t": [1, 2]}')
print("%d items" % d["n"], "%5.2f|%-5s|" % (d["f"], d["s"]), "%s" % d["s"], "%(n)d %(s)s" % d)
t: Any = "%s-%s"
print(t % (1, "x"), t % tuple(d["t"]))
template = "".join(["%", "s"])
print(template % d["n"], template % d["s"])
print(f"{d['n']:>5}|{d['f']:.1f}|{d['s']:^7}|{d['n'] * 2}")
print("{:.2f} {}".format(d["f"], d["n"]), format(d["f"], ".3f"))
x = d["n"]
x += 1
x *= 2.5
print(x)
d["n"] += 1
d["f"] *= 2
d["t"] += [3]
d["s"] += "z"
print(d)
d["count"] = d.get("count", 0) + 1
print(d["count"], "abc" if d["n"] > 3 else "d")
vals = [d["n"], d["f"]]
print(sum(vals), sum(vals) / len(vals), max(vals), sorted(vals))

print(math.sqrt(d["n"]), math.floor(d["f"]), math.ceil(d["f"]))
n: int = d["n"] * 3
f: float = d["n"] / 3
print(n, f)
print(range(d["n"])[1], [0] * d["n"], list(range(0, d["n"], 2)), "abcdef"[: d["n"]], [1, 2, 3, 4, 5][d["n"]])


def total(*items: Any) -> Any:
    result = items[0]
    for item in items[1:]:
        result = result + item
    return result


print(total(1, 2, 3), total("a", "b"), total(1.5, 2), total([1], [2]))


class Stack:
    def __init__(self) -> None:
        self.items: list[Any] = []

    def push(self, x: Any) -> None:
        self.items.append(x)

    def pop(self) -> Any:
        return self.items.pop()


s = Stack()
s.push(1)
s.push(2.5)
print(s.pop() + s.pop())
while d["n"] > 0:
    d["n"] -= 1
print(d["n"], not d["n"], d["n"] == 0, bool(d["s"]), d["n"] or "none")
try:
    print(d["s"] - 1)
except TypeError as e:
    print(e)
try:
    d["s"] += 1
except TypeError as e:
    print(e)
try:
    d["n"] -= "x"
except TypeError as e:
    print(e)
ops: dict[str, Any] = {"a": 1, "b": [1, 2, {"c": 5}]}
print(ops["b"][2]["c"] + ops["a"], ops["b"][0] + ops["b"][1])
