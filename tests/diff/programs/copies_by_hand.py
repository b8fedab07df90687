"""copy with __copy__ and __deepcopy__ of one's own."""

import copy
from collections import Counter, OrderedDict, defaultdict, deque


class Count:
    def __init__(self, n: int, parts: list[int]) -> None:
        self.n = n
        self.parts = parts

    def __copy__(self) -> "Count":
        return Count(self.n + 1, self.parts)

    def __deepcopy__(self, memo: dict[int, object]) -> "Count":
        made = Count(self.n + 10, copy.deepcopy(self.parts, memo))
        return made


class Special(Count):
    def __copy__(self) -> "Special":
        return Special(self.n * 100, [])


class Pair:
    def __init__(self, one: Count, other: Count | None) -> None:
        self.one = one
        self.other = other


class Node:
    def __init__(self, name: str) -> None:
        self.name = name
        self.next: Node | None = None

    def __deepcopy__(self, memo: dict[int, object]) -> "Node":
        made = Node(self.name + "'")
        memo[id(self)] = made
        made.next = copy.deepcopy(self.next, memo)
        return made


a = Count(1, [1, 2])
b = copy.copy(a)
c = copy.deepcopy(a)
print(b.n, b.parts is a.parts, c.n, c.parts, c.parts is a.parts)
print([x.n for x in copy.deepcopy([a, a])], len({id(x) for x in copy.deepcopy([a, a])}))
p = copy.deepcopy(Pair(a, a))
print(p.one.n, p.other is p.one)
q = copy.copy(Pair(a, None))
print(q.one is a, copy.deepcopy(q).one.n, copy.deepcopy(q).other)
several: list[Count] = [Count(3, []), Special(4, [])]
print([(type(x).__name__, copy.copy(x).n, copy.deepcopy(x).n) for x in several])
first, second = Node("a"), Node("b")
first.next, second.next = second, first
again = copy.deepcopy(first)
assert again.next is not None and again.next.next is not None
print(again.name, again.next.name, again.next.next is again, again is not first)
first.next = None
again.next = None

d = deque([[1], [2]], 3)
deque_copy = copy.deepcopy(d)
deque_copy[0].append(5)
print(d, deque_copy, deque_copy.maxlen)
g: defaultdict[str, list[int]] = defaultdict(list)
g["a"].append(1)
h = copy.deepcopy(g)
h["a"].append(2)
h["b"].append(3)
print(dict(g), dict(h))
o = OrderedDict([("x", [1])])
ordered_copy = copy.deepcopy(o)
ordered_copy["x"].append(2)
print(o, ordered_copy, copy.deepcopy(Counter("abca")), copy.copy(d), copy.copy(g)["a"] is g["a"])


class Bag:
    def __init__(self) -> None:
        self.items: deque[list[int]] = deque([[1]])


bag = Bag()
bag_copy = copy.deepcopy(bag)
bag_copy.items[0].append(2)
print(bag.items, bag_copy.items)
