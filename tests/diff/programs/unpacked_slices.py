"""Slices of lists that are unpacked at once: their bounds, their lengths, and targets that change the list."""


def numbers(values: list[int]) -> None:
    a, b = values[1:3]
    print(a, b)
    a, b, c = values[-3:]
    print(a, b, c)
    a, b = values[:2]
    print(a, b)
    values[0], values[1] = values[1:3]
    print(values)
    (a, b), c = values[2:4], 9
    print(a, b, c)
    for start in range(0, len(values), 2):
        x, y = values[start : start + 2]
        print(x, y)


def refused(values: list[int], first: int, end: int) -> None:
    try:
        a, b = values[first:end]
        print(a, b)
    except ValueError as e:
        print(e)


class Loud:
    def __init__(self, name: str) -> None:
        self.name = name

    def __del__(self) -> None:
        print("dropped", self.name)


class Emptying:
    """Whose first part drops the list's items when it is assigned."""

    def __init__(self, owner: list[Loud]) -> None:
        self.owner = owner
        self.held = Loud("nothing")
        self.second = self.held

    @property
    def first(self) -> Loud:
        return self.held

    @first.setter
    def first(self, value: Loud) -> None:
        self.held = value
        self.owner.clear()


def objects() -> None:
    items = [Loud("one"), Loud("two"), Loud("three")]
    a, b = items[1:]
    items = []
    print(a.name, b.name)
    a, b = [Loud("four"), Loud("five")][:]
    print(a.name, b.name)
    owner = [Loud("six"), Loud("seven"), Loud("eight")]
    target = Emptying(owner)
    target.first, target.second = owner[:2]
    print(target.first.name, target.second.name, len(owner))


def bound(values: list[int], text: str) -> int:
    values.append(len(text))
    return len(values)


def order() -> None:
    values = [1, 2]
    a, b, c = values[bound(values, "abc") - 3 : bound(values, "d") - 1]
    print(a, b, c, values)
    words = ["x", "y", "z"]
    words[2], words[0], words[1] = words[:]
    print(words)


numbers([1, 2, 3, 4, 5, 6])
for first, end in ((0, 1), (0, 3), (3, 1), (-1, 9), (-9, 2), (2, -9), (1 << 62, 1 << 63 - 1), (5, 5)):
    refused([1, 2, 3], first, end)
objects()
order()
