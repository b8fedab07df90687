"""Generator methods, abstract and generic ones; iterators in fields, dicts and tuples; unpacking."""

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


class Shape(ABC):
    @abstractmethod
    def points(self) -> Iterator[tuple[int, int]]: ...

    @abstractmethod
    def add(self, extra: Iterable[int]) -> int: ...

    def walk(self) -> Iterator[int]:
        yield 0
        for x, y in self.points():
            yield x + y


class Line(Shape):
    def points(self) -> Iterator[tuple[int, int]]:
        yield 1, 2
        yield 3, 4

    def add(self, extra: Iterable[int]) -> int:
        return sum(extra)


class Dots(Shape):
    def __init__(self, dots: list[tuple[int, int]]) -> None:
        self.dots = dots

    def points(self) -> Iterator[tuple[int, int]]:
        return iter(self.dots)

    def add(self, extra: Iterable[int]) -> int:
        return -sum(extra)

    def walk(self) -> Iterator[int]:
        yield from super().walk()
        yield -1


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def __iter__(self) -> Iterator[T]:
        for index in range(len(self.items) - 1, -1, -1):
            yield self.items[index]

    def mapped(self) -> Generator[tuple[int, T], None, int]:
        n = 0
        for item in self:
            n += 1
            yield n, item
        return n


@dataclass
class Source:
    name: str
    rows: Iterable[str] = field(default_factory=list)
    cursor: Iterator[int] | None = None


def chunks(items: list[T], size: int) -> Iterator[list[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def interleave(its: list[Iterator[int]]) -> Iterator[int]:
    alive = list(its)
    while alive:
        for it in list(alive):
            v = next(it, None)
            if v is None:
                alive.remove(it)
            else:
                yield v


for shape in (Line(), Dots([(5, 6)])):
    s: Shape = shape
    print(list(s.points()), list(s.walk()), s.add([1, 2]), s.add(range(4)), s.add(n for n in (9, 1)))
st: Stack[str] = Stack()
for w in ["a", "b", "c"]:
    st.push(w)
print(list(st), list(st.mapped()), [x for x in st])
src = Source("s", ["x", "y"])
print(list(src.rows), src.cursor is None)
src.cursor = iter([1, 2])
if src.cursor is not None:
    print(next(src.cursor))
src.rows = (r.upper() for r in ["p", "q"])
print(list(src.rows), list(src.rows))
print(list(chunks([1, 2, 3, 4, 5], 2)))


def opt(flag: bool) -> Iterator[int | None]:
    yield 1
    yield None
    if flag:
        yield 3


print(list(opt(True)), [v for v in opt(False) if v is not None])


def mixed(kind: int) -> Iterator[int]:
    if kind == 0:
        return iter([1, 2])
    if kind == 1:
        return (n for n in range(3))
    if kind == 2:
        return reversed([7, 8])
    return map(abs, [-1, -2])


for k in range(4):
    print(list(mixed(k)))


def ints() -> Iterator[int]:
    yield 1
    yield 2


pending: dict[str, Iterator[int]] = {"a": ints(), "b": iter(range(3))}
print(next(pending["a"]), next(pending["b"]), [next(p) for p in pending.values()])
pair: tuple[Iterator[int], str] = (ints(), "t")
print(list(pair[0]))
unpacked = {"k": 1, "l": 2}
k1, k2 = unpacked
print(k1, k2)
for source in (1, 3):
    try:
        u, v = (n for n in range(source))
    except ValueError as error:
        print(error)
a, b = ints()
print(a, b)
first, *rest = mixed(1)
print(first, rest, 2 in ints(), 5 in list(ints()))
print(dict(zip("ab", ints())), sorted(ints(), key=lambda v: -v), tuple(ints()), list(zip(ints(), ints())))
print(max(ints(), default=0), sum((x for x in ints()), 10), min(mixed(2)))
lst = [0]
lst.extend(ints())
lst += ints()
lst[1:2] = ints()
print(lst, [*ints(), *mixed(0)], {*ints()})
match list(ints()):
    case [x, y]:
        print(x, y)


def lines(text: str) -> Iterator[str]:
    buffer = ""
    for ch in text:
        if ch == "\n":
            yield buffer
            buffer = ""
        else:
            buffer += ch
    if buffer:
        yield buffer


for number, line in enumerate(lines("one\ntwo\nthree"), 1):
    print(number, line)
assert all(len(t) > 2 for t in lines("one\ntwo"))
print(list(interleave([ints(), iter([7, 8, 9])])))
