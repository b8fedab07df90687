"""Dicts, sets and deques: every operation that calls back, while the callback changes them in every way."""

from collections import defaultdict, deque
from collections.abc import Callable


class Hook:
    """At its `at`-th call `strike` does what `work` says."""

    work: "Callable[[], object] | None" = None
    at: int = 0


def strike() -> None:
    Hook.at -= 1
    if Hook.at == 0 and Hook.work is not None:
        work, Hook.work = Hook.work, None
        work()


class Key:
    """Hash, equality and text strike; hashes collide."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.name = str(number) * 2

    def __eq__(self, other: object) -> bool:
        strike()
        return isinstance(other, Key) and self.number == other.number

    def __hash__(self) -> int:
        strike()
        return 1

    def __lt__(self, other: "Key") -> bool:
        strike()
        return self.number < other.number

    def __repr__(self) -> str:
        strike()
        return f"K{self.name}"


class Value:
    """Its end, equality and text strike."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.name = str(number) * 2

    def __eq__(self, other: object) -> bool:
        strike()
        return isinstance(other, Value) and self.number == other.number

    def __repr__(self) -> str:
        strike()
        return f"V{self.name}"

    def __del__(self) -> None:
        strike()


def fresh() -> Value:
    strike()
    return Value(99)


class Holder:
    """Holds the containers, so that actions can put others in their place."""

    def __init__(self, count: int) -> None:
        self.table = {Key(n): Value(n) for n in range(count)}
        self.group = {Key(n) for n in range(count)}
        self.row = deque(Value(n) for n in range(count))
        self.made = defaultdict[Key, Value](fresh)

    def seen(self) -> str:
        table = " ".join(f"{key.name}:{value.name}" for key, value in self.table.items())
        group = " ".join(sorted(key.name for key in self.group))
        return f"{{{table}}} {{{group}}} {' '.join(value.name for value in self.row)} {len(self.made)}"


def clear(h: Holder) -> None:
    h.table.clear()
    h.group.clear()
    h.row.clear()
    h.made.clear()


def replace(h: Holder) -> None:
    h.table = {Key(50): Value(50)}
    h.group = {Key(50)}
    h.row = deque([Value(50)])
    h.made = defaultdict(lambda: Value(51))


def grow(h: Holder) -> None:
    for n in range(70, 90):
        h.table[Key(n)] = Value(n)
        h.group.add(Key(n))
        h.row.append(Value(n))
        h.made[Key(n)] = Value(n)


def refill(h: Holder) -> None:
    clear(h)
    grow(h)


def swap(h: Holder) -> None:
    for key in list(h.table):
        h.table[key] = Value(key.number + 30)
    for n in range(len(h.row)):
        h.row[n] = Value(n + 30)


def shrink(h: Holder) -> None:
    for key in list(h.table)[2:]:
        del h.table[key]
    for key in list(h.group):
        if key.number > 1:
            h.group.remove(key)
    while len(h.row) > 2:
        h.row.pop()


def churn(h: Holder) -> None:
    shrink(h)
    for n in range(200, 203):
        h.table[Key(n)] = Value(n)
        h.group.add(Key(n))
    for n in range(203, 240):
        h.table[Key(n)] = Value(n)
        del h.table[Key(n)]
        h.group.add(Key(n))
        h.group.discard(Key(n))
        h.row.rotate(1)


ACTIONS: dict[str, Callable[[Holder], object]] = {
    "clear": clear,
    "replace": replace,
    "refill": refill,
    "grow": grow,
    "swap": swap,
    "shrink": shrink,
    "churn": churn,
}


def put(h: Holder) -> None:
    h.table[Key(3)] = Value(33)


def put_new(h: Holder) -> None:
    h.table[Key(30)] = Value(33)


def put_in_field(h: Holder) -> str:
    h.table[Key(3)] = h.table[Key(1)]
    return h.table[Key(3)].name if Key(3) in h.table else ""


def delete(h: Holder) -> None:
    del h.table[Key(2)]


def augmented(h: Holder) -> list[int]:
    counts = {Key(n): n for n in range(4)}
    counts[Key(2)] += len(h.table)
    return list(counts.values())


def each(h: Holder) -> list[str]:
    found = []
    for key, value in h.table.items():
        strike()
        found.append(key.name + value.name)
    return found


def each_key(h: Holder) -> list[str]:
    found = []
    for key in h.table:
        strike()
        found.append(key.name)
    return found


def each_value(h: Holder) -> list[str]:
    found = []
    for value in h.table.values():
        strike()
        found.append(value.name)
    return found


def each_member(h: Holder) -> int:
    found = 0
    for key in h.group:
        strike()
        found += len(key.name)
    return found


def each_in_row(h: Holder) -> list[str]:
    found = []
    for value in h.row:
        strike()
        found.append(value.name)
    return found


def update(h: Holder) -> int:
    other = {Key(n): Value(n + 500) for n in range(3, 9)}
    h.table.update(other)
    return len(h.table)


def update_from(h: Holder) -> int:
    other = {Key(n): Value(n + 500) for n in range(3, 9)}
    other.update(h.table)
    return len(other)


def merged(h: Holder) -> int:
    return len(h.table | {Key(n): Value(n + 500) for n in range(3, 9)})


def popped(h: Holder) -> str:
    return h.table.pop(Key(2)).name


def popitem(h: Holder) -> str:
    key, value = h.table.popitem()
    return key.name + value.name


def default(h: Holder) -> str:
    return h.table.setdefault(Key(7), Value(70)).name


def missing(h: Holder) -> str:
    return h.made[Key(1)].name + h.made[Key(1)].name


def removed(h: Holder) -> None:
    h.group.remove(Key(4))


def added(h: Holder) -> None:
    h.group.add(Key(4))
    h.group.add(Key(40))


def discarded(h: Holder) -> None:
    h.group.discard(Key(4))


def in_place_and(h: Holder) -> None:
    h.group &= {Key(n) for n in range(3)}


def in_place_minus(h: Holder) -> None:
    h.group -= {Key(n) for n in range(3)}


def in_place_xor(h: Holder) -> None:
    h.group ^= {Key(n) for n in range(3, 9)}


def in_place_or(h: Holder) -> None:
    h.group |= {Key(n) for n in range(3, 9)}


def row_put(h: Holder) -> None:
    h.row[2] = Value(33)


def row_delete(h: Holder) -> None:
    del h.row[2]


def row_popped(h: Holder) -> None:
    h.row.popleft()


def row_removed(h: Holder) -> None:
    h.row.remove(Value(4))


def row_bounded(h: Holder) -> str:
    bounded = deque((Value(n) for n in range(4)), maxlen=3)
    bounded.append(Value(9))
    bounded.appendleft(Value(8))
    h.row = bounded
    bounded.append(Value(7))
    return " ".join(value.name for value in bounded)


WAYS: dict[str, Callable[[Holder], object]] = {
    "put": put,
    "put new": put_new,
    "put in field": put_in_field,
    "get": lambda h: h.table[Key(3)].name,
    "get or": lambda h: h.table.get(Key(3), Value(9)).name,
    "in": lambda h: Key(5) in h.table,
    "delete": delete,
    "augmented": augmented,
    "each": each,
    "each key": each_key,
    "each value": each_value,
    "update": update,
    "update from": update_from,
    "merged": merged,
    "popped": popped,
    "popitem": popitem,
    "default": default,
    "missing": missing,
    "== itself": lambda h: h.table == {Key(n): Value(n) for n in range(6)},
    "== other": lambda h: {Key(n): Value(n) for n in range(6)} == h.table,
    "repr": lambda h: len(repr(h.table)) > 3,
    "sorted": lambda h: [key.name for key in sorted(h.table)],
    "copy": lambda h: len(h.table.copy()),
    "comprehension": lambda h: len({key: value.name for key, value in h.table.items() if value == Value(2)}),
    "value in": lambda h: Value(4) in h.table.values(),
    "item in": lambda h: (Key(4), Value(4)) in h.table.items(),
    "in set": lambda h: Key(4) in h.group,
    "each member": each_member,
    "set ==": lambda h: h.group == {Key(n) for n in range(6)},
    "set repr": lambda h: len(repr(h.group)) > 1,
    "row put": row_put,
    "row delete": row_delete,
    "row popped": row_popped,
    "row removed": row_removed,
    "row each": each_in_row,
    "row bounded": row_bounded,
    "row in": lambda h: Value(4) in h.row,
    "row index": lambda h: h.row.index(Value(4)),
    "row count": lambda h: h.row.count(Value(4)),
    "row ==": lambda h: h.row == deque(Value(n) for n in range(6)),
    "row clear": lambda h: h.row.clear(),
    "table clear": lambda h: h.table.clear(),
}
UNORDERED: dict[str, Callable[[Holder], object]] = {
    "removed": removed,
    "added": added,
    "discarded": discarded,
    "and": lambda h: len(h.group & {Key(n) for n in range(3)}),
    "or": lambda h: len(h.group | {Key(n) for n in range(3, 9)}),
    "minus": lambda h: len(h.group - {Key(n) for n in range(3)}),
    "xor": lambda h: len(h.group ^ {Key(n) for n in range(3, 9)}),
    "<=": lambda h: h.group <= {Key(n) for n in range(6)},
    "disjoint": lambda h: h.group.isdisjoint({Key(9)}),
    "in place and": in_place_and,
    "in place minus": in_place_minus,
    "in place xor": in_place_xor,
    "in place or": in_place_or,
}
"""How often these compare, and which first, is the implementation's affair: that they end is enough."""


def attempt(name: str, way: Callable[[Holder], object], action: Callable[[Holder], object], at: int) -> str:
    holder = Holder(6)
    Hook.work = lambda: action(holder)
    Hook.at = at
    try:
        result = repr(way(holder))
    except Exception as error:
        result = type(error).__name__ + ": " + str(error)
    Hook.work = None
    seen = holder.seen()
    return f"{name} {at} {result} {seen}"


for what, way in WAYS.items():
    for done, action in ACTIONS.items():
        for at in (1, 2, 4):
            print(attempt(f"{what}/{done}", way, action, at))
for what, way in UNORDERED.items():
    for done, action in ACTIONS.items():
        for at in range(1, 9):
            print(attempt(f"{what}/{done}", way, action, at) != "")
