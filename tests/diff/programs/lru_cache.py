"""An LRU cache, a stack and a scheduler, generic and with type variables of several kinds."""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Comparable(Protocol):
    def __lt__(self, other: object, /) -> bool: ...


C = TypeVar("C", int, str)


class Node(Generic[K, V]):
    __slots__ = ("key", "value", "prev", "next")

    def __init__(self, key: K, value: V) -> None:
        self.key = key
        self.value = value
        self.prev: Node[K, V] | None = None
        self.next: Node[K, V] | None = None


class LRUCache(Generic[K, V]):
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._map: dict[K, Node[K, V]] = {}
        self._head: Node[K, V] | None = None
        self._tail: Node[K, V] | None = None
        self.hits = self.misses = 0

    def _unlink(self, node: Node[K, V]) -> None:
        if node.prev is not None:
            node.prev.next = node.next
        else:
            self._head = node.next
        if node.next is not None:
            node.next.prev = node.prev
        else:
            self._tail = node.prev
        node.prev = node.next = None

    def _push(self, node: Node[K, V]) -> None:
        node.next = self._head
        if self._head is not None:
            self._head.prev = node
        self._head = node
        if self._tail is None:
            self._tail = node

    def get(self, key: K, default: V | None = None) -> V | None:
        if (node := self._map.get(key)) is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def put(self, key: K, value: V) -> None:
        if key in self._map:
            node = self._map[key]
            node.value = value
            self._unlink(node)
        else:
            if len(self._map) >= self.capacity:
                assert self._tail is not None
                old = self._tail
                self._unlink(old)
                del self._map[old.key]
            node = self._map[key] = Node(key, value)
        self._push(node)

    def clear(self) -> None:
        while self._tail is not None:
            self._unlink(self._tail)
        self._map.clear()

    def __iter__(self) -> Iterator[tuple[K, V]]:
        node = self._head
        while node:
            yield node.key, node.value
            node = node.next

    def __len__(self) -> int:
        return len(self._map)


class Stack(Generic[V]):
    def __init__(self, *items: V) -> None:
        self._items = list(items)

    def push(self, item: V) -> Stack[V]:
        self._items.append(item)
        return self

    def pop(self) -> V:
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()

    def __bool__(self) -> bool:
        return bool(self._items)

    def __getitem__(self, index: int) -> V:
        return self._items[index]


def smallest(items: list[C]) -> C:
    best = items[0]
    for item in items:
        if item < best:
            best = item
    return best


@dataclass(order=True)
class Event:
    time: int
    priority: int
    name: str = field(compare=False)
    handlers: list[str] = field(default_factory=list, compare=False, repr=False)


class Scheduler:
    def __init__(self) -> None:
        self.queue: list[Event] = []
        self.now = 0

    def at(self, time: int, name: str, priority: int = 0) -> None:
        heapq.heappush(self.queue, Event(time, priority, name))

    def run(self) -> Iterator[str]:
        while self.queue:
            event = heapq.heappop(self.queue)
            self.now = event.time
            if event.name == "spawn" and event.time < 6:
                self.at(event.time + 2, "spawn", priority=-1)
            yield f"{self.now:>3}: {event.name}"


def main() -> None:
    cache: LRUCache[str, int] = LRUCache(2)
    try:
        cache.put("a", 1)
        cache.put("b", 2)
        print(cache.get("a"), cache.get("z"), cache.get("z", -1))
        cache.put("c", 3)
        print(list(cache), len(cache), cache.hits, cache.misses, dict(cache))
    finally:
        cache.clear()
    stack = Stack(1, 2).push(3)
    print(stack.pop(), stack[0], stack[-1], bool(stack))
    try:
        Stack[str]().pop()
    except IndexError as e:
        print(e)
    print(smallest([3, 1, 2]), smallest(["b", "a"]))
    s = Scheduler()
    s.at(5, "five")
    s.at(1, "spawn")
    s.at(5, "first", -5)
    print(*s.run(), sep="\n")
    print(
        Event(1, 2, "x"), Event(1, 2, "x") == Event(1, 2, "y"), max(Event(1, 2, "m"), Event(2, 0, "n")).name
    )


main()
