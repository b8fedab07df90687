"""Methods of a program's own that are called as the compiler's are, and slices of own classes."""

from __future__ import annotations


class Table(dict[str, int]):
    def get_or_none(self, key: str) -> str:
        return "own " + key

    def get_or(self, key: str) -> str:
        return "or " + key

    def pop_or(self) -> str:
        return "pop_or"

    def pop_or_none(self) -> str:
        return "pop_or_none"

    def update_pairs(self) -> str:
        return "update_pairs"

    def put_all(self) -> str:
        return "put_all"

    def live(self) -> str:
        return "live"

    def check(self) -> str:
        return "check"


t = Table()
t["a"] = 1
t.update([("b", 2)])
t.update({"c": 3})
print(t.get("a"), t.get("z"), t.get("z", 4), t.pop("a", 0), t.pop("a", None), dict(t), t)
print(
    t.get_or_none("q"),
    t.get_or("r"),
    t.pop_or(),
    t.pop_or_none(),
    t.update_pairs(),
    t.put_all(),
    t.live(),
    t.check(),
)
for k, v in t.items():
    print(k, v)
u = {**t, "d": 4}
print(u, t | {"x": 1}, t == {"b": 2, "c": 3}, "b" in t, list(t))


class Items(list[int]):
    def get_slice(self) -> str:
        return "get_slice"

    def set_slice(self, n: int) -> str:
        return f"set_slice {n}"

    def delete_slice(self) -> str:
        return "delete_slice"

    def append_all(self) -> str:
        return "append_all"

    def sort_plain(self) -> str:
        return "sort_plain"

    def sort_by(self) -> str:
        return "sort_by"

    def make_room(self) -> str:
        return "make_room"


i = Items([3, 1, 2])
print(
    i[1:],
    i.get_slice(),
    i.set_slice(3),
    i.delete_slice(),
    i.append_all(),
    i.sort_plain(),
    i.sort_by(),
    i.make_room(),
)
i[0:1] = [9, 8]
del i[1:2]
i.extend(x for x in (5, 4))
i.sort()
print(i, sorted(i, reverse=True), i + [1], [*i, 1])
i.sort(key=lambda x: -x)
i[1:2] += [7, 7]
print(i)


class Grid:
    def __init__(self) -> None:
        self.cells = list(range(10))

    def get_slice(self) -> str:
        return "own"

    def __getitem__(self, at: slice) -> list[int]:
        return self.cells[at]

    def __setitem__(self, at: slice, values: list[int]) -> None:
        print("set", at.start, at.stop, at.step)
        self.cells[at] = values

    def __delitem__(self, at: slice) -> None:
        print("del", at)
        del self.cells[at]


g = Grid()
print(g[2:5], g.get_slice())
g[0:2] = [100, 101]
del g[::2]
g[0:1] += [5]
print(g.cells)


class Bag(set[int]):
    def as_set(self) -> str:
        return "as_set"

    def put_all(self) -> str:
        return "put_all"

    def put(self) -> str:
        return "put"


b = Bag([1, 2])
b |= {3}
b.update([4, 5], {6})
print(sorted(b), b.as_set(), b.put_all(), b.put(), sorted(b & {1, 9}), sorted(b | {7}), 1 in b)
