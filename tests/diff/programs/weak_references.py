"""weakref.ref: back links that keep nothing alive."""

import weakref
from dataclasses import dataclass, field
from weakref import ref


class Node:
    def __init__(self, name: str, parent: "Node | None" = None) -> None:
        self.name = name
        self.children: list[Node] = []
        self._parent = ref(parent) if parent is not None else None
        if parent is not None:
            parent.children.append(self)

    @property
    def parent(self) -> "Node | None":
        return self._parent() if self._parent is not None else None

    def path(self) -> str:
        above = self.parent
        return self.name if above is None else f"{above.path()}/{self.name}"

    def __del__(self) -> None:
        print("end of", self.name)


class Leaf(Node):
    def __init__(self, name: str, parent: Node, size: int) -> None:
        super().__init__(name, parent)
        self.size = size


def tree() -> None:
    root = Node("root")
    usr = Node("usr", root)
    Leaf("bin", usr, 4)
    leaf = Leaf("lib", usr, 7)
    print(leaf.path(), [child.name for child in usr.children])
    orphan = usr.children.pop()
    del leaf
    print(orphan.path())
    root.children.clear()
    print("cleared")
    del usr
    print(orphan.path(), orphan.parent is None)


class Watched:
    def __init__(self, number: int) -> None:
        self.number = number
        self.me = ref(self)

    def again(self) -> "weakref.ref[Watched]":
        return ref(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Watched) and self.number == other.number

    def __hash__(self) -> int:
        return hash(self.number)


class Last:
    def __init__(self) -> None:
        self.links: list[ref[Last]] = []

    def __del__(self) -> None:
        print("in __del__:", [link() is self for link in self.links])


def life() -> None:
    one = Watched(1)
    known = one.again()
    print(known is one.me, known() is one, known() == one)
    other = Watched(1)
    print(known == other.me, known is other.me, hash(known) == hash(one), known != ref(Watched(2)))
    third = Watched(3)
    found = {known: "one", ref(third): "three"}
    del third
    print(found[ref(other)], len(found), [key() is None for key in found])
    three = [key for key in found if key() is None][0]
    print(three == three, three == known, three in found)
    del one
    print(known() is None, known == other.me, hash(known) == hash(1))
    late = ref(Watched(4))
    try:
        print(hash(late))
    except TypeError as error:
        print("TypeError:", error)
    last = Last()
    last.links.append(ref(last))
    kept = last.links[0]
    del last
    print(kept() is None)


@dataclass
class Item:
    name: str
    owner: "ref[Item] | None" = field(default=None, repr=False, compare=False)


class Link:
    """A chain that is freed without recursion."""

    def __init__(self, number: int, following: "Link | None") -> None:
        self.number = number
        self.following = following
        self.back: ref[Link] | None = None
        if following is not None:
            following.back = ref(self)


class Reborn:
    saved: "list[Reborn]" = []

    def __del__(self) -> None:
        if len(Reborn.saved) == 0:
            Reborn.saved.append(self)


def chains() -> None:
    first = Item("first")
    second = Item("second", ref(first))
    owner = second.owner() if second.owner is not None else None
    print(second, owner is first, second == Item("second"))
    chain: Link | None = None
    ends: list[ref[Link]] = []
    for number in range(1000):
        chain = Link(number, chain)
        ends.append(ref(chain))
    inner = ends[500]()
    assert inner is not None and inner.back is not None
    print(inner.number, inner.back() is ends[501](), len([end for end in ends if end() is not None]))
    chain = None
    print(len([end for end in ends if end() is not None]), inner.back() is None)
    reborn = Reborn()
    again = ref(reborn)
    del reborn
    print(again() is Reborn.saved[0])
    print("; to 'Reborn' at 0x" in repr(again), repr(ref(Link(1, None)))[-7:])
    Reborn.saved.clear()


tree()
life()
chains()
