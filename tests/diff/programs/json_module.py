"""json: dumps and loads."""

import io
import json
from collections import OrderedDict
from dataclasses import asdict, dataclass
from typing import Any


@dataclass
class Point:
    x: int
    y: float
    tags: list[str]


print(json.dumps({"a": 1, "b": [1, 2.5, None], "c": {"x": (1, "y")}, "d": True}))
print(
    json.dumps([1, 2]),
    json.dumps({1: 2, 3: 4}),
    json.dumps('h\u00e9"\n\x01\U0001f600'),
    json.dumps(None),
    json.dumps(1.5),
)
print(
    json.dumps({"b": 1, "a": [1, {"z": []}]}, indent=2), json.dumps([1, [2, {}]], indent="\t", sort_keys=True)
)
print(
    json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.dumps("é", ensure_ascii=False)
)
print(
    json.dumps(asdict(Point(1, 2.5, ["a"]))),
    json.dumps(float("inf")),
    json.dumps([float("nan"), -1e300, 1e-7]),
)
ordered = OrderedDict(b=1)
print(json.dumps(ordered), json.dumps({2: "a", 1: "b"}, sort_keys=True))
table: dict[str, list[int]] = {"x": [1], "y": []}
print(json.dumps(table, indent=4))
for bad in ([Point(1, 2.0, [])], {"s": {1, 2}}, {(1, 2): 3}, b"x"):
    try:
        print(json.dumps(bad))
    except TypeError as problem:
        print(problem)
data: dict[str, Any] = json.loads(
    '{"name": "Ann", "age": 3, "list": [1, 2.5, "x", null, true, {"k": []}], "e": "\\u00e9\\ud83d\\ude00\\n"}'
)
print(data)
name: str = data["name"]
age: int = data["age"]
parts: list[Any] = data["list"]
for part in parts:
    if isinstance(part, str):
        print(part.upper())
    else:
        print(part, type(part).__name__)
print(name, age + 1, len(parts), data.get("none"), sorted(data))
buffer = io.StringIO()
json.dump({"a": [1]}, buffer, indent=1)
buffer.seek(0)
again: dict[str, Any] = json.load(buffer)
print(again, buffer.getvalue())
print(json.dumps(data, sort_keys=True) == json.dumps(json.loads(json.dumps(data)), sort_keys=True))
for text in (
    "",
    "{",
    '{"a"',
    '{"a":1,}',
    "[1,]",
    "[1 2]",
    "nul",
    '"abc',
    '"a\x01"',
    '"\\x"',
    '"\\u12"',
    "1 2",
    "-",
    "01",
    "[1,\n2,,3]",
    "{1:2}",
    '{"a" 1}',
    "1.5e",
    "\ufeff1",
    "\u00e9",
):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as problem:
        print(problem, problem.lineno, problem.colno, problem.pos, problem.msg)
print(json.loads("[1e5, -0, -1.5E-2, 12345678901234, NaN, -Infinity]"), json.loads(b'{"a": "\xc3\xa9"}'))
