"""Containers keep what they held, and go on, whatever allocation fails while they grow, sort or are replaced."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from functools import partial


class Item:
    """An object with a hash and an order of its own, each of which makes objects."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.name = "n" + str(number)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and "x" + self.name == "x" + other.name

    def __hash__(self) -> int:
        return hash(self.name + "h") % 4

    def __lt__(self, other: "Item") -> bool:
        return [self.number, 1] < [other.number, 1]


def broken(name: str, found: object) -> None:
    print("broken invariant:", name, found)


def survive(work: Callable[[], None]) -> bool:
    """Whether some work was done; else there was no memory for it."""
    try:
        work()
    except MemoryError:
        return False
    return True


def numbers(count: int) -> list[Item]:
    return [Item(n) for n in range(count)]


def given(count: int) -> Iterator[Item]:
    for n in range(count):
        yield Item(100 + n)


def is_prefix(name: str, values: list[Item], least: int, most: int) -> None:
    """The items 0, 1, ... or, behind the first `least`, what has come since."""
    if not least <= len(values) <= most:
        broken(name, len(values))
    for place in range(least):
        if values[place].number != place:
            broken(name, place)
    values.append(values.pop())


def list_growth() -> None:
    values = numbers(4)

    def append() -> None:
        for n in range(4, 16):
            values.append(Item(n))

    survive(append)
    is_prefix("append", values, 4, 16)
    for place, value in enumerate(values):
        if value.number != place:
            broken("append", place)


def list_extend() -> None:
    values = numbers(5)
    done = survive(lambda: values.extend(given(12)))
    is_prefix("extend", values, 5, 17)
    if done and len(values) != 17:
        broken("extend", len(values))
    values = numbers(5)
    survive(lambda: values.extend(values))
    is_prefix("extend itself", values, 5, 10)
    values = numbers(3)
    other = values

    def add() -> None:
        nonlocal other
        other += numbers(9)

    survive(add)
    is_prefix("+=", values, 3, 12)


def list_slices() -> None:
    values = numbers(8)

    def replace() -> None:
        values[2:4] = numbers(9)

    if not survive(replace):
        is_prefix("slice", values, 8, 8)
    values = numbers(8)

    def shrink() -> None:
        values[2:6] = [Item(2)]

    if not survive(shrink):
        is_prefix("shorter slice", values, 8, 8)
    values = numbers(8)

    def stride() -> None:
        values[::2] = numbers(4)

    if not survive(stride):
        is_prefix("stride", values, 8, 8)
    values = numbers(8)

    def delete() -> None:
        del values[1::3]

    if not survive(delete):
        is_prefix("delete", values, 8, 8)
    values = numbers(8)

    def several() -> None:
        del values[2:5]

    if not survive(several):
        is_prefix("delete several", values, 8, 8)
    values = numbers(8)

    def insert() -> None:
        for _ in range(9):
            values.insert(8, Item(8))

    survive(insert)
    is_prefix("insert", values, 8, 17)
    values = numbers(8)

    def multiply() -> None:
        nonlocal values
        values *= 3

    if not survive(multiply):
        is_prefix("multiply", values, 8, 8)
    values.clear()
    if values:
        broken("clear", len(values))


def list_sorts() -> None:
    values = [Item(n * 7 % 18) for n in range(18)]
    done = survive(lambda: values.sort())
    held = 0
    for value in values:
        held |= 1 << value.number
    if len(values) != 18 or held != (1 << 18) - 1:
        broken("sort", len(values))
    if done and any(values[n].number != n for n in range(18)):
        broken("sort", "order")
    values = [Item(n * 7 % 18) for n in range(18)]
    survive(lambda: values.sort(key=lambda item: item.name + "key", reverse=True))
    held = 0
    for value in values:
        held |= 1 << value.number
    if len(values) != 18 or held != (1 << 18) - 1:
        broken("sort by key", len(values))


def keyed(table: dict[Item, str], name: str, least: int, most: int) -> None:
    """The first entries are there, each with its value, once; and the dict can be used."""
    if not least <= len(table) <= most:
        broken(name, len(table))
    count = 0
    for item, value in table.items():
        count += 1
        if len(value) < 2:
            broken(name, item.number)
    if count != len(table):
        broken(name, count)


def complete(table: dict[Item, str], name: str, least: int) -> None:
    """All of the first keys are found."""
    for n in range(least):
        if table.get(Item(n)) is None:
            broken(name, n)
    table[Item(0)] = "again"
    if table.pop(Item(1)) == "":
        broken(name, "pop")


def table_of(count: int) -> dict[Item, str]:
    return {Item(n): "v" + str(n) for n in range(count)}


def dict_growth() -> None:
    table = table_of(5)

    def grow() -> None:
        for n in range(5, 13):
            table[Item(n)] = "w" + str(n)

    survive(grow)
    keyed(table, "dict", 5, 13)
    complete(table, "dict", 5)


def dict_update() -> None:
    table = table_of(5)
    survive(lambda: table.update({Item(n): "u" + str(n) for n in range(3, 9)}))
    keyed(table, "update", 5, 9)
    complete(table, "update", 5)
    table = table_of(5)
    survive(lambda: table.update([(Item(n), "u" + str(n)) for n in range(3, 9)]))
    keyed(table, "update by pairs", 5, 9)
    complete(table, "update by pairs", 5)
    table = table_of(12)

    def churn() -> None:
        for n in range(6, 12):
            del table[Item(n)]
        for n in range(20, 28):
            table[Item(n)] = "c" + str(n)
            del table[Item(n)]

    survive(churn)
    keyed(table, "churn", 6, 12)
    complete(table, "churn", 6)
    made: defaultdict[Item, list[str]] = defaultdict(list)

    def collect() -> None:
        for n in range(10):
            made[Item(n % 7)].append(str(n) * 2)

    survive(collect)
    if len(made) > 7 or any(len(texts) > 3 for texts in made.values()):
        broken("defaultdict", len(made))
    table.clear()
    if table:
        broken("dict clear", len(table))
    table[Item(1)] = "after"


def set_growth() -> None:
    group = {Item(n) for n in range(5)}

    def grow() -> None:
        for n in range(3, 12):
            group.add(Item(n))

    survive(grow)
    if not 5 <= len(group) <= 12 or sum(1 for _ in group) != len(group):
        broken("set", len(group))
    for n in range(5):
        if Item(n) not in group:
            broken("set", n)

    def change(way: int) -> None:
        others = [Item(n) for n in range(9, 15)]
        if way == 0:
            group.update(others)
        elif way == 1:
            group.difference_update(others)
        else:
            group.symmetric_difference_update(others)

    for way in range(3):
        count = len(group)
        survive(partial(change, way))
        if not count - 6 <= len(group) <= count + 6 or sum(1 for _ in group) != len(group):
            broken("set change", len(group))
    group.discard(Item(3))
    if Item(3) in group:
        broken("discard", 3)


def rows() -> None:
    row = deque(Item(n) for n in range(6))

    def grow() -> None:
        for n in range(8):
            row.append(Item(6 + n))
            row.appendleft(Item(-1 - n))

    survive(grow)
    if not 6 <= len(row) <= 22 or any(a.number + 1 != b.number for a, b in zip(row, list(row)[1:])):
        broken("deque", len(row))
    row.rotate(3)
    count = len(row)
    survive(lambda: row.extend(given(9)))
    if not count <= len(row) <= count + 9:
        broken("deque extend", len(row))
    row.reverse()
    row.clear()


def texts() -> None:
    data = bytearray(b"abcdef")

    def grow() -> None:
        for n in range(9):
            data.extend(b"0123456789" * 3)
            data[2:4] = b"xyz" * n

    survive(grow)
    if data[:2] != b"ab":
        broken("bytearray", len(data))
    view = memoryview(data)
    try:
        data.extend(b"more" * 100)
        broken("exported", len(data))
    except (BufferError, MemoryError):
        pass
    view.release()
    data.append(1)
    parts: list[str] = ["kept"]

    def join() -> None:
        for n in range(6):
            parts.append(f"{n:>5}{n!r}" + "é" * n)
        parts.append("".join(parts).replace("1", "one").upper())

    survive(join)
    if parts[0] != "kept":
        broken("texts", len(parts))


failed = 0
for part in (
    list_growth,
    list_extend,
    list_slices,
    list_sorts,
    dict_growth,
    dict_update,
    set_growth,
    rows,
    texts,
):
    if not survive(part):
        failed += 1
print("survived", failed == 0)
