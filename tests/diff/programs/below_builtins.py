"""Classes below list, dict, set and str: what they are called with, and what their methods say of it."""

from collections.abc import Iterable
from typing import Any


class Stack(list[int]):
    def push(self, item: int) -> None:
        self.append(item)

    def append(self, item: int) -> None:
        print("append", item)
        super().append(item)


class Named(list[str]):
    def __init__(self, name: str, items: Iterable[str] = ()) -> None:
        super().__init__(items)
        self.name = name


class Table(dict[str, int]):
    """A table."""

    def total(self) -> int:
        return sum(self.values())

    def __setitem__(self, key: str, value: int) -> None:
        super().__setitem__(key.upper(), value)


class Registry(dict[str, int]):
    def __init__(self) -> None:
        super().__init__({"zero": 0}, one=1)


class Bag(set[str]): ...


class Symbol(str):
    """A name."""

    def shout(self) -> str:
        return self.upper() + "!"


class Path(str):
    __slots__ = ()

    def __truediv__(self, other: str) -> "Path":
        return Path(f"{self}/{other}")

    @property
    def name(self) -> str:
        return self.rpartition("/")[2]

    def __repr__(self) -> str:
        return f"Path({str(self)!r})"


def show(atom: Symbol | str | int) -> str:
    """How an atom is written."""
    if isinstance(atom, Symbol):
        return f"<{atom}>"
    return repr(atom) if isinstance(atom, str) else str(atom)


def containers() -> None:
    stack = Stack([1, 2])
    stack.push(3)
    print(stack, len(stack), stack[-1], Stack(), Stack(range(3)) == [0, 1, 2])
    table = Table(a=1)
    table["b"] = 2
    table.update({"c": 3})
    table.setdefault("d", 4)
    print(table, table.total(), Table([("x", 1)]), Table({"y": 1}, z=2))
    bag = Bag(["x"])
    bag.add("y")
    print(sorted(bag), len(Bag()))
    named = Named("n", (str(i) for i in range(3)))
    print(named, named.name, Named("m"), Registry())


def texts() -> None:
    s = Symbol("abc")
    print(s, len(s), s == "abc", isinstance(s, Symbol), s.shout(), repr(s), hash(s) == hash("abc"), s + "d")
    print([show(a) for a in (s, "abc", 5)], Symbol("") == "", bool(Symbol()), Symbol(12), Symbol("é€"))
    path = Path("usr") / "lib" / "x"
    print(path, path.name, [path], type(path).__name__, path.upper())
    table: dict[str, int] = {Symbol("k"): 1, "j": 2}
    print(table["k"], sorted([Symbol("b"), Symbol("a")]), "-".join([s, "x"]))
    things: list[Any] = [s, "t"]
    print(things, [isinstance(t, Symbol) for t in things])


containers()
texts()
print(__doc__, Table.__doc__, Stack.__doc__, show.__doc__, texts.__doc__, show.__name__)
