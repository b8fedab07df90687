"""collections, heapq and bisect."""

import bisect
import heapq
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Mapping


class Job:
    """Ordered by its weight."""

    def __init__(self, weight: int, name: str) -> None:
        self.weight = weight
        self.name = name

    def __lt__(self, other: "Job") -> bool:
        return self.weight < other.weight


def deques() -> None:
    d: deque[int] = deque()
    d.append(1)
    d.append(2)
    d.appendleft(0)
    print(d, len(d), d[0], d[-1], d.popleft(), list(d), bool(d), bool(deque()))
    e = deque([1, 2, 3, 4], maxlen=3)
    print(e, e.maxlen, sum(e), 3 in e, e.index(3), e.count(4))
    for turn in (1, -2, 7, 0):
        e.rotate(turn)
        print(e)
    e.extendleft([8, 9])
    e.extend(range(3))
    print(e, [x * 2 for x in e], list(reversed(e)), sorted(e))
    f = deque("hello")
    f.insert(2, "X")
    f.remove("l")
    del f[0]
    f[1] = "Z"
    f.reverse()
    print(f, f == deque(["o", "l", "Z", "e"]), f < deque("z"), f.copy(), f + deque("!"), deque([1]) * 3)
    for step in range(40):
        d.append(step)
        if step % 3 == 0:
            d.popleft()
    print(d)
    try:
        for x in d:
            d.append(x)
    except RuntimeError as problem:
        print(problem)
    for action in range(4):
        try:
            empty: deque[str] = deque(maxlen=0)
            empty.append("lost")
            if action == 0:
                empty.pop()
            elif action == 1:
                print(empty[0])
            elif action == 2:
                empty.remove("x")
            else:
                f.index("missing")
        except (IndexError, ValueError) as problem:
            print(type(problem).__name__, problem)
    d.clear()
    print(d)


def lookup(table: dict[str, list[int]], key: str) -> list[int]:
    """What a dict gives, be it a defaultdict."""
    return table[key]


def defaults() -> None:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    groups["a"].append(1)
    groups["a"].append(2)
    groups["b"] += [3]
    print(dict(groups), len(groups), sorted(groups), groups.get("z"), "z" in groups, lookup(groups, "new"))
    counts: dict[str, int] = defaultdict(int)
    for letter in "mississippi":
        counts[letter] += 1
    print(sorted(counts.items()))
    nested: defaultdict[int, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    nested[1][2] += 5
    nested[1][3] += 6
    print([(k, sorted(v.items())) for k, v in nested.items()])
    strict: defaultdict[str, int] = defaultdict(None, [("x", 1)])
    try:
        print(strict["x"], strict["y"])
    except KeyError as problem:
        print("KeyError", problem)
    sets: defaultdict[str, set[int]] = defaultdict(set)
    sets["s"].add(1)
    twin = sets.copy()
    twin["t"].add(2)
    print(sets == {"s": {1}}, twin["t"], len(sets), sets.pop("s"), sets.get("s", {7}))


def total(counts: Mapping[str, int]) -> int:
    return sum(counts[key] for key in counts)


def counters() -> None:
    k = Counter("mississippi")
    print(k, k.most_common(2), k.most_common(), k["x"], k.total(), sorted(k.elements()), total(k), len(k))
    k.update("mmm")
    k.subtract({"i": 1})
    k.update({"z": 2})
    k.subtract("zz")
    print(k, +k, -k, k == Counter(k), "x" in k)
    a, b = Counter("aabbc"), Counter("abbbd")
    print(a + b, a - b, a | b, a & b, a == b, a <= a + b, a < b, Counter("a") == Counter({"a": 1, "q": 0}))
    a += b
    print(a)
    a -= Counter("aaab")
    print(a)
    a |= Counter("cccc")
    a &= Counter("bbccdd")
    print(a, Counter([3, 1, 3]), Counter({"x": 5}), Counter())
    del a["nothing"]
    del a["b"]
    print(a, dict(a), [(item, count) for item, count in sorted(a.items())], max(a.values(), default=0))


def ordered() -> None:
    o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
    o.move_to_end("a")
    print(o, list(o), list(reversed(o)))
    o.move_to_end("c", last=False)
    print(o, o.popitem(last=False), o.popitem(), len(o))
    p = OrderedDict({"x": 1, "y": 2})
    q = OrderedDict([("y", 2), ("x", 1)])
    print(p == q, p == OrderedDict({"x": 1, "y": 2}), p.copy(), list(p.items()), list(p.values()))
    try:
        p.move_to_end("missing")
    except KeyError as problem:
        print("KeyError", problem)
    print(OrderedDict())


def heaps() -> None:
    h = [5, 3, 8, 1, 9, 2]
    heapq.heapify(h)
    heapq.heappush(h, 4)
    print(
        h, heapq.heappop(h), h, heapq.heapreplace(h, 7), heapq.heappushpop(h, 0), heapq.heappushpop(h, 6), h
    )
    print(heapq.nlargest(2, h), heapq.nsmallest(2, h), heapq.nlargest(2, ["aaa", "b", "cc"], key=len))
    print(heapq.nsmallest(3, h, key=lambda x: -x), heapq.nlargest(0, h), heapq.nsmallest(99, "cab"))
    q: list[tuple[float, str]] = []
    for weight, name in ((2.5, "b"), (1.5, "a"), (2.5, "a")):
        heapq.heappush(q, (weight, name))
    print([heapq.heappop(q) for _ in range(3)])
    jobs: list[Job] = []
    for rank in (3, 1, 2):
        heapq.heappush(jobs, Job(rank, f"job {rank}"))
    print([heapq.heappop(jobs).name for _ in range(3)])
    print(
        list(heapq.merge([1, 4, 6], [2, 3], [], [5])),
        list(heapq.merge(["a", "ccc"], ["bb", "dddd"], key=len)),
    )
    print(list(heapq.merge([9, 5], [7, 1], reverse=True)))
    try:
        heapq.heappop(q)
    except IndexError as problem:
        print(problem)


def places() -> None:
    a = [1, 2, 2, 3]
    print(
        bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 9), bisect.bisect_left(a, 2, 2)
    )
    print(
        bisect.bisect_left(["a", "bb", "ccc"], 2, key=len),
        bisect.bisect((1.5, 2.5), 2.0),
        bisect.bisect(a, 2, 0, 2),
    )
    bisect.insort(a, 2)
    bisect.insort_left(a, 0)
    words = ["a", "ccc"]
    bisect.insort(words, "bb", key=len)
    print(a, words)
    try:
        bisect.bisect(a, 1, -1)
    except ValueError as problem:
        print(problem)


deques()
defaults()
counters()
ordered()
heaps()
places()
