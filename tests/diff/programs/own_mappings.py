"""Classes below Mapping and MutableMapping of collections.abc: what these give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping


class LowerDict(MutableMapping[str, int]):
    def __init__(self) -> None:
        self._data: dict[str, int] = {}

    def __getitem__(self, key: str) -> int:
        return self._data[key.lower()]

    def __setitem__(self, key: str, value: int) -> None:
        self._data[key.lower()] = value

    def __delitem__(self, key: str) -> None:
        del self._data[key.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __repr__(self) -> str:
        return f"LowerDict({self._data})"


d = LowerDict()
d["A"] = 1
d["Bc"] = 2
print(d.get("a"), d.get("zz"), d.get("zz", 5), "A" in d, "q" in d)
print(list(d.keys()), list(d.values()), list(d.items()), len(d))
for k, v in d.items():
    print(k, v)
print(d.pop("A"), d.pop("A", None), d.setdefault("X", 9), d.setdefault("x", 10))
d.update({"Q": 4})
d.update(z=6)
print(d, dict(d))
try:
    d.pop("nothing")
except KeyError as e:
    print("KeyError", e)
print(d.popitem(), len(d))
d.clear()
print(d, bool(d))


class Frozen(Mapping[str, int]):
    def __init__(self, data: dict[str, int]) -> None:
        self._data = data

    def __getitem__(self, key: str) -> int:
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


f = Frozen({"a": 1, "b": 2})
print(f.get("a"), "b" in f, list(f.items()), f == {"a": 1, "b": 2}, f == Frozen({"a": 1, "b": 2}))
print(sorted(f), {**f}, max(f.values()))
