"""Displays that hold containers of several kinds, and what is made of them."""

import json
from collections.abc import Iterable, Sequence

SAMPLES = [[1, 2, 3], (1, 2), "abc", range(4), b"xy"]
SETTINGS = {"hosts": ["a", "b"], "limits": {"cpu": 2, "memory": 64.5}, "ports": (80, 443), "flags": {7}}


class Registry:
    def __init__(self) -> None:
        self.groups = {"letters": ["x", "y"], "numbers": (1, 2), "names": {"one": 1}}

    def sizes(self) -> dict[str, int]:
        return {name: len(group) for name, group in self.groups.items()}

    def longest(self) -> str:
        return max(self.groups, key=lambda name: len(self.groups[name]))


def describe(values: Iterable[object]) -> str:
    return "|".join(str(value) for value in values)


def first(values: Sequence[object]) -> object:
    return values[0]


def declared(flag: bool) -> Sequence[int]:
    chosen: Sequence[int] = [1, 2] if flag else (3, 4)
    return chosen


def show_samples() -> None:
    for sample in SAMPLES:
        print(type(sample).__name__, len(sample), list(sample), sample[0], sample[-1], sample[1:])
        print(describe(sample), first(sample), sample)
    print(sorted(len(sample) for sample in SAMPLES), [s for s in SAMPLES if len(s) > 2])
    for number, (left, right) in enumerate(zip(SAMPLES, [(0,), "q"])):
        print(number, left, right, left == [1, 2, 3], 2 in left if number == 0 else None)


def show_settings() -> None:
    for name, setting in SETTINGS.items():
        print(f"{name}: {setting} ({len(setting)} items)")
        if isinstance(setting, list):
            setting.append("c")
        elif isinstance(setting, dict):
            setting["disk"] = [1]
    print(SETTINGS["hosts"], SETTINGS["limits"])
    print(json.dumps({name: setting for name, setting in SETTINGS.items() if not isinstance(setting, set)}))
    print(sum(len(setting) for setting in SETTINGS.values()), 80 in SETTINGS["ports"], 7 in SETTINGS["flags"])


def show_choices(numbers: list[int]) -> None:
    for flag in (True, False):
        either = numbers if flag else {"a": 1}
        print(either, len(either), sorted(str(item) for item in either), bool(either))
        print(declared(flag)[0] + 1)
    head, *rest = [[1], "two", (3,)]
    print(head, rest, len(rest))
    rows = [{1, 2}, [3]]
    rows.append((4, 5, 6))
    print(rows, [len(row) for row in rows], rows == [{1, 2}, [3], (4, 5, 6)])
    try:
        print(first(SAMPLES[2]), SAMPLES[9])
    except IndexError as problem:
        print(problem)


show_samples()
show_settings()
show_choices([3, 1, 2])
registry = Registry()
print(registry.sizes(), registry.longest(), registry.groups)
