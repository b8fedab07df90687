"""slice objects: in classes of one's own, as values, and their indices."""

from __future__ import annotations

from typing import Generic, TypeVar, overload

T = TypeVar("T")


class Row:
    def __init__(self, items: list[int]) -> None:
        self.items = items

    def __getitem__(self, key: slice) -> list[int]:
        return self.items[key]


class Vector(Generic[T]):
    def __init__(self, *items: T) -> None:
        self.items = list(items)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, key: int) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Vector[T]: ...
    def __getitem__(self, key: int | slice) -> T | Vector[T]:
        if isinstance(key, slice):
            return Vector(*self.items[key])
        return self.items[key]


class Text:
    def __init__(self, text: str) -> None:
        self.text = text

    def __getitem__(self, key: int | slice) -> str:
        return self.text[key]


def main() -> None:
    row = Row([1, 2, 3, 4])
    print(row[1:3], row[::2], row[:-1], row[::-1], row[5:])
    v = Vector("a", "b", "c")
    print(v[0], v[-1], len(v[1:]), v[1:].items, v[::2][1])
    s = slice(1, 3)
    print([1, 2, 3, 4][s], "abcdef"[s], b"abcdef"[s], s.start, s.stop, s.step, s)
    for each in (
        slice(2),
        slice(None),
        slice(None, None, -1),
        slice(-3, -1),
        slice(5, 0, -2),
        slice(1, 100, 3),
    ):
        print(each, each.indices(4), list(range(*each.indices(4))), [0, 1, 2, 3][each], each == s)
    text = Text("hello")
    print(text[1], text[1:3], text[::-1])
    names = {"head": slice(0, 2), "tail": slice(3, None)}
    print({name: "abcdef"[part] for name, part in names.items()})
    try:
        print(slice(1, 2, 0).indices(3))
    except ValueError as error:
        print("ValueError:", error)


main()
