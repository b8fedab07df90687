"""Properties, operators, containers of one's own and inheritance in unusual combinations."""

from __future__ import annotations

from collections.abc import Iterator


class Temp:
    count = 0
    _all: list[Temp] = []

    def __init__(self, c: float) -> None:
        self._c = c
        Temp.count += 1
        Temp._all.append(self)

    @property
    def f(self) -> float:
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, v: float) -> None:
        self._c = (v - 32) * 5 / 9

    @staticmethod
    def freeze() -> Temp:
        return Temp(0.0)

    @classmethod
    def named(cls, n: str) -> Temp:
        return cls({"hot": 40.0, "cold": -5.0}[n])

    def __eq__(self, o: object) -> bool:
        if not isinstance(o, Temp):
            return NotImplemented
        return self._c == o._c

    def __lt__(self, o: Temp) -> bool:
        return self._c < o._c

    def __hash__(self) -> int:
        return hash(self._c)

    def __bool__(self) -> bool:
        return self._c != 0.0

    def __int__(self) -> int:
        return int(self._c)

    def __float__(self) -> float:
        return self._c

    def __format__(self, spec: str) -> str:
        return format(self._c, spec or ".1f") + "C"

    def __str__(self) -> str:
        return f"{self:.2f}"

    def __repr__(self) -> str:
        return f"Temp({self._c!r})"


t = Temp(25.0)
t.f = 212.0
print(t.f, t, repr(t), f"{t}", f"{t:.0f}", f"{t!r:>12}", int(t), float(t), bool(Temp(0.0)))
print(
    Temp.freeze() < Temp.named("hot"),
    Temp.count,
    t == 3,
    t != Temp(100.0),
    sorted([Temp(3.0), Temp(1.0)]),
    len(Temp._all),
)


class M:
    def __init__(self) -> None:
        self.d: dict[str, int] = {}

    def __getitem__(self, k: str) -> int:
        return self.d[k]

    def __setitem__(self, k: str, v: int) -> None:
        self.d[k] = v

    def __delitem__(self, k: str) -> None:
        del self.d[k]

    def __contains__(self, k: object) -> bool:
        return k in self.d

    def __len__(self) -> int:
        return len(self.d)

    def __iter__(self) -> Iterator[str]:
        return iter(self.d)

    def __enter__(self) -> M:
        return self

    def __exit__(self, *a: object) -> None:
        self.d.clear()

    def __reversed__(self) -> Iterator[str]:
        return reversed(self.d)


m = M()
m["a"] = 1
m["b"] = m["a"] + 1
m["b"] += 10
del m["a"]
with m as mm:
    print(len(m), "b" in m, list(m), mm["b"], list(reversed(m)), bool(m))
print(len(m), bool(m))


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value: int, next: Node | None = None) -> None:
        self.value = value
        self.next = next

    def __iter__(self) -> Iterator[int]:
        n: Node | None = self
        while n is not None:
            yield n.value
            n = n.next


print(
    list(Node(1, Node(2, Node(3)))),
    sum(Node(4, Node(5))),
    [*Node(1)],
    2 in Node(1, Node(2)),
    max(Node(7)),
    sorted(Node(3, Node(1))),
)


class Base:
    kind = "base"

    def who(self) -> str:
        return f"{type(self).__name__} {self.kind} {self.extra()}"

    def extra(self) -> str:
        return "b"


class Mid(Base):
    kind = "mid"

    def extra(self) -> str:
        return "m" + super().extra()


class Leaf(Mid):
    def extra(self) -> str:
        return "l" + super().extra()

    def __init__(self) -> None:
        self.kind = "own"


for c in (Base, Mid, Leaf):
    print(c().who(), c.kind, issubclass(c, Mid), isinstance(c(), Base))


class Money:
    def __init__(self, v: int) -> None:
        self.v = v

    def __add__(self, o: Money | int) -> Money:
        return Money(self.v + (o.v if isinstance(o, Money) else o))

    __radd__ = __add__

    def __sub__(self, o: Money) -> Money:
        return Money(self.v - o.v)

    def __truediv__(self, k: int) -> float:
        return self.v / k

    def __divmod__(self, k: int) -> tuple[int, int]:
        return divmod(self.v, k)

    def __pow__(self, k: int) -> Money:
        return Money(self.v**k)

    def __and__(self, o: Money) -> Money:
        return Money(self.v & o.v)

    def __invert__(self) -> Money:
        return Money(~self.v)

    def __lshift__(self, k: int) -> Money:
        return Money(self.v << k)

    def __index__(self) -> int:
        return self.v

    def __round__(self, n: int = 0) -> int:
        return round(self.v, n)

    def __repr__(self) -> str:
        return f"${self.v}"


print(
    Money(3) + Money(4),
    Money(1) + 2,
    5 + Money(1),
    sum([Money(1), Money(2)], Money(0)),
    Money(9) / 2,
    divmod(Money(9), 2),
    Money(2) ** 3,
    ~Money(1),
    Money(6) & Money(3),
    Money(1) << 4,
    [0, 1, 2, 3][Money(2)],
    round(Money(15), -1),
    hex(Money(255)),
)
