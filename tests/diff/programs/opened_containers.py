"""Lists, tuples, sets and dicts that are known as objects alone, and read."""

import json
from typing import Any


def count(x: Any) -> int:
    if isinstance(x, dict):
        return sum(count(v) for v in x.values())
    if isinstance(x, list):
        return sum(count(item) for item in x)
    return 1


def show(x: object, indent: int = 0) -> None:
    pad = " " * indent
    if isinstance(x, dict):
        for k, v in x.items():
            print(pad + str(k) + ":")
            show(v, indent + 2)
    elif isinstance(x, (list, tuple)):
        for item in x:
            show(item, indent + 2)
    elif x is None:
        print(pad + "nothing")
    else:
        print(pad + repr(x))


def flat(value: object) -> list[object]:
    if isinstance(value, list):
        return [y for x in value for y in flat(x)]
    return [value]


def kind(x: object) -> str:
    if isinstance(x, dict):
        return f"dict of {len(x)}: {sorted(str(k) for k in x)} {'a' in x} {x.get('a')} {x.get('zz', 'none')}"
    if isinstance(x, (list, tuple)):
        return f"row of {len(x)}: {x[0] if x else None} {x[-1] if x else None} {3 in x} {list(reversed(x))}"
    if isinstance(x, set):
        return f"set of {len(x)} {sorted(map(str, x))}"
    return "other"


def depth(x: Any) -> int:
    return 1 + max((depth(i) for i in x), default=0) if isinstance(x, list) else 0


data = json.loads('{"a": [1, 2, {"b": null}], "c": "text", "d": 1.5}')
print(count(data))
show(data)
show([1, (2.5, "x"), [3], {"k": [True]}])
print(flat([1, [2, [3, "x"]], []]), flat(5))
for value in ({"a": 1}, {1: "x", 2: "y"}, [1, 2, 3], (3, "a"), [], {4, 5}, "text", [[3]]):
    print(kind(value))
print(depth([1, [2, [3]], []]), depth(3))
first, *others = [len(v) for v in ([1], [2, 3]) if isinstance(v, list)]
print(first, others)


def tail(x: object) -> object:
    return x[1:] if isinstance(x, list) else None


print(tail([1, 2, 3]), tail(["a"]), tail(None))
try:
    print([v[5] for v in ([1, 2],) if isinstance(v, list)])
except IndexError as error:
    print(error)
try:
    unknown: object = {"a": 1}
    if isinstance(unknown, dict):
        print(unknown["b"])
except KeyError as error:
    print(error)
