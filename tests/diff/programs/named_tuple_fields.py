"""`_fields` of named tuples and their classes."""

from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int = 0

    def shown(self) -> str:
        return ", ".join(f"{name}={value}" for name, value in zip(self._fields, self, strict=True))


point = Point(3)
print(point._fields, Point._fields, len(Point._fields), Point._fields[1], point.shown())
print([name.upper() for name in Point._fields], "x" in Point._fields, Point._fields == ("x", "y"))
