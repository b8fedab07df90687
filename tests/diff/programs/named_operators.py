"""Special methods called by their names, of Python's own types and of classes."""

import functools
import math
from dataclasses import dataclass
from enum import Enum, IntEnum

x = 3
y = 4
print(
    (3).__add__(4),
    x.__sub__(y),
    x.__mul__(y),
    x.__truediv__(y),
    x.__floordiv__(2),
    x.__mod__(2),
    x.__pow__(2),
)
print(
    x.__radd__(y),
    x.__rsub__(y),
    x.__rtruediv__(6),
    x.__rfloordiv__(7),
    x.__lshift__(2),
    x.__rand__(1),
    x.__xor__(1),
)
print(
    x.__eq__(y),
    x.__ne__(y),
    x.__lt__(y),
    x.__ge__(y),
    x.__hash__() == hash(x),
    x.__divmod__(2),
    x.__rdivmod__(7),
)
print(
    x.__neg__(),
    x.__pos__(),
    x.__invert__(),
    x.__abs__(),
    x.__bool__(),
    x.__index__(),
    x.__int__(),
    x.__float__(),
)
print(
    x.__str__(), x.__repr__(), x.__format__("04d"), x.__round__(), x.__floor__(), x.__ceil__(), x.__trunc__()
)
print(True.__add__(1), True.__and__(False), True.__repr__(), False.__bool__(), True.__or__(False))
z = math.sqrt(6.25)
print(
    z.__add__(1),
    z.__mul__(2.0),
    z.__eq__(2.5),
    z.__eq__(2),
    z.__lt__(3),
    z.__int__(),
    z.__neg__(),
    z.__abs__(),
)
print(
    z.__floor__(),
    z.__ceil__(),
    z.__trunc__(),
    z.__round__(),
    z.__repr__(),
    z.__bool__(),
    z.__hash__() == hash(z),
)
print(z.__divmod__(2), z.__pow__(2.0), z.__rpow__(2.0), z.__rsub__(3.0), z.__format__(".2f"), z.__round__(0))
text = "abc"
print(
    text.__len__(),
    text.__contains__("b"),
    text.__add__("d"),
    text.__mul__(2),
    text.__rmul__(2),
    text.__getitem__(1),
)
print(
    text.__eq__("abc"),
    text.__lt__("b"),
    text.__repr__(),
    text.__str__(),
    text.__hash__() == hash(text),
    "%d".__mod__(3),
)
print(text.__getitem__(slice(1, None)), list(text.__iter__()), text.__format__(">5"), text.__ne__("x"))
items = [5, 6]
print(
    items.__len__(),
    items.__contains__(6),
    items.__getitem__(0),
    items.__getitem__(slice(0, 1)),
    items.__add__([7]),
)
items.__setitem__(0, 9)
items.__delitem__(1)
print(
    items,
    items.__eq__([9]),
    items.__mul__(2),
    items.__repr__(),
    items.__iter__().__next__(),
    items.__iadd__([3]),
)
print(list(items.__reversed__()), items.__lt__([10]))
table = {"a": 1}
print(
    table.__getitem__("a"), table.__contains__("b"), table.__len__(), table.__repr__(), table.__eq__({"a": 1})
)
table.__setitem__("b", 2)
print(table, max(table, key=table.__getitem__), list(map(table.__getitem__, table)), list(table.__iter__()))
pair = (1, "x")
print(
    pair.__len__(),
    pair.__contains__("x"),
    pair.__eq__((1, "x")),
    pair.__repr__(),
    pair.__hash__() == hash(pair),
)
some = {1, 2}
print(
    some.__and__({2}),
    some.__or__({3}),
    some.__contains__(1),
    some.__len__(),
    some.__sub__({1}),
    some.__le__({1, 2, 3}),
)
print(b"ab".__len__(), b"ab".__getitem__(0), b"ab".__add__(b"c"), b"ab".__contains__(97), range(3).__len__())
print(range(3).__contains__(2), range(3).__getitem__(1), list(range(3).__reversed__()))
print(
    int.__add__(3, 4),
    str.__len__("abc"),
    list.__len__(items),
    float.__mul__(2.0, 1.5),
    dict.__getitem__(table, "a"),
)
print(
    int.bit_length(5), str.__contains__("abc", "b"), int.__eq__(1, 1), float.is_integer(2.0), int.__neg__(3)
)
print(
    functools.reduce(int.__add__, [1, 2, 3]),
    list(map(str.__len__, ["a", "bc"])),
    sorted([3, -1], key=int.__neg__),
)


@dataclass(order=True)
class Point:
    x: int
    y: int


class Plain:
    def __len__(self) -> int:
        return 5

    def __str__(self) -> str:
        return "plain"


class Colour(Enum):
    RED = 1
    BLUE = 2


class Level(IntEnum):
    LOW = 1
    HIGH = 2


p, q = Point(1, 2), Point(1, 3)
print(p.__eq__(q), p.__lt__(q), p.__repr__(), p.__str__(), p.__eq__(Point(1, 2)), p.__ge__(q))
print(
    Plain().__len__(), Plain().__str__(), Plain().__format__(""), Colour.RED.__str__(), Colour.RED.__repr__()
)
print(
    Colour.RED.__hash__() == hash(Colour.RED),
    Level.LOW.__add__(2),
    Level.LOW.__lt__(Level.HIGH),
    Level.HIGH.__int__(),
)
