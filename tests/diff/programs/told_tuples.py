"""Unions of aliases of unions, and tuples of any length told to be of fixed shape."""

from typing import Optional, Union, cast

CellValue = Union[float, str, None]


class Err(Exception):
    pass


cache: dict[str, CellValue | Err] = {}


def get(k: str) -> CellValue:
    v = cache[k]
    if isinstance(v, Err):
        raise v
    return v


cache["a"] = 1.5
cache["b"] = "x"
cache["c"] = None
cache["d"] = Err("bad")
for k in "abcd":
    try:
        print(get(k))
    except Err as e:
        print("err", e)
Opt = Optional[int]
xs: list[Opt | str] = [1, None, "a"]
print(xs)
p = cast("tuple[int, int]", tuple(map(int, "3,4".split(","))))
print(p[0] + p[1], p)


def point(s: str) -> tuple[str, str]:
    return cast(tuple[str, str], tuple(s.split("-")))


print(point("a-b"))
a, b = point("c-d")
print(a, b)
