"""Lists: every operation that calls back, while the callback changes the list in every way."""

import copy
from collections.abc import Callable, Iterator


class Hook:
    """At its `at`-th call `strike` does what `work` says."""

    work: "Callable[[], object] | None" = None
    at: int = 0


def strike() -> None:
    Hook.at -= 1
    if Hook.at == 0 and Hook.work is not None:
        work, Hook.work = Hook.work, None
        work()


class Item:
    """Everything that is asked of it strikes."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.name = str(number) * 2

    def __eq__(self, other: object) -> bool:
        strike()
        return isinstance(other, Item) and self.number == other.number

    def __lt__(self, other: "Item") -> bool:
        strike()
        return self.number < other.number

    def __gt__(self, other: "Item") -> bool:
        strike()
        return self.number > other.number

    def __hash__(self) -> int:
        strike()
        return self.number

    def __repr__(self) -> str:
        strike()
        return f"I{self.name}"

    def __bool__(self) -> bool:
        strike()
        return self.number % 2 == 0

    def __add__(self, other: "Item") -> "Item":
        strike()
        return Item(self.number + other.number)

    def __index__(self) -> int:
        strike()
        return 1

    def __copy__(self) -> "Item":
        return self


class Last:
    """Its end strikes."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.name = str(number) * 2

    def __del__(self) -> None:
        strike()


class Holder:
    """Holds the lists, so that actions can put others in their place."""

    def __init__(self, count: int) -> None:
        self.items = [Item(n) for n in range(count)]
        self.lasts = [Last(n) for n in range(count)]


def numbers(values: list[Item]) -> list[int]:
    return [value.number for value in values]


def texts(values: list[Last]) -> list[str]:
    return [value.name for value in values]


def key(item: Item) -> int:
    strike()
    return item.number * 7 % 5


def walk(holder: Holder) -> Iterator[Item]:
    for item in holder.items:
        strike()
        yield item


def each(holder: Holder) -> list[str]:
    made = []
    for item in holder.items:
        strike()
        made.append(item.name)
    return made


def indexed(holder: Holder) -> list[str]:
    made = []
    for index, item in enumerate(holder.items):
        strike()
        made.append(f"{index}{item.name}")
    return made


def backwards(holder: Holder) -> list[str]:
    made = []
    for item in reversed(holder.items):
        strike()
        made.append(item.name)
    return made


def pairs(holder: Holder) -> list[str]:
    made = []
    for a, b in zip(holder.items, holder.items):
        strike()
        made.append(a.name + b.name)
    return made


def named(item: Item) -> str:
    strike()
    return item.name


def odd(item: Item) -> bool:
    strike()
    return item.number % 2 == 1


def stored(holder: Holder, value: Item) -> list[int]:
    holder.items[int(bool(value))] = value
    return numbers(holder.items)


def extended(h: Holder) -> list[int]:
    h.items.extend(list(walk(h)))
    return numbers(h.items)


def slice_of_walk(h: Holder) -> list[int]:
    h.items[1:3] = list(walk(h))
    return numbers(h.items)


def inserted(h: Holder) -> list[int]:
    h.items.insert(2 if h.items[1] == h.items[0] else 1, h.items[3])
    return numbers(h.items)


def in_order(h: Holder) -> list[int]:
    h.items.sort(key=key)
    return numbers(h.items)


def plainly(h: Holder) -> list[int]:
    h.items.sort(reverse=True)
    return numbers(h.items)


def removed(h: Holder) -> list[int]:
    h.items.remove(Item(4))
    return numbers(h.items)


ASKED: dict[str, Callable[[Holder], object]] = {
    "index": lambda h: h.items.index(Item(9)),
    "count": lambda h: h.items.count(Item(2)),
    "in": lambda h: Item(9) in h.items,
    "remove": lambda h: removed(h),
    "==": lambda h: h.items == [Item(n) for n in range(6)],
    "!=": lambda h: [Item(n) for n in range(6)] != h.items,
    "<": lambda h: h.items < [Item(n) for n in range(6)],
    "repr": lambda h: repr(h.items),
    "fstring": lambda h: f"{h.items!r:>30}{h.items[0]}" if h.items else "",
    "sorted": lambda h: numbers(sorted(h.items, key=key)),
    "sort": lambda h: in_order(h),
    "sort plain": lambda h: plainly(h),
    "min": lambda h: min(h.items).name,
    "max key": lambda h: max(h.items, key=key).name,
    "sum": lambda h: sum(h.items, Item(1)).name,
    "any": lambda h: any(h.items),
    "all": lambda h: all(h.items),
    "map": lambda h: list(map(named, h.items)),
    "filter": lambda h: numbers(list(filter(odd, h.items))),
    "join": lambda h: ",".join(map(repr, h.items)),
    "each": each,
    "indexed": indexed,
    "backwards": backwards,
    "pairs": pairs,
    "walk": lambda h: numbers(list(walk(h))),
    "extended": lambda h: extended(h),
    "slice of walk": lambda h: slice_of_walk(h),
    "comprehension": lambda h: [x.name for x in h.items if x],
    "display": lambda h: len([*h.items, *[y for y in h.items if y]]),
    "set": lambda h: len(set(h.items)),
    "dict": lambda h: len({x: x.name for x in h.items}),
    "fromkeys": lambda h: len(dict.fromkeys(h.items, 1)),
    "tuple": lambda h: len(tuple(x for x in h.items if not x)),
    "deep": lambda h: numbers(copy.copy(h.items)),
    "bool": lambda h: stored(h, Item(2)),
    "and": lambda h: (h.items[0] and h.items[1]).name if h.items else "",
    "chain": lambda h: h.items[0] < h.items[1] < h.items[2] if len(h.items) > 2 else None,
    "add": lambda h: (h.items[1] + h.items[2]).name if len(h.items) > 2 else None,
    "insert": lambda h: inserted(h),
}


def replace(holder: Holder) -> None:
    holder.items = [Item(50)]
    holder.lasts = [Last(50)]


def refill(holder: Holder) -> None:
    holder.items.clear()
    holder.lasts.clear()
    for n in range(60, 69):
        holder.items.append(Item(n))
        holder.lasts.append(Last(n))


def grow(holder: Holder) -> None:
    for n in range(70, 90):
        holder.items.append(Item(n))
        holder.lasts.append(Last(n))


def swap(holder: Holder) -> None:
    for n in range(len(holder.items)):
        holder.items[n] = Item(30 + n)
    for n in range(len(holder.lasts)):
        holder.lasts[n] = Last(30 + n)


def shrink(holder: Holder) -> None:
    del holder.items[1:]
    del holder.lasts[1:]


def front(holder: Holder) -> None:
    holder.items[0:0] = [Item(40), Item(41)]
    holder.lasts[0:0] = [Last(40), Last(41)]


def turn(holder: Holder) -> None:
    holder.items.reverse()
    holder.lasts.reverse()


def clear(holder: Holder) -> None:
    holder.items.clear()
    holder.lasts.clear()


ACTIONS: dict[str, Callable[[Holder], object]] = {
    "clear": clear,
    "replace": replace,
    "refill": refill,
    "grow": grow,
    "swap": swap,
    "shrink": shrink,
    "front": front,
    "turn": turn,
}


def stride(h: Holder) -> None:
    h.lasts[::2] = [Last(20), Last(21), Last(22)]


def backward_stride(h: Holder) -> None:
    h.lasts[4::-2] = [Last(20), Last(21), Last(22)]


def delete_stride(h: Holder) -> None:
    del h.lasts[::2]


def delete_backwards(h: Holder) -> None:
    del h.lasts[4:0:-2]


def put(h: Holder) -> None:
    h.lasts[2] = Last(20)


def delete(h: Holder) -> None:
    del h.lasts[2]


def smaller(h: Holder) -> None:
    h.lasts[1:4] = [Last(20)]


def same(h: Holder) -> None:
    h.lasts[1:3] = [Last(20), Last(21)]


def larger(h: Holder) -> None:
    h.lasts[1:2] = [Last(20), Last(21), Last(22)]


def itself(h: Holder) -> None:
    h.lasts[1:3] = h.lasts


def emptied(h: Holder) -> None:
    h.lasts[:] = []


def none_of_it(h: Holder) -> None:
    h.lasts *= 0


def twice(h: Holder) -> None:
    h.lasts *= 2


def popped(h: Holder) -> None:
    h.lasts.pop()


def popped_first(h: Holder) -> None:
    h.lasts.pop(0)


def renewed(h: Holder) -> None:
    h.lasts = [Last(20)]


def named_popped(h: Holder) -> str:
    return h.lasts.pop().name + h.lasts[0].name


def comprehended(h: Holder) -> list[str]:
    return [Last(x.number + 5).name for x in h.lasts]


def loop_dropping(h: Holder) -> list[str]:
    made = []
    for x in h.lasts:
        made.append(x.name)
        h.lasts[0] = Last(55)
    return made


DROPPED: dict[str, Callable[[Holder], object]] = {
    "stride": stride,
    "backward stride": backward_stride,
    "delete stride": delete_stride,
    "delete backwards": delete_backwards,
    "put": put,
    "delete": delete,
    "smaller": smaller,
    "same": same,
    "larger": larger,
    "itself": itself,
    "emptied": emptied,
    "none": none_of_it,
    "twice": twice,
    "popped": popped,
    "popped first": popped_first,
    "renewed": renewed,
    "named popped": named_popped,
    "comprehended": comprehended,
    "loop": loop_dropping,
    "clear": lambda h: h.lasts.clear(),
}


def attempt(name: str, way: Callable[[Holder], object], action: Callable[[Holder], object], at: int) -> None:
    holder = Holder(6)
    Hook.work = lambda: action(holder)
    Hook.at = at
    try:
        result = repr(way(holder))
    except Exception as error:
        result = type(error).__name__ + ": " + str(error)
    Hook.work = None
    print(name, at, result, numbers(holder.items), texts(holder.lasts))


for what, way in {**ASKED, **DROPPED}.items():
    for done, action in ACTIONS.items():
        for at in (1, 2, 4):
            attempt(f"{what}/{done}", way, action, at)
