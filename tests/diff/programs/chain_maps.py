"""collections.ChainMap."""

from collections import ChainMap

defaults = {"color": "red", "user": "guest"}
override = {"user": "admin"}
c = ChainMap(override, defaults)
print(c["color"], c["user"], len(c), sorted(c), list(c), c.get("x"), c.get("x", "none"), "user" in c, bool(c))
print(list(c.items()), list(c.keys()), list(c.values()), c)
child = c.new_child()
child["color"] = "blue"
print(child, child.parents == c, c.parents, child.maps[0])
print(c.new_child({"z": "1"})["z"], c.pop("user"), c["user"])
for key in ("user", "color"):
    try:
        del c[key]
    except KeyError as problem:
        print("no", problem)
try:
    print(c["missing"])
except KeyError as problem:
    print(problem)
try:
    c.popitem()
except KeyError as problem:
    print(problem)
copied = c.copy()
copied["q"] = "w"
print(c, copied, copied.setdefault("q", "e"), copied.setdefault("r", "t"), copied == c)
copied.update({"m": "n"})
copied.clear()
print(copied, bool(ChainMap[int, int]()))
numbers: ChainMap[int, float] = ChainMap()
numbers[3] = 1.5
for number in numbers:
    print(number, numbers[number])
print(dict(c))
