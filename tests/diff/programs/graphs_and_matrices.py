"""Graph algorithms, an event queue, an LRU cache, a matrix."""

from __future__ import annotations

import heapq
import itertools
import math
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Generic, Literal, Optional, TypeVar, overload

N = TypeVar("N", bound=Hashable)
K = TypeVar("K")
V = TypeVar("V")


class Graph(Generic[N]):
    def __init__(self, edges: Iterable[tuple[N, N, float]] = ()) -> None:
        self._edges: dict[N, dict[N, float]] = {}
        for a, b, weight in edges:
            self.add(a, b, weight)

    def add(self, a: N, b: N, weight: float = 1.0) -> None:
        self._edges.setdefault(a, {})[b] = weight
        self._edges.setdefault(b, {})[a] = weight

    def neighbours(self, node: N) -> Iterator[tuple[N, float]]:
        yield from self._edges[node].items()

    def bfs(self, start: N) -> list[N]:
        seen = {start}
        order: list[N] = []
        queue = deque([start])
        while queue:
            node = queue.popleft()
            order.append(node)
            for other, _ in self.neighbours(node):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return order

    def dijkstra(self, start: N) -> dict[N, float]:
        distances: dict[N, float] = {start: 0.0}
        counter = itertools.count()
        heap: list[tuple[float, int, N]] = [(0.0, next(counter), start)]
        while heap:
            distance, _, node = heapq.heappop(heap)
            if distance > distances.get(node, math.inf):
                continue
            for other, weight in self.neighbours(node):
                candidate = distance + weight
                if candidate < distances.get(other, math.inf):
                    distances[other] = candidate
                    heapq.heappush(heap, (candidate, next(counter), other))
        return distances

    def __contains__(self, node: object) -> bool:
        return node in self._edges

    def __len__(self) -> int:
        return len(self._edges)


class LRUCache(Generic[K, V]):
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._data: OrderedDict[K, V] = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key: K, default: Optional[V] = None) -> Optional[V]:
        if key not in self._data:
            self.misses += 1
            return default
        self.hits += 1
        self._data.move_to_end(key)
        return self._data[key]

    def put(self, key: K, value: V) -> None:
        self._data[key] = value
        self._data.move_to_end(key)
        if len(self._data) > self.capacity:
            self._data.popitem(last=False)

    def __repr__(self) -> str:
        return f"LRUCache({list(self._data.items())})"


class Matrix:
    def __init__(self, rows: list[list[float]]) -> None:
        if len({len(row) for row in rows}) > 1:
            raise ValueError("ragged")
        self.rows = rows

    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls([[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)])

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def transposed(self) -> Matrix:
        return Matrix([[row[j] for row in self.rows] for j in range(self.shape[1])])

    @overload
    def __mul__(self, other: float) -> Matrix: ...

    @overload
    def __mul__(self, other: Matrix) -> Matrix: ...

    def __mul__(self, other: Matrix | float) -> Matrix:
        if isinstance(other, Matrix):
            columns = other.transposed.rows
            return Matrix(
                [[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows]
            )
        return Matrix([[x * other for x in row] for row in self.rows])

    __rmul__ = __mul__

    def __getitem__(self, index: tuple[int, int]) -> float:
        return self.rows[index[0]][index[1]]

    def __setitem__(self, index: tuple[int, int], value: float) -> None:
        i, j = index
        self.rows[i][j] = value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Matrix):
            return NotImplemented
        return self.rows == other.rows

    def __str__(self) -> str:
        return "\n".join(" ".join(f"{x:6.2f}" for x in row) for row in self.rows)


class EventQueue:
    def __init__(self) -> None:
        self.now = 0.0
        self._queue: list[tuple[float, int, Callable[[], None]]] = []
        self._sequence = itertools.count()

    def schedule(self, delay: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._queue, (self.now + delay, next(self._sequence), action))

    def run(self, until: float = math.inf) -> int:
        done = 0
        while self._queue and self._queue[0][0] <= until:
            self.now, _, action = heapq.heappop(self._queue)
            action()
            done += 1
        return done

    def clear(self) -> None:
        """Forget the actions that are left, which may hold the queue."""
        self._queue.clear()


def simulate() -> None:
    queue = EventQueue()
    log: list[str] = []

    def tick(name: str, left: int) -> None:
        log.append(f"{queue.now:.1f}:{name}")
        if left > 0:
            queue.schedule(1.5, lambda: tick(name, left - 1))

    try:
        queue.schedule(1.0, lambda: tick("a", 2))
        queue.schedule(2.0, lambda: tick("b", 1))
        print(queue.run(), log)
    finally:
        queue.clear()


def word_count(text: str, order: Literal["alpha", "count"] = "count") -> list[tuple[str, int]]:
    counts = Counter(word.strip(".,!").lower() for word in text.split())
    if order == "alpha":
        return sorted(counts.items())
    return counts.most_common(3)


def topological(tasks: Mapping[str, set[str]]) -> list[str]:
    done: list[str] = []
    state: dict[str, int] = {}

    def visit(task: str, path: tuple[str, ...] = ()) -> None:
        if state.get(task) == 2:
            return
        if state.get(task) == 1:
            raise ValueError("cycle: " + " -> ".join((*path, task)))
        state[task] = 1
        for needed in sorted(tasks.get(task, set())):
            visit(needed, (*path, task))
        state[task] = 2
        done.append(task)

    for task in sorted(tasks):
        visit(task)
    return done


def main() -> None:
    g = Graph([("a", "b", 4.0), ("a", "c", 1.0), ("c", "b", 2.0), ("b", "d", 5.0)])
    print(g.bfs("a"), g.dijkstra("a"), "a" in g, "z" in g, len(g))
    grid: Graph[tuple[int, int]] = Graph()
    for x, y in itertools.product(range(3), repeat=2):
        if x < 2:
            grid.add((x, y), (x + 1, y))
        if y < 2:
            grid.add((x, y), (x, y + 1))
    print(max(grid.dijkstra((0, 0)).values()), len(grid))
    cache: LRUCache[str, int] = LRUCache(2)
    for key, value in [("a", 1), ("b", 2)]:
        cache.put(key, value)
    cache.get("a")
    cache.put("c", 3)
    print(cache, cache.get("b", -1), cache.hits, cache.misses)
    m = Matrix([[1.0, 2.0], [3.0, 4.0]])
    print(m * Matrix.identity(2) == m, (m * m)[0, 1], m.shape, m.transposed.rows)
    m[0, 0] = 9.5
    print(m, m * 2, 0.5 * m, sep="\n")
    simulate()
    print(word_count("The cat, the dog. The end!"), word_count("b a b", order="alpha"))
    print(topological({"build": {"fetch", "configure"}, "configure": {"fetch"}, "test": {"build"}}))
    try:
        topological({"x": {"y"}, "y": {"x"}})
    except ValueError as error:
        print(error)


main()
