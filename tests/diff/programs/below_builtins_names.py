"""Classes below Python's own, whose names meet those of what stands behind them."""

from collections import ChainMap, Counter, OrderedDict, defaultdict, deque


class LRU(OrderedDict[str, int]):
    def __init__(self, capacity: int) -> None:
        super().__init__()
        self.capacity = capacity
        self.used = "used"
        self.version = 1.5

    def put(self, key: str, value: int) -> None:
        self[key] = value
        self.move_to_end(key)
        if len(self) > self.capacity:
            self.popitem(last=False)


class Small(LRU):
    def __init__(self) -> None:
        super().__init__(1)
        self.mask = [self.capacity]

    def locate(self, key: str) -> int:
        return -1


class Table(dict[int, str]):
    count = 7

    def __init__(self, hashes: list[str]) -> None:
        super().__init__({1: "a"})
        self.hashes = hashes
        self.index = {"x": 2}

    def _put(self, name: str) -> str:
        return "put " + name

    def _make_room(self) -> str:
        return "room"

    @property
    def found(self) -> str:
        return "found"


class Row(list[int]):
    def __init__(self, items: str) -> None:
        super().__init__([1, 2])
        self.items = items
        self.capacity = -1

    def _grow(self, by: str) -> str:
        return "grow " + by

    @property
    def length(self) -> str:
        return f"L{len(self)}"


class Bag(set[str]):
    def __init__(self, used: bool) -> None:
        super().__init__()
        self.used = used
        self.keys_ = "k"

    def elements(self) -> int:
        return 5

    def put(self, value: str) -> "Bag":
        self.add(value)
        return self


class Line(deque[int]):
    def __init__(self, head: str) -> None:
        super().__init__([4, 5, 6], 5)
        self.head = head
        self.first = "first"
        self.blocks = "blocks"


class Tally(Counter[str]):
    used = "of Tally"


class Wrong(ValueError):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
        self.sites = 1
        self.trace = self.frames = self.message = "m"


class NotThere(OSError):
    def __init__(self, path: str) -> None:
        super().__init__(2, "gone", path)
        self.code = 5

    @property
    def values(self) -> list[int]:
        return [1]


class Default(defaultdict[str, int]):
    def __init__(self, factory: str) -> None:
        super().__init__(int)
        self.factory = factory


class Frozen(frozenset[int]):
    pass


class Buffer(bytearray):
    def room(self) -> str:
        return "room"


class Chain(ChainMap[str, int]):
    pass


def main() -> None:
    lru = LRU(2)
    for place, name in enumerate("abcab"):
        lru.put(name, place)
    print(lru, lru.capacity, lru.used, lru.version, len(lru), "c" in lru, list(lru))
    small = Small()
    for name in "xyz":
        small.put(name, small.capacity)
    print(small, small.mask, small.locate("z"), "z" in small, small["z"])
    table = Table(["h"])
    for n in range(40):
        table[n] = str(n)
    del table[3]
    print(
        len(table), table.hashes, table.index, table.count, table._put("q"), table._make_room(), table.found
    )
    print(3 in table, 4 in table, table[39], table.pop(39), sum(table))
    row = Row("i")
    row += range(50)
    print(row._grow("x"), row.length, row.items, row.capacity, len(row), row[-1], sum(row), row.count(1))
    row.capacity += 3
    row.items = "j" + row.items
    print(row.capacity, row.items, sorted(row)[:3], row[:2], [x for x in row if x > 47])
    bag = Bag(True).put("k").put("k").put("l")
    print(sorted(bag), bag.used, bag.keys_, bag.elements(), "k" in bag, Bag(False))
    line = Line("h")
    line.append(7)
    line.appendleft(3)
    line.append(8)
    print(line, line.head, line.first, line.blocks, line[0], list(line))
    tally = Tally("hello")
    print(tally, tally.used, Tally.used, tally.most_common(1), Tally())
    try:
        raise Wrong("w")
    except Wrong as error:
        print(error, error.text, error.sites, error.trace, error.frames, error.message, error.args)
    try:
        raise NotThere("p")
    except OSError as error:
        print(error, error.errno, error.filename)
        if isinstance(error, NotThere):
            print(error.code, error.values)
    default = Default("f")
    default["a"] += 2
    print(default, default.factory)
    print(Frozen(), Buffer(), Buffer().room(), Chain({"a": 1}, {"b": 2}), OrderedDict[int, int]())


main()
