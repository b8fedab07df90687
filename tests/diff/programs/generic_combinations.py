"""Generics, recursive types, callables and containers in unusual combinations."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, Iterable, Literal, TypeAlias, TypeVar, Union

T = TypeVar("T")
U = TypeVar("U")
Num = Union[int, float]


@dataclass
class Tree(Generic[T]):
    value: T
    kids: list[Tree[T]] = field(default_factory=list)

    def walk(self) -> Iterator[T]:
        yield self.value
        for k in self.kids:
            yield from k.walk()

    def map(self, f: Callable[[T], U]) -> Tree[U]:
        return Tree(f(self.value), [k.map(f) for k in self.kids])

    def fold(self, f: Callable[[T, list[U]], U]) -> U:
        return f(self.value, [k.fold(f) for k in self.kids])


t = Tree(1, [Tree(2, [Tree(3)]), Tree(4)])
print(list(t.walk()), t.map(str), t.fold(lambda v, ks: v + sum(ks)), t.map(lambda v: v * 1.5) == t)
JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"


def dump(j: JSON) -> str:
    match j:
        case None:
            return "null"
        case bool():
            return "true" if j else "false"
        case str():
            return f'"{j}"'
        case int() | float():
            return str(j)
        case list():
            return "[" + ",".join(map(dump, j)) + "]"
        case dict():
            return "{" + ",".join(f'"{k}":{dump(v)}' for k, v in j.items()) + "}"


print(dump({"a": [1, 2.5, None, True, {"b": "c"}], "d": {}}))


class Cache(Generic[T, U]):
    def __init__(self, f: Callable[[T], U], size: int = 2) -> None:
        self.f, self.size, self.data, self.hits = f, size, dict[T, U](), 0

    def __call__(self, k: T) -> U:
        if k in self.data:
            self.hits += 1
            self.data[k] = v = self.data.pop(k)
            return v
        if len(self.data) >= self.size:
            del self.data[next(iter(self.data))]
        return self.data.setdefault(k, self.f(k))


c: Cache[str, int] = Cache(lambda s: len(s) * 2)
print([c(w) for w in ("a", "bb", "a", "ccc", "bb")], c.hits, c.data)


class Matrix:
    def __init__(self, rows: Iterable[Iterable[int]]) -> None:
        self.rows = [list(r) for r in rows]

    def __matmul__(self, o: Matrix) -> Matrix:
        return Matrix([sum(a * b for a, b in zip(r, col)) for col in zip(*o.rows)] for r in self.rows)

    def __getitem__(self, ij: tuple[int, int]) -> int:
        i, j = ij
        return self.rows[i][j]

    def __setitem__(self, ij: tuple[int, int], v: int) -> None:
        self.rows[ij[0]][ij[1]] = v

    def __eq__(self, o: object) -> bool:
        return isinstance(o, Matrix) and self.rows == o.rows


m = Matrix([[1, 2], [3, 4]])
m[0, 1] += 10
print((m @ m).rows, m[1, 0], m == Matrix([(1, 12), (3, 4)]), m != m)
OPS: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


def rpn(s: str) -> float:
    st: list[float] = []
    for tok in s.split():
        if tok in OPS:
            b, a = st.pop(), st.pop()
            st.append(OPS[tok](a, b))
        else:
            st.append(float(tok))
    (r,) = st
    return r


print(rpn("3 4 + 2 * 7 /"), rpn("1 2 -"))


def first(xs: Iterable[T], default: U, pred: Callable[[T], bool] = bool) -> T | U:
    return next((x for x in xs if pred(x)), default)


print(first([0, 3], "none"), first([0], None), first("abc", 0, lambda ch: ch > "a"))
Mode = Literal["r", "w"]


def opened(mode: Mode = "r") -> str:
    return {"r": "reading", "w": "writing"}[mode]


print(opened(), opened("w"))


class Meta:
    registry: dict[str, type[Meta]] = {}

    def run(self) -> str:
        return "meta"


class A(Meta):
    def run(self) -> str:
        return "a"


class B(Meta):
    pass


for k in (A, B):
    Meta.registry[k.__name__] = k
print({n: cls().run() for n, cls in Meta.registry.items()})
