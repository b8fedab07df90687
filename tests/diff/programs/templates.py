"""str.format and format_map with templates that are known, or are not, and what fields look into."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass
class Point:
    """A point."""

    x: int
    y: float

    @property
    def total(self) -> float:
        """The sum."""
        return self.x + self.y


class Row(NamedTuple):
    """A row."""

    name: str
    parts: list[str]


def attempt(action: Callable[[], object]) -> None:
    """What an expression gives, or which exception it raises."""
    try:
        print(repr(action()))
    except (ValueError, KeyError, IndexError, TypeError) as error:
        print(type(error).__name__, error)


point, row = Point(3, 0.5), Row("first", ["a", "b"])
print("{0.x}/{0.y:.2f} {p.total!r:>8} {0}".format(point, p=point))
print("{r.name} {r.parts[1]} {r[0]} {0[k]:{width}}|".format({"k": 5}, r=row, width=4))
print("{0[1]}-{0[0][1]} {1[2]}".format([[1, 2], [3, 4]], "abc"))
record = {"name": "Smith", "city": "Bonn"}
print("{name:>10}|{city}".format(**record), "{name}".format_map(record), "{0}{name}".format(1, **record))
print("%(name)-8s|%(city)s" % record, b"%(a)s-%(b)05d" % {b"a": b"x", b"b": 7}, b"%(k)d" % {b"k": 1})
attempt(lambda: "{nothing}".format_map(record))


class Names:
    """Names that are their own values."""

    def __getitem__(self, key: str) -> str:
        return key.upper()


print("{a} {b:>4}".format_map(Names()))
end = "}" if len(sys.argv) < 9 else ""
for template in (
    "{0:>5" + end,
    "{:{}}" + end * 0,
    "{!r}{}" + end * 2,
    "{x:.1f}|{0}",
    "{{" + end * 2,
    "{y!a}",
    "{missing}",
):
    attempt(lambda: template.format("tä", 7, x=2.5, y=None))
    attempt(lambda: template.format(*[1, 2], **{"x": 0.25}))
    attempt(lambda: template.format_map({"x": 1, "y": 2}))
columns = ["<8", ">5", "^7"]
layout = "|".join("{:" + column + "}" for column in columns)
for cells in (("a", 1, 2.5), ("bb", 22, 0.25)):
    print(layout.format(*cells))
