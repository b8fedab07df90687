"""Methods and functions of a program that change a container while it is at work on it."""

from collections.abc import Callable, Iterator


class Item:
    """Its comparisons do what `on` says, once."""

    on: "Callable[[], None] | None" = None

    def __init__(self, number: int) -> None:
        self.number = number

    def strike(self) -> None:
        work, Item.on = Item.on, None
        if work is not None:
            work()

    def __eq__(self, other: object) -> bool:
        self.strike()
        return isinstance(other, Item) and self.number == other.number

    def __hash__(self) -> int:
        return self.number % 3

    def __lt__(self, other: "Item") -> bool:
        self.strike()
        return self.number < other.number

    def __repr__(self) -> str:
        self.strike()
        return f"Item({self.number})"


class Last:
    """Its end does what `on` says, once."""

    on: "Callable[[], None] | None" = None

    def __del__(self) -> None:
        work, Last.on = Last.on, None
        if work is not None:
            work()


def items(count: int) -> list[Item]:
    return [Item(n) for n in range(count)]


def told(name: str, work: Callable[[], object]) -> None:
    try:
        print(name, work())
    except Exception as error:
        print(name, type(error).__name__, error)
    Item.on = Last.on = None


def lists() -> None:
    for name in ("index", "count", "remove", "in", "eq", "repr"):
        values = items(40)
        Item.on = values.clear
        if name == "index":
            told(name, lambda: values.index(Item(50)))
        elif name == "count":
            told(name, lambda: values.count(Item(3)))
        elif name == "remove":
            told(name, lambda: values.remove(Item(50)))
        elif name == "in":
            told(name, lambda: Item(50) in values)
        elif name == "eq":
            told(name, lambda: values == items(40))
        else:
            told(name, lambda: len(repr(values)) < 40)
        print(len(values))


def sorting() -> None:
    values = items(9)[::-1]
    Item.on = values.clear
    told("sorted", lambda: [item.number for item in sorted(values)])
    values = items(9)
    Item.on = values.clear
    told("min", lambda: max(values).number)


def sorting_in_place() -> None:
    values = items(40)[::-1]
    Item.on = values.clear
    told("cleared", lambda: values.sort())
    print([item.number for item in values][:3], len(values))
    values = items(40)[::-1]
    Item.on = lambda: values.append(Item(99))
    told("appended", lambda: values.sort())
    print([item.number for item in values][:3], len(values))

    def key(item: Item) -> int:
        values.extend(items(100))
        return item.number

    told("key", lambda: values.sort(key=key, reverse=True))
    print([item.number for item in values][:3], len(values))

    def failing(item: Item) -> int:
        if item.number == 7:
            raise ValueError("seven")
        return -item.number

    told("failing", lambda: values.sort(key=failing))
    print(sorted(item.number for item in values)[-3:], len(values))


def dicts() -> None:
    table = {Item(n): str(n) * 3 for n in range(30)}

    def grow() -> None:
        for n in range(100, 200):
            table[Item(n)] = "new"

    Item.on = grow
    told("get", lambda: table.get(Item(500)))
    Item.on = table.clear
    told("set", lambda: table.setdefault(Item(501), "x"))
    print(len(table))
    table = {Item(n): str(n) * 3 for n in range(30)}
    Item.on = table.clear
    told("pop", lambda: table.pop(Item(29), "none"))
    table = {Item(n): str(n) * 3 for n in range(30)}
    Item.on = table.clear
    told("del", lambda: table.__delitem__(Item(27)))

    def walk() -> int:
        for item in table:
            table[Item(item.number + 1000)] = "more"
        return len(table)

    table = {Item(n): str(n) * 3 for n in range(3)}
    told("walk", walk)
    table = {Item(n): str(n) * 3 for n in range(30)}
    other = {Item(n): str(n) * 3 for n in range(30)}
    Item.on = other.clear
    told("equal", lambda: table == other)


def sets() -> None:
    values = {Item(n) for n in range(30)}
    Item.on = values.clear
    told("add", lambda: values.add(Item(29)))
    values = {Item(n) for n in range(30)}
    more = {Item(n) for n in range(30)}
    Item.on = values.clear
    told("and", lambda: len(values & more) <= 30)
    values = {Item(n) for n in range(30)}
    Item.on = more.clear
    told("subset", lambda: isinstance(values <= more, bool))


def ends() -> None:
    held: list[Last] = [Last() for _ in range(5)]
    Last.on = held.clear
    held[1] = Last()
    print(len(held))
    held = [Last() for _ in range(5)]
    Last.on = held.clear
    del held[1:3]
    print(len(held))
    held = [Last() for _ in range(5)]
    Last.on = held.clear
    held[1:4] = [Last()]
    print(len(held))
    held = [Last() for _ in range(5)]
    Last.on = held.clear
    held.pop()
    print(len(held))
    table = {n: Last() for n in range(5)}
    Last.on = table.clear
    table[1] = Last()
    print(len(table))
    table = {n: Last() for n in range(5)}

    def fill() -> None:
        for n in range(100):
            table[n] = Last()

    Last.on = fill
    del table[1]
    print(len(table))


def refilled() -> None:
    group = {Last() for _ in range(3)}
    Last.on = lambda: group.add(Last())
    group.clear()
    print(len(group))
    table = {n: Last() for n in range(3)}
    Last.on = lambda: table.update({7: Last()})
    table.clear()
    print(list(table))
    held = [Last() for _ in range(3)]
    Last.on = lambda: held.extend(Last() for _ in range(50))
    held.clear()
    print(len(held))


def generators() -> None:
    values = [1, 2, 3]

    def shrinking() -> Iterator[int]:
        values.clear()
        yield 7
        values.append(8)
        yield 9

    values[0:1] = shrinking()
    print(values)
    told("join", lambda: "-".join(str(n) for n in shrinking()))


for part in (lists, sorting, sorting_in_place, dicts, sets, ends, refilled, generators):
    part()
