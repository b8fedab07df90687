"""Enum classes wherever something is iterated over."""

from collections.abc import Iterator
from enum import Enum, IntEnum


class Color(Enum):
    RED = "r"
    GREEN = "g"


class Size(IntEnum):
    SMALL = 1
    LARGE = 9


def names() -> Iterator[str]:
    yield from (color.name for color in Color)


lazy = (size for size in Size if size > 1)
print(list(names()), next(lazy), sum(size for size in Size), sorted(c.value for c in Color))
print(list(map(lambda c: c.value, Color)), list(zip(Color, Size)), max(Size), list(enumerate(Color)))
print({c: c.value for c in Color}, [*Color], tuple(Size), any(c.value == "g" for c in Color), len(Color))
pairs = ((c, s) for c in Color for s in Size)
print(next(pairs), list(reversed(Color)), set(Size) == {1, 9})
print(
    sorted(Size, reverse=True),
    frozenset(Color) == set(Color),
    dict.fromkeys(Color, 0),
    min(Size),
    list(filter(None, Size)),
)
first, *rest = Color
print(
    first,
    rest,
    Color.RED in Color,
    dict(zip(Color, range(2))),
    set(c.name for c in Color) == {"RED", "GREEN"},
)
print(
    dict(enumerate(Size)), "".join(c.value for c in Color), [s for s in Size for _ in range(s > 1)], all(Size)
)
found: set[Color] = set()
found.update(Color)
rows = list(Color)
rows.extend(Color)
print(len(found), len(rows), list(iter(Color)) == rows[:2])
