"""States, exceptions, with, finally, displays and literals in unusual combinations."""

import sys
from abc import ABC, abstractmethod
from collections.abc import Generator


class State(ABC):
    @abstractmethod
    def next(self, ch: str) -> "State": ...
    @property
    def name(self) -> str:
        return type(self).__name__


class Start(State):
    def next(self, ch: str) -> State:
        return Number(ch) if ch.isdigit() else Start()


class Number(State):
    def __init__(self, text: str) -> None:
        self.text = text

    def next(self, ch: str) -> State:
        return Number(self.text + ch) if ch.isdigit() else End(int(self.text))


class End(State):
    def __init__(self, value: int) -> None:
        self.value = value

    def next(self, ch: str) -> State:
        return self


s: State = Start()
for ch in "ab12c4":
    s = s.next(ch)
print(s.name, s.value if isinstance(s, End) else None)


class Stack:
    class Empty(Exception):
        def __init__(self, op: str) -> None:
            super().__init__(op)
            self.op = op

    def __init__(self) -> None:
        self.items: list[int] = []

    def pop(self) -> int:
        try:
            return self.items.pop()
        except IndexError as e:
            raise Stack.Empty("pop") from e


try:
    Stack().pop()
except Stack.Empty as e:
    print(e.op, repr(e), type(e.__cause__).__name__, type(e).__qualname__)


class Event:
    def __init__(self) -> None:
        self.handlers: dict[str, list[object]] = {}


class Timer:
    def __init__(self) -> None:
        self.log: list[str] = []

    def __enter__(self) -> "Timer":
        self.log.append("enter")
        return self

    def __exit__(self, t: object, v: object, tb: object) -> bool:
        self.log.append(f"exit {t is not None}")
        return t is ValueError or isinstance(v, KeyError)


timer = Timer()


def use(e: Exception | None) -> str:
    with timer as tm:
        if e is not None:
            raise e
        return f"ok {len(tm.log)}"
    return "swallowed"


print(use(None), use(ValueError("v")), use(KeyError("k")), timer.log)
try:
    use(TypeError("t"))
except TypeError as te:
    print("through", te)


def finally_order() -> list[str]:
    out: list[str] = []

    def f(n: int) -> str:
        try:
            out.append(f"try{n}")
            if n == 1:
                return "ret"
            if n == 2:
                raise ValueError
            return "end"
        except ValueError:
            out.append("except")
            return "exc"
        else:
            out.append("else")
        finally:
            out.append("finally")

    out += [f(0), f(1), f(2)]
    return out


print(finally_order())


def gen_with_finally() -> list[str]:
    log: list[str] = []

    def g() -> Generator[int, None, None]:
        try:
            yield 1
            yield 2
        finally:
            log.append("closed")

    for x in g():
        log.append(str(x))
        break
    it = g()
    next(it)
    it.close()
    return log


print(
    sorted([3, 1, 2], key=lambda v: (v % 2, v)),
    sorted("bca", reverse=True),
    [*map(lambda a, b: a * b, [1, 2], [3, 4])],
)
print(
    [(i, j) for i in range(3) for j in range(i) if (i + j) % 2],
    {i: {j for j in range(i)} for i in range(3)},
    [[*row] for row in zip("ab", "cd")],
)
matrix = [[1, 2, 3], [4, 5, 6]]
print(
    [[r[i] for r in matrix] for i in range(3)],
    sum((r for r in matrix), []),
    max(matrix, key=sum),
    [x for r in matrix for x in r if x % 2],
)
a, (b, *c), d = 1, [2, 3, 4], 5
print(a, b, c, d)
for i, (x, y) in enumerate([(1, 2), (3, 4)]):
    print(i, x, y, end=" ")
print()
print(
    "%-10s|%+d|%05.1f" % ("ab", 5, 3.14159),
    "{:>{w}}|{:.{p}f}".format("r", 2.0, w=4, p=2),
    f"{[1, 2]!s:>8}|{(1,)}|{ {1: 2} }|{None}|",
)
print(
    1_000_000,
    0xFF,
    0b101,
    0o17,
    1e3,
    0.5,
    "tab\there",
    r"raw\n",
    b"by\x00te",
    """multi
line""",
    "its",
)
print(bool([0]), bool(""), bool(0.0), bool(None), not [], any([]), all([0]), 3 if () else 4)
print(
    0.1 + 0.2 == 0.3,
    round(0.1 + 0.2, 10) == 0.3,
    7 // -2,
    -7 % 5,
    2**-1,
    10**18,
    5 & 3,
    5 | 3,
    5 ^ 3,
    ~5,
    1 << 10,
    -16 >> 2,
)
print(
    sys.maxsize == 2**63 - 1,
    abs(-5),
    pow(2, 10, 1000),
    divmod(17, 5),
    min("b", "a"),
    max(1, 2.5),
    sum(range(5), 10),
)
