"""dict: insertion order, lookups, deletion, growth, views."""

ages = {"ann": 31, "bob": 25}
ages["cid"] = 40
ages["ann"] = 32
print(
    ages,
    len(ages),
    ages["bob"],
    "bob" in ages,
    "zed" in ages,
    ages.get("zed"),
    ages.get("zed", 0),
    ages.get("cid"),
)
del ages["bob"]
ages["bob"] = 1
print(ages, list(ages), list(ages.keys()), list(ages.values()), list(ages.items()))
for name in ages:
    print(name, end=" ")
print()
for name, age in ages.items():
    print(name, age)
for age in ages.values():
    print(age, end=" ")
print()
print(ages.pop("cid"), ages.pop("cid", -1), ages.setdefault("dan", 5), ages.setdefault("dan", 6), ages)
try:
    print(ages["nobody"])
except KeyError as error:
    print("KeyError:", error)
try:
    del ages["nobody"]
except KeyError as error:
    print("KeyError:", error)
squares: dict[int, int] = {}
for number in range(1000):
    squares[number * 4096] = number * number
for number in range(0, 1000, 2):
    del squares[number * 4096]
print(len(squares), squares[999 * 4096], 0 in squares, 4096 in squares, sum(squares.values()))
for number in range(1000):
    squares[number] = number
print(len(squares), list(squares)[:3], list(squares)[-3:])
print({1: "a", 2: "b"} == {2: "b", 1: "a"}, {1: 2} == {1: 3}, {n: n * n for n in range(4)})
merged = {"a": 1} | {"b": 2, "a": 3}
merged.update({"c": 4})
print(merged, merged.popitem(), merged, merged.copy(), dict(merged), dict([("x", 1), ("y", 2)]))
pairs: dict[tuple[int, int], str] = {(1, 2): "x"}
pairs[(3, 4)] = "y"
print(pairs, pairs[(1, 2)], (3, 4) in pairs)
names: dict[str, list[int]] = {}
for word in ["a", "bb", "cc", "d"]:
    names.setdefault(word[0], []).append(len(word))
print(names, bool({}), dict.fromkeys([1, 2], 0))
try:
    for name in names:
        names["new" + name] = []
except RuntimeError as error:
    print("RuntimeError:", error)
names.clear()
print(names, len(names))
raw = {b"k": True, b"": False}
print(raw, raw[b"k"], {True: 1, False: 0}, {-1: "m", 0: "z"})
