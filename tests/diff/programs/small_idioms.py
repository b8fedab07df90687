"""Idioms of typed programs: imports in functions, `...` as a body, truth values by identity, columns of own rows."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from typing import ClassVar


class Marker: ...


class Oops(Exception): ...


class Rows:
    def __init__(self, rows: list[list[int]]) -> None:
        self.rows = rows

    def __iter__(self) -> Iterator[list[int]]:
        return iter(self.rows)


class Upper:
    def __call__(self, text: str) -> str:
        return text.upper()


class Renderer:
    inline = Upper()
    twice: ClassVar[Callable[[int], int]] = lambda x: x * 2

    def render(self) -> str:
        return self.inline("abc")


class Lower(Renderer):
    inline = Upper()


def hypotenuse(a: float, b: float) -> float:
    import math
    from functools import reduce as fold

    def inner() -> int:
        from operator import mul

        return fold(mul, [1, 2, 3, 4], 1)

    print(inner())
    return math.hypot(a, b)


def truth(value: None | bool | int | str | float) -> str:
    if value is True:
        return "T"
    if value is False:
        return "F"
    if False is value:
        return "?"
    return str(value)


def numbers(value: int | str | float) -> tuple[int, float]:
    return int(value), float(value)


print(hypotenuse(3, 4), Marker() is not None)
try:
    raise Oops("x")
except Oops as oops:
    print(oops)
print(*map(truth, [None, True, False, 1, 0, "a", 1.5]))
print(numbers(3), numbers("4"), numbers(5.9))
numerator, _, denominator = "3".partition("/")
print(int(denominator or 1))
print(list(zip(*Rows([[1, 2], [3, 4]]))), OrderedDict(a=1, b=2), Counter(x=3, y=1))
print(Renderer().render(), Lower().render(), Renderer.inline("x"))
