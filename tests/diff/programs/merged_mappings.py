"""Dicts made of mappings whose values are held otherwise, and of dicts known as objects."""

from collections.abc import Iterable, Mapping


def merged(a: Mapping[str, object], b: Mapping[str, object]) -> dict[str, object]:
    return {**a, **b}


def copied(a: Mapping[str, object]) -> dict[str, object]:
    return dict(a)


def updated(a: Mapping[str, object]) -> dict[str, object]:
    found: dict[str, object] = {"x": None}
    found.update(a)
    return found


def listed(a: Iterable[object]) -> list[object]:
    return [0, *a]


d: dict[str, int] = {"a": 1}
e: dict[str, str] = {"b": "two"}
n: list[int] = [1, 2]
print(listed(n), listed({"k"}), listed("ab"), listed(e))
print(merged(d, e))
print(copied(d), updated(e))
o: object = d
if isinstance(o, dict):
    print({**o}, dict(o))
    r: dict[object, object] = {0: 0}
    r.update(o)
    print(r)
