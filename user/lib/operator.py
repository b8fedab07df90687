"""operator: the operators as functions. itemgetter, attrgetter and methodcaller the
compiler writes out as lambdas.
"""

from collections.abc import Iterable
from typing import TypeVar

from ophion.runtime.ordering import less
from user.lib.objects import absolute

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

# mypy knows of T only that it is some type; that it has the operator is seen where the function is used.


def add(a: T, b: T, /) -> T:
    """a + b"""
    return a + b  # type: ignore[operator, no-any-return]


def sub(a: T, b: T, /) -> T:
    """a - b"""
    return a - b  # type: ignore[operator, no-any-return]


def mul(a: T, b: T, /) -> T:
    """a * b"""
    return a * b  # type: ignore[operator, no-any-return]


def floordiv(a: T, b: T, /) -> T:
    """a // b"""
    return a // b  # type: ignore[operator, no-any-return]


def mod(a: T, b: T, /) -> T:
    """a % b"""
    return a % b  # type: ignore[operator, no-any-return]


def truediv(a: float, b: float, /) -> float:
    """a / b"""
    return a / b


def and_(a: T, b: T, /) -> T:
    """a & b"""
    return a & b  # type: ignore[operator, no-any-return]


def or_(a: T, b: T, /) -> T:
    """a | b"""
    return a | b  # type: ignore[operator, no-any-return]


def xor(a: T, b: T, /) -> T:
    """a ^ b"""
    return a ^ b  # type: ignore[operator, no-any-return]


def lshift(a: int, b: int, /) -> int:
    """a << b"""
    return a << b


def rshift(a: int, b: int, /) -> int:
    """a >> b"""
    return a >> b


def neg(a: T, /) -> T:
    """-a"""
    return -a  # type: ignore[operator, no-any-return]


def not_(a: T, /) -> bool:
    """not a"""
    return not a


def truth(a: T, /) -> bool:
    """bool(a)"""
    return bool(a)


def eq(a: T, b: T, /) -> bool:
    """a == b"""
    return a == b


def ne(a: T, b: T, /) -> bool:
    """a != b"""
    return a != b


def lt(a: T, b: T, /) -> bool:
    """a < b"""
    return less(a, b)


def gt(a: T, b: T, /) -> bool:
    """a > b"""
    return less(b, a)


def le(a: T, b: T, /) -> bool:
    """a <= b"""
    return a <= b  # type: ignore[operator, no-any-return]


def ge(a: T, b: T, /) -> bool:
    """a >= b"""
    return a >= b  # type: ignore[operator, no-any-return]


def countOf(a: Iterable[T], b: T, /) -> int:  # noqa: N802 (Python's name)
    """How many items equal b."""
    return sum(1 for item in a if item == b)


def indexOf(a: Iterable[T], b: T, /) -> int:  # noqa: N802 (Python's name)
    """The place of the first item that equals b. ValueError."""
    for place, item in enumerate(a):
        if item == b:
            return place
    raise ValueError("sequence.index(x): x not in sequence")


# --- more of one and two operands ---


def abs(a: T, /) -> T:
    """abs(a)"""
    return absolute(a)


def pos(a: T, /) -> T:
    """+a"""
    return +a  # type: ignore[operator, no-any-return]


def invert(a: T, /) -> T:
    """~a"""
    return ~a  # type: ignore[operator, no-any-return]


def inv(a: T, /) -> T:
    """~a"""
    return ~a  # type: ignore[operator, no-any-return]


def index(a: int, /) -> int:
    """The whole number."""
    return a


def is_(a: object, b: object, /) -> bool:
    """a is b"""
    return a is b


def is_not(a: object, b: object, /) -> bool:
    """a is not b"""
    return a is not b


# --- containers ---


def contains(a: T, b: K, /) -> bool:
    """b in a"""
    return b in a  # type: ignore[operator]


def concat(a: T, b: T, /) -> T:
    """a + b of sequences"""
    return a + b  # type: ignore[operator, no-any-return]


def getitem(a: T, b: K, /) -> V:  # type: ignore[type-var]
    """a[b]"""
    return a[b]  # type: ignore[index, no-any-return]


def setitem(a: T, b: K, c: V, /) -> None:
    """a[b] = c"""
    a[b] = c  # type: ignore[index]


def delitem(a: T, b: K, /) -> None:
    """del a[b]"""
    del a[b]  # type: ignore[attr-defined]
