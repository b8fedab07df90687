"""Dicts, sets, queues, and what is counted and kept in them."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from functools import cache
from heapq import heapify, heappop, heappush
from itertools import chain, combinations, count, product


@cache
def fibonacci(n: int) -> int:
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def tables(names: list[str]) -> None:
    ages = {"ann": 31, "bob": 25}
    ages["cid"] = ages.get("ann", 0) + 1
    squares = {number: number * number for number in range(5)}
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name[:1], []).append(name)
        groups[name[:1]].append(name)
    lengths: defaultdict[int, list[str]] = defaultdict(list)
    amounts: defaultdict[str, int] = defaultdict(int)
    cells: dict[tuple[int, int], int] = {(0, 0): 1}
    costs: dict[str, float] = {"a": 1.5}
    for name in names:
        lengths[len(name)].append(name)
        amounts[name] += 1
    for name, age in ages.items():
        print(name, age, name in ages, cells.get((1, 2)), costs["a"], costs)
    print(
        ages,
        squares,
        groups,
        lengths,
        amounts,
        cells,
        len(ages),
        list(ages),
        sorted(ages.values()),
        ages.pop("bob"),
    )
    print(
        sorted(ages.items(), key=lambda item: item[1]),
        max(ages, key=lambda name: ages[name]),
        squares.get(3),
        ages,
    )
    counts = Counter("mississippi")
    print(counts.most_common(2), counts, Counter(names))
    seen = {1, 2, 3}
    seen.add(4)
    seen.discard(1)
    places = {(1, 2), (3, 4)}
    places.add((5, 6))
    words = set(names)
    words.add("z")
    print(
        seen | {5},
        seen & {2},
        seen - {2},
        2 in seen,
        (1, 2) in places,
        "z" in words,
        len(words),
        sorted(words),
    )
    print(
        frozenset(seen),
        seen <= {2, 3, 4},
        sorted(places),
        sorted(seen ^ {9}),
        len({name[:1] for name in names}),
    )


def queues() -> None:
    waiting = deque([1, 2, 3])
    waiting.append(4)
    waiting.appendleft(0)
    print(waiting.popleft(), waiting.pop(), waiting, len(waiting))
    heap = [(5, "five"), (1, "one")]
    heapify(heap)
    heappush(heap, (3, "three"))
    print(heappop(heap), heap)
    costs = [(2.5, 1), (0.5, 2)]
    heappush(costs, (1.5, 3))
    print(heappop(costs), fibonacci(30))
    print(
        list(combinations([1, 2, 3], 2)), list(product([1, 2], [3, 4])), list(chain([1], [2])), next(count(1))
    )


tables(["ab", "b", "abc"])
queues()
