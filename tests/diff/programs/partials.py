"""functools.partial of builtin functions, types, methods, classes and functions."""

from collections.abc import Callable
from functools import partial

b = partial(int, base=2)
print(b("101"), b("11"))
print(list(map(partial(int, base=16), ["ff", "10"])))
print(list(map(partial(pow, 2), [1, 2, 3])))
p = partial(print, "a", sep="-")
p("b")
p(3)
j = partial(str.replace, "aXb", "X")
print(j("-"))
print(list(map(partial(str.split, sep=","), ["a,b", "c"])))
st = partial(str.startswith, "abc")
print(st("a"), st("b"))


class C:
    def __init__(self, a: int, b: int = 2) -> None:
        self.a, self.b = a, b


k = partial(C, b=5)
print(k(1).b, k(3).a)


def f(a: int, b: int, c: int = 3) -> int:
    return a * 100 + b * 10 + c


print(partial(f, 1)(2), partial(f, 1, c=9)(2), partial(f, b=7)(1))
g: Callable[[str], int] = partial(int, base=8)
print(g("17"))
print(list(map(partial(str.__add__, "x"), ["a"])))
print(partial(chr, 65)(), partial(ord)("a"))


class W:
    def __init__(self) -> None:
        self.emit: Callable[[object], None] = partial(print, "log:")
        self.add = partial(f, 1)

    def run(self) -> None:
        self.emit("x")
        print(self.add(2))


W().run()


def note(level: str, message: str, end: str = "!") -> None:
    print(level, message, end)


observers: list[Callable[[str, int], None]] = []
observers.append(partial(print, "observed:"))
for observe in observers:
    observe("a", 3)
of_all: Callable[[str, str], None] = partial(note, "info")
of_all("a", "?")
by_name: dict[str, Callable[[str], None]] = {
    "warning": partial(note, "warning"),
    "error": partial(note, "error", end="."),
    "print": partial(print, "print", end=" .\n"),
}
for each_name, call in by_name.items():
    call(each_name)
