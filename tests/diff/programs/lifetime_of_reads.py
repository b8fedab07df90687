"""What is read from a field, a list or a module variable outlives its place where it is needed longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator


class Item:
    def __init__(self, name: str) -> None:
        self.name = name + "!"
        self.following: Item | None = None


class Told(Item):
    def __del__(self) -> None:
        print("end of", self.name)


class Part:
    def __init__(self, number: int) -> None:
        self.number = number


class Owner:
    """Tells its end, which its part may outlive."""

    def __init__(self, number: int) -> None:
        self.part = Part(number)
        self.parts = [Part(number), Part(number + 1)]

    def __del__(self) -> None:
        print("end of an owner")


class Box:
    def __init__(self, *names: str) -> None:
        self.items = [Item(name) for name in names]
        self.first: Item | None = self.items[0] if self.items else None
        self.pair = (Item("left"), "right of " + str(len(names)))
        self.names = [item.name for item in self.items]

    def replace(self) -> None:
        self.items = [Item("new")]
        self.first = None
        self.pair = (Item("other"), "pair")
        self.names = []

    def clear(self) -> None:
        self.items.clear()
        self.names.clear()

    def rename(self, name: str) -> None:
        for item in self.items:
            item.name = name


shared: Item | None = Item("shared")


def drop_shared() -> None:
    global shared
    shared = None


def cleared_while_walked(box: Box) -> None:
    for item in box.items:
        box.clear()
        print(item.name, len(box.items))


def replaced_while_walked(box: Box) -> None:
    for item in box.items:
        if item.name:
            box.replace()
        print(item.name, len(box.items))


def other_list(items: list[Item]) -> None:
    for item in items:
        items = [Item("none")]
        print(item.name, items[0].name)


def slot_replaced(items: list[Item]) -> str:
    first = items[0]
    for index in range(2):
        items[0] = Item(str(index))
        print(first.name)
    return first.name + items[0].name


def carried(box: Box) -> None:
    """What was read before the loop is used in its second round, behind the store of its first."""
    first = box.first
    count = 0
    while count < 2:
        print(first.name if first is not None else "none", box.first is None)
        box.first = Item("again") if count else None
        count += 1


def narrowed(box: Box) -> str:
    first = box.first
    assert first is not None
    if first.name:
        box.first = None
    return first.name


def in_handler(box: Box) -> None:
    first = box.first
    try:
        box.first = None
        raise ValueError(str(box.first))
    except ValueError as error:
        print(error, first.name if first is not None else "")
    finally:
        print("finally", first.name if first is not None else "")


def in_finally(box: Box) -> Iterator[str]:
    for item in box.items:
        try:
            yield item.name
            box.replace()
        finally:
            print("left", item.name)


def pairs(box: Box) -> None:
    pair = box.pair
    for _ in range(2):
        box.replace()
        print(pair[0].name, pair[1])


def from_module() -> None:
    kept = shared
    drop_shared()
    if kept is not None:
        print(kept.name, shared)


def holder_moves(boxes: list[Box]) -> None:
    box = boxes[0]
    items = box.items
    first = items[0]
    boxes.clear()
    box = Box("second")
    if items:
        print(first.name, len(items), box.items[0].name)


def to_the_end(item: Item) -> str:
    """A list that is walked by its links."""
    at: Item | None = item
    last = item
    while at is not None:
        last = at
        at = at.following
    return last.name


def renamed(box: Box) -> None:
    for item in box.items:
        name = item.name
        if name:
            box.rename("same" + str(len(name)))
        print(name, item.name)


def teller(item: Item) -> Callable[[], str]:
    return lambda: item.name


def kept_by_function(box: Box) -> list[Callable[[], str]]:
    made: list[Callable[[], str]] = []
    for item in box.items:
        made.append(teller(item))
    box.clear()
    return made


def of_what_ends() -> None:
    part = Owner(3).part
    print("a part is there")
    if part.number > 2:
        print("part", part.number)
    for each in Owner(5).parts:
        print("walked", each.number)
        if each.number == 5:
            break
    print("behind", each.number)
    print("in one line", Owner(7).part.number)


def left_early() -> None:
    for item in [Told("a"), Told("b"), Told("c")]:
        if item.name == "b!":
            break
    else:
        return
    print("left with", item.name)


def told_while_walked() -> None:
    items: list[Item] = [Told("x"), Told("y")]
    for item in items:
        items[items.index(item)] = Item("plain")
        print("walked", item.name, [each.name for each in items])


def main() -> None:
    cleared_while_walked(Box("a", "b"))
    replaced_while_walked(Box("c", "d"))
    other_list([Item("e"), Item("f")])
    print(slot_replaced([Item("g")]))
    carried(Box("h"))
    print(narrowed(Box("i")))
    in_handler(Box("j"))
    print(list(in_finally(Box("k", "l"))))
    pairs(Box("m", "n"))
    from_module()
    holder_moves([Box("o", "p")])
    chain = Item("q")
    chain.following = Item("r")
    print(to_the_end(chain))
    renamed(Box("s", "tt"))
    print([function() for function in kept_by_function(Box("u", "v"))])
    of_what_ends()
    left_early()
    told_while_walked()


main()
