"""user/lib's collections, heapq, bisect, itertools, functools, random, string and operator, and CPython's."""

import bisect
import collections
import functools
import heapq
import itertools
import operator
import random
import string
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ophion.runtime.deques import Deque
from user.lib import bisect as our_bisect
from user.lib import collections as our_collections
from user.lib import functools as our_functools
from user.lib import heapq as our_heapq
from user.lib import itertools as our_itertools
from user.lib import itertools_products, itertools_zip
from user.lib import operator as our_operator
from user.lib import string as our_string
from user.lib.random import Random

small = st.integers(-9, 9)
lists = st.lists(small, max_size=12)


Deque.__name__ = "deque"  # what compiled code calls it


def outcome(function: Callable[..., object], *arguments: object, **named: object) -> object:
    """What a function returns, iterators as lists, or what it raises."""
    try:
        found = function(*arguments, **named)
        return list(found) if isinstance(found, Iterator) else found
    except (ValueError, IndexError, KeyError, TypeError, RuntimeError) as problem:
        return type(problem).__name__, str(problem)


OPERATIONS = st.one_of(
    st.tuples(
        st.sampled_from(["append", "appendleft", "remove", "index", "count", "rotate", "__delitem__"]), small
    ),
    st.tuples(st.sampled_from(["pop", "popleft", "clear", "reverse", "copy", "__len__"])),
    st.tuples(st.just("insert"), small, small),
    st.tuples(st.sampled_from(["extend", "extendleft"]), st.lists(small, max_size=4)),
)


@settings(max_examples=200, deadline=None)
@given(bound=st.none() | st.integers(0, 5), steps=st.lists(OPERATIONS, max_size=25))
def test_deque(bound: int | None, steps: list[tuple[object, ...]]) -> None:
    ours: Deque[int] = Deque(None, bound)
    theirs: collections.deque[int] = collections.deque(maxlen=bound)
    for name, *arguments in steps:
        mine = outcome(getattr(ours, str(name)), *arguments)
        expected = outcome(getattr(theirs, str(name)), *arguments)
        assert repr(mine) == repr(expected)
        assert repr(ours) == repr(theirs)
        assert list(reversed(ours)) == list(reversed(theirs))


@settings(max_examples=100, deadline=None)
@given(first=st.text("abcd", max_size=8), second=st.text("abcd", max_size=8), n=st.integers(-1, 5))
def test_counter(first: str, second: str, n: int) -> None:
    a, b = our_collections.Counter(first), our_collections.Counter(second)
    c, d = collections.Counter(first), collections.Counter(second)
    assert repr(a) == repr(c)
    assert a.most_common() == c.most_common()
    assert a.most_common(max(n, 0)) == c.most_common(max(n, 0))
    for name in ("__add__", "__sub__", "__or__", "__and__"):
        assert repr(getattr(a, name)(b)) == repr(getattr(c, name)(d))
    for name in ("__eq__", "__le__", "__lt__", "__ge__", "__gt__"):
        assert getattr(a, name)(b) == getattr(c, name)(d)
    a.subtract(second)
    c.subtract(second)
    assert (repr(+a), repr(-a), a.total(), list(a.elements())) == (
        repr(+c),
        repr(-c),
        c.total(),
        list(c.elements()),
    )
    a += b
    c += d
    assert repr(a) == repr(c)


def test_defaultdict_and_ordered_dict() -> None:
    groups: our_collections.defaultdict[str, list[int]] = our_collections.defaultdict(list)
    groups["a"].append(1)
    assert groups["a"] == [1]
    assert repr(groups) == "defaultdict(<class 'list'>, {'a': [1]})"
    with pytest.raises(KeyError):
        our_collections.defaultdict[str, int](None)["x"]
    mine = our_collections.OrderedDict([(k, ord(k)) for k in "abcd"])
    theirs = collections.OrderedDict([(k, ord(k)) for k in "abcd"])
    for ordered in (mine, theirs):
        ordered.move_to_end("b")
        ordered.move_to_end("c", last=False)
    assert repr(mine) == repr(theirs)
    assert (mine.popitem(last=False), mine.popitem()) == (theirs.popitem(last=False), theirs.popitem())
    assert list(reversed(mine)) == list(reversed(theirs))


@settings(max_examples=100, deadline=None)
@given(values=lists, more=lists, n=st.integers(-1, 6))
def test_heaps(values: list[int], more: list[int], n: int) -> None:
    ours, theirs = list(values), list(values)
    our_heapq.heapify(ours)
    heapq.heapify(theirs)
    assert ours == theirs
    for name in ("heappush", "heappushpop", "heapreplace"):
        for item in more:
            assert outcome(getattr(our_heapq, name), ours, item) == outcome(
                getattr(heapq, name), theirs, item
            )
            assert ours == theirs
    for name in ("nlargest", "nsmallest"):
        assert getattr(our_heapq, name)(n, more) == getattr(heapq, name)(n, more)
        assert getattr(our_heapq, name + "_with_key")(n, more, abs) == getattr(heapq, name)(n, more, key=abs)
    a, b = sorted(values), sorted(more)
    assert list(our_heapq.merge(a, b)) == list(heapq.merge(a, b))
    assert list(our_heapq.merge(a[::-1], b[::-1], reverse=True)) == sorted(a + b, reverse=True)
    a, b = sorted(values, key=abs), sorted(more, key=abs)
    assert list(our_heapq.merge_with_key(a, b, key=abs)) == list(heapq.merge(a, b, key=abs))
    while theirs:
        assert our_heapq.heappop(ours) == heapq.heappop(theirs)


@settings(max_examples=100, deadline=None)
@given(values=lists, x=small, lo=st.integers(-1, 5), hi=st.none() | st.integers(0, 5))
def test_places(values: list[int], x: int, lo: int, hi: int | None) -> None:
    values.sort()
    hi = None if hi is None else min(hi, len(values))
    for name in ("bisect_left", "bisect_right"):
        mine = outcome(getattr(our_bisect, name), values, x, lo, hi)
        assert mine == outcome(getattr(bisect, name), values, x, lo, hi)
        keyed = outcome(getattr(our_bisect, name + "_with_key"), values, -x, key=lambda v: v // 2)
        assert keyed == outcome(getattr(bisect, name), values, -x, key=lambda v: v // 2)
    for name in ("insort_left", "insort_right"):
        ours, theirs = list(values), list(values)
        getattr(our_bisect, name)(ours, x)
        getattr(bisect, name)(theirs, x)
        getattr(our_bisect, name + "_with_key")(ours, x, key=lambda v: v)
        getattr(bisect, name)(theirs, x, key=lambda v: v)
        assert ours == theirs


@settings(max_examples=100, deadline=None)
@given(a=st.lists(small, max_size=5), b=st.lists(small, max_size=5), r=st.integers(0, 4))
def test_iterators(a: list[int], b: list[int], r: int) -> None:
    def same(name: str, *arguments: object, ours: str = "", **named: object) -> None:
        module = {"product": itertools_products, "zip_longest": itertools_zip}.get(name, our_itertools)
        mine = outcome(getattr(module, ours or name), *arguments, **named)
        assert mine == outcome(getattr(itertools, name), *arguments, **named)

    def odd(x: int) -> bool:
        return x % 2 == 1

    for name in ("combinations", "permutations", "combinations_with_replacement"):
        same(name, a, r)
    same("product", a, b)
    same("product", a, b, a, ours="product_in_3")
    same("product", a, ours="product_with_repeat", repeat=r)
    same("product", a, b, ours="product_with_repeat", repeat=r - 1)
    same("zip_longest", a, b)
    same("zip_longest", a, b, ours="zip_longest_with_fillvalue", fillvalue=r)
    same("zip_longest", a, b, [1, 2], ours="zip_longest_in_3")
    same("zip_longest", a, b, [1, 2], a, ours="zip_longest_with_fillvalue_in_4", fillvalue=r)
    same("chain", a, b, a)
    same("compress", a, b)
    same("pairwise", a)
    same("repeat", 7, r)
    same("accumulate", a)
    same("accumulate", a, initial=100)
    same("accumulate", a, operator.mul, ours="accumulate_with_func")
    same("islice", a, r)
    same("islice", a, 1, r, ours="islice_of_3")
    same("islice", a, r, None, 2, ours="islice_of_4")
    for name in ("dropwhile", "takewhile", "filterfalse"):
        same(name, odd, a)
    mine = [(key, list(group)) for key, group in our_itertools.groupby(a)]
    assert mine == [(key, list(group)) for key, group in itertools.groupby(a)]
    keyed = [(key, list(group)) for key, group in our_itertools.groupby_with_key(a, odd)]
    assert keyed == [(key, list(group)) for key, group in itertools.groupby(a, odd)]
    assert [list(each) for each in our_itertools.tee(a, 3)] == [a, a, a]
    assert list(our_itertools.islice(our_itertools.cycle(a), 12)) == list(
        itertools.islice(itertools.cycle(a), 12)
    )
    assert list(our_itertools.islice(our_itertools.count(3, r), 5)) == list(
        itertools.islice(itertools.count(3, r), 5)
    )


def test_islice_takes_no_more_than_it_needs() -> None:
    for start, stop, step in ((0, 3, 1), (1, 6, 2), (4, 2, 1), (0, 0, 1), (2, None, 3)):
        mine, theirs = iter(range(20)), iter(range(20))
        ours = list(our_itertools.islice_of_4(mine, start, stop, step))
        assert ours == list(itertools.islice(theirs, start, stop, step))
        assert list(mine) == list(theirs)


@settings(max_examples=50, deadline=None)
@given(values=lists)
def test_functions(values: list[int]) -> None:
    def compare(a: int, b: int) -> int:
        return abs(a) - abs(b)

    def subtract(a: int, b: int) -> int:
        return a - b

    assert outcome(our_functools.reduce, subtract, values) == outcome(functools.reduce, subtract, values)
    assert our_functools.reduce_with_initial(subtract, values, 5) == functools.reduce(subtract, values, 5)
    assert sorted(values, key=our_functools.cmp_to_key(compare)) == sorted(values, key=abs)


ONE_OPERAND = ("neg", "not_", "truth", "abs", "pos", "inv", "invert", "index")
CONTAINER_OPERATORS = ("contains", "concat", "getitem", "setitem", "delitem")


def test_strings_and_operators() -> None:
    for name in dir(string):
        if isinstance(getattr(string, name), str) and not name.startswith("_"):
            assert getattr(our_string, name) == getattr(string, name)
    assert our_string.capwords("  hello  wORLD ") == string.capwords("  hello  wORLD ")
    for name in vars(our_operator):
        theirs = getattr(operator, name, None)
        if theirs is None or name.startswith("_") or name in ("countOf", "indexOf"):
            continue
        if name in CONTAINER_OPERATORS:
            continue
        arguments = (13,) if name in ONE_OPERAND else (13, 5)
        assert getattr(our_operator, name)(*arguments) == theirs(*arguments)
    assert (our_operator.countOf([1, 2, 1], 1), our_operator.indexOf("abc", "c")) == (2, 2)


@pytest.mark.parametrize("seed", [0, 1, 42, -7, 2**32, 2**63 - 1, -(2**63)])
def test_random_numbers_are_the_same(seed: int) -> None:
    ours, theirs = Random(seed), random.Random(seed)
    assert [ours.random() for _ in range(700)] == [theirs.random() for _ in range(700)]
    assert [ours.getrandbits(k) for k in range(64)] == [theirs.getrandbits(k) for k in range(64)]
    for arguments in ((10,), (5, 9), (0, 100, 7), (100, 0, -3), (-5, 6)):
        assert [ours.randrange(*arguments) for _ in range(9)] == [
            theirs.randrange(*arguments) for _ in range(9)
        ]
        for bad in ((0,), (5, 5), (5, 1, 2), (1, 5, 0)):
            assert outcome(ours.randrange, *bad) == outcome(theirs.randrange, *bad)
    assert [ours.randint(1, 6) for _ in range(9)] == [theirs.randint(1, 6) for _ in range(9)]
    population = list(range(100))
    mine, copy = list(population), list(population)
    ours.shuffle(mine)
    theirs.shuffle(copy)
    assert mine == copy
    for k in (0, 1, 5, 6, 30, 100):
        assert ours.sample(population, k) == theirs.sample(population, k)
    assert ours.choice(population) == theirs.choice(population)
    assert ours.choices("abc", k=9) == theirs.choices("abc", k=9)
    assert ours.choices("abc", [1.0, 2.5, 3.0], k=9) == theirs.choices("abc", [1.0, 2.5, 3.0], k=9)
    assert ours.randbytes(7) == theirs.randbytes(7)
    distributions: list[tuple[str, list[float]]] = [
        ("uniform", [-2.0, 5.0]), ("triangular", [1.0, 4.0, 2.0]), ("gauss", [1.0, 2.0]),
        ("normalvariate", [0.0, 1.0]), ("expovariate", [1.5]), ("lognormvariate", [0.0, 0.5]),
        ("gammavariate", [2.5, 1.5]), ("gammavariate", [0.5, 2.0]), ("gammavariate", [1.0, 2.0]),
        ("betavariate", [2.0, 3.0]), ("paretovariate", [3.0]), ("weibullvariate", [1.0, 1.5]),
        ("vonmisesvariate", [1.0, 4.0]), ("vonmisesvariate", [1.0, 0.0]),
    ]  # fmt: skip
    for name, values in distributions:
        for _ in range(20):
            assert getattr(ours, name)(*values) == pytest.approx(getattr(theirs, name)(*values), rel=1e-15)
