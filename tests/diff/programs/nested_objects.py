"""Lists and tuples of objects that hold others: given to functions that take any iterable."""

from collections.abc import Iterable


def flat(xs: Iterable[object]) -> list[object]:
    out: list[object] = []
    for x in xs:
        if isinstance(x, (list, tuple)):
            out.extend(flat(x))
        else:
            out.append(x)
    return out


print(flat([1, [2, (3, [4])], "ab"]))
ints: list[int] = [1, 2]
pair: tuple[int, ...] = (5, 6)
print(flat([ints, pair, {7}, [[], [None, ints]]]))


def total(xs: Iterable[object]) -> int:
    return sum(total(x) if isinstance(x, (list, tuple, set)) else 1 for x in xs)


rows: list[object] = [ints, [ints, 3], {1.5}]
print(total(rows))
