"""Ends of objects that keep, find or use what ends: resurrection, weak references, buffers and iterators."""

import weakref
from collections import deque
from collections.abc import Callable, Iterator


class Kept:
    saved: "list[object]" = []
    seen: "list[str]" = []


class Back:
    """Keeps itself, the first times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.name = "back" * 2
        self.part = [self.name]

    def __del__(self) -> None:
        Kept.seen.append(f"del {self.times}")
        if self.times > 0:
            self.times -= 1
            Kept.saved.append(self)


class InParts:
    """Keeps only parts of itself."""

    def __init__(self) -> None:
        self.parts = ["part" * 2]
        self.inner = Inner(self)

    def __del__(self) -> None:
        Kept.saved.append(self.parts)
        Kept.saved.append(self.inner)


class Inner:
    """Knows its owner weakly."""

    def __init__(self, owner: InParts) -> None:
        self.owner = weakref.ref(owner)
        self.name = "inner" * 2

    def __del__(self) -> None:
        Kept.seen.append(f"inner {self.owner() is None} {self.name}")


class Watched:
    """Asks for itself weakly while it ends."""

    me: "weakref.ref[Watched] | None" = None

    def __init__(self, keep: bool) -> None:
        self.keep = keep
        self.name = "watched" * 2

    def __del__(self) -> None:
        if Watched.me is not None:
            found = Watched.me()
            if found is not None:
                Kept.seen.append("found " + found.name)
                if self.keep:
                    self.keep = False
                    Kept.saved.append(found)
            else:
                Kept.seen.append("not found")


class Swapping:
    """Puts another object where it is dropped from."""

    place: "list[Swapping | None]" = [None]

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        Kept.seen.append(f"swapped {self.number}")
        if self.number > 0:
            Swapping.place[0] = Swapping(self.number - 1)


class Emptying:
    """Empties what holds it, from two sides."""

    rows: "list[list[Emptying]]" = []

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        Kept.seen.append(f"emptied {self.number}")
        for row in Emptying.rows:
            row.clear()


class Leaf:
    """What a box holds."""

    def __init__(self, number: int) -> None:
        self.name = str(number) * 3


class Box:
    """Holds a leaf, of which its exceptions make another."""

    leaf: Leaf

    def __init__(self) -> None:
        self.leaf = Leaf(1)


class Problem(Exception):
    """Its text, which is asked for when it is told, changes a box."""

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.box = box

    def __str__(self) -> str:
        self.box.leaf = Leaf(2)
        return "problem"


class Telling:
    """Raises when it ends."""

    def __init__(self, box: Box) -> None:
        self.box = box

    def __del__(self) -> None:
        raise Problem(self.box)


def name_after(leaf: Leaf, held: list[Telling]) -> str:
    held.clear()
    return leaf.name


def telling() -> None:
    box = Box()
    print(name_after(box.leaf, [Telling(box)]), box.leaf.name)


def show(name: str) -> None:
    print(name, Kept.seen)
    Kept.seen.clear()


def resurrected() -> None:
    back = Back(2)
    del back
    show("first")
    saved = Kept.saved.pop()
    if isinstance(saved, Back):
        print(saved.name, saved.part)
    del saved
    show("second")
    Kept.saved.clear()
    show("third")
    held: list[Back] = [Back(1), Back(0), Back(1)]
    held.clear()
    show("list")
    Kept.saved.clear()
    show("list again")
    table = {n: Back(1) for n in range(3)}
    table.clear()
    Kept.saved.clear()
    show("dict")


def in_parts() -> None:
    owner = InParts()
    inner = owner.inner
    print(inner.owner() is owner)
    del owner
    print(inner.owner() is None, len(Kept.saved))
    show("parts")
    del inner
    Kept.saved.clear()
    show("parts gone")


def watched() -> None:
    for keep in (False, True):
        thing = Watched(keep)
        Watched.me = weakref.ref(thing)
        del thing
        show("watched")
        print(Watched.me() is None, len(Kept.saved))
        Kept.saved.clear()
        show("watched again")
        print(Watched.me() is None)
    Watched.me = None


def swapping() -> None:
    Swapping.place[0] = Swapping(3)
    Swapping.place[0] = None
    show("swap")
    Swapping.place.clear()
    show("swap cleared")
    Swapping.place.append(None)


def emptying() -> None:
    first, second = [Emptying(n) for n in range(4)], [Emptying(n) for n in range(10, 14)]
    Emptying.rows = [first, second]
    first.pop()
    show("pop")
    print(len(first), len(second))
    first.extend(Emptying(n) for n in range(20, 23))
    second.extend(Emptying(n) for n in range(30, 33))
    del first[0]
    show("del")
    Emptying.rows.clear()
    show("rows")


def iterators() -> None:
    values = [str(n) * 3 for n in range(5)]
    walk = iter(values)
    print(next(walk))
    del values
    print(list(walk))
    table = {str(n): str(n) * 3 for n in range(4)}
    items = iter(table.items())
    print(next(items))
    del table
    print(list(items))
    keys = iter({str(n) * 2: n for n in range(3)})
    print(list(keys))
    row = iter(deque(str(n) * 2 for n in range(3)))
    print(list(row))
    group = iter({"only" * 2})
    print(next(group), next(group, "none"))
    views = {str(n): [n] for n in range(3)}.values()
    print(list(views))
    pairs = zip([str(n) * 2 for n in range(3)], iter(["a" * 2, "b" * 2]), strict=False)
    print(list(pairs))
    backwards = reversed([str(n) * 2 for n in range(3)])
    print(list(backwards))
    letters = iter("héllo" * 2)
    print("".join(letters))


def put(data: bytearray, new: bytes) -> None:
    data[0:2] = new


def cut(data: bytearray) -> None:
    del data[0:2]


def buffers() -> None:
    data = bytearray(b"0123456789")
    view = memoryview(data)[2:5]
    changes: dict[str, Callable[[], object]] = {
        "append": lambda: data.append(1),
        "extend": lambda: data.extend(b"xyz"),
        "clear": data.clear,
        "pop": data.pop,
        "insert": lambda: data.insert(0, 1),
        "remove": lambda: data.remove(0x31),
        "resize": lambda: put(data, b"longer"),
        "delete": lambda: cut(data),
        "same": lambda: put(data, b"ab"),
        "reverse": data.reverse,
    }
    for name, change in changes.items():
        try:
            change()
            print(name, bytes(view), bytes(data))
        except BufferError as error:
            print(name, error)
    inner = view[1:]
    view.release()
    print(bytes(inner))
    try:
        data.append(1)
        print("appended")
    except BufferError as error:
        print(error)
    inner.release()
    data.append(1)
    print(bytes(data))
    alone = memoryview(bytearray(b"alone" * 2))[3:]
    print(bytes(alone))
    text = memoryview(("text" * 2).encode())
    print(bytes(text[2:]))


def growing(data: bytearray) -> Iterator[int]:
    for n in range(5):
        data.extend(b"grown" * 20)
        yield n
    data.clear()
    yield 7


def buffer_callbacks() -> None:
    data = bytearray(b"start")
    data.extend(growing(data))
    print(len(data), bytes(data[:7]))
    data = bytearray(b"start")
    data[1:3] = bytes(growing(data))
    print(len(data), bytes(data[:7]))
    data = bytearray(b"start")
    print(len(bytes(growing(data))), len(data))
    data = bytearray(b"start" * 3)
    found = []
    for byte in data:
        found.append(byte)
        if len(found) == 3:
            data.clear()
    print(found)
    data = bytearray(b"a,b")
    parts = data.split(b",")
    data.clear()
    print([bytes(part) for part in parts])
    data = bytearray(b"start")

    def pieces() -> Iterator[bytearray]:
        yield data
        data.extend(b"more" * 50)
        yield data
        data.clear()
        yield bytearray(b"end")

    print(len(b"-".join(pieces())), len(data))


for part in (
    resurrected,
    in_parts,
    watched,
    swapping,
    emptying,
    iterators,
    buffers,
    buffer_callbacks,
    telling,
):
    part()
    print("--", part is resurrected)
