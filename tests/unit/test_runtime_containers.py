"""The runtime's list, dict and set against CPython's, over random sequences of operations."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ophion.lang.unsafe import Ptr
from ophion.runtime.dicts import Dict
from ophion.runtime.lists import List, collected
from ophion.runtime.ordering import sort_slots, sort_slots_by_key
from ophion.runtime.sets import Set
from ophion.runtime.tuples import VarTuple

VALUES = st.lists(st.integers(-5, 5), max_size=12)
BOUNDS = st.none() | st.integers(-14, 14)
STEPS = st.none() | st.integers(-3, 3)


def items(values: List[int]) -> list[int]:
    """A list's items, straight from its slots."""
    return [values.items[index] for index in range(values.length)]


def outcome(function: Any, *args: Any) -> object:
    """A call's value, or its error's class and text."""
    try:
        return function(*args)
    except (ValueError, IndexError, KeyError) as error:
        return type(error).__name__, str(error)


@settings(deadline=None)
@given(VALUES, BOUNDS, BOUNDS, STEPS, VALUES)
def test_slices(
    start: list[int], low: int | None, high: int | None, step: int | None, new: list[int]
) -> None:
    ours, theirs = collected(start), list(start)
    assert outcome(lambda: items(ours.get_slice(low, high, step))) == outcome(lambda: theirs[low:high:step])  # type: ignore[arg-type]
    slot = slice(low, high, step)
    assert outcome(ours.set_slice, low, high, step, new) == outcome(theirs.__setitem__, slot, new)
    assert items(ours) == theirs
    assert outcome(ours.delete_slice, low, high, step) == outcome(theirs.__delitem__, slot)
    assert items(ours) == theirs


@settings(deadline=None)
@given(
    VALUES,
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "append",
                    "insert",
                    "pop",
                    "remove",
                    "index",
                    "count",
                    "delete",
                    "set",
                    "extend",
                    "reverse",
                    "imul",
                ]
            ),
            st.integers(-6, 6),
            st.integers(-6, 6),
        )
    ),
)
def test_operations(start: list[int], operations: list[tuple[str, int, int]]) -> None:
    ours, theirs = collected(start), list(start)
    for name, a, b in operations:
        if name == "insert":
            ours.insert(a, b)
            theirs.insert(a, b)
        elif name == "delete":
            assert outcome(ours.__delitem__, a) == outcome(theirs.__delitem__, a)
        elif name == "set":
            assert outcome(ours.__setitem__, a, b) == outcome(theirs.__setitem__, a, b)
        elif name == "extend":
            ours.extend([a, b])
            theirs.extend([a, b])
        elif name == "reverse":
            ours.reverse()
            theirs.reverse()
        elif name == "imul" and len(theirs) < 40:
            ours.__imul__(a)
            theirs *= a
        elif name != "imul":
            assert outcome(getattr(ours, name), a) == outcome(getattr(theirs, name), a)
        assert items(ours) == theirs
    assert repr(ours) == repr(theirs)
    assert VarTuple(ours).length == len(theirs)
    assert ours.length == 0


@settings(deadline=None)
@given(VALUES, VALUES)
def test_comparison(a: list[int], b: list[int]) -> None:
    one, other = collected(a), collected(b)
    assert (one == other) == (a == b)
    assert (one < other) == (a < b)
    assert (one <= other) == (a <= b)
    assert (VarTuple(one) < VarTuple(other)) == (a < b)


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers()), max_size=80)


def slots_of(pairs: list[tuple[int, int]]) -> Ptr[tuple[int, int]]:
    """Some values in slots."""
    slots: Ptr[tuple[int, int]] = Ptr(len(pairs))
    for index, pair in enumerate(pairs):
        slots.init(index, pair)
    return slots


def first(pair: tuple[int, int]) -> int:
    """A key under which many pairs are equal."""
    return pair[0]


@settings(deadline=None)
@given(PAIRS)
def test_sorting(pairs: list[tuple[int, int]]) -> None:
    slots = slots_of(pairs)
    sort_slots(slots, len(pairs))
    assert [slots[i] for i in range(len(pairs))] == sorted(pairs)
    slots = slots_of(pairs)
    sort_slots_by_key(slots, len(pairs), first)
    assert [slots[i] for i in range(len(pairs))] == sorted(pairs, key=first)


KEYS = st.integers(-20, 20) | st.integers(0, 5).map(lambda n: n << 40)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["set", "set", "set", "del", "get", "pop", "last", "default", "clear", "copy"]),
            KEYS,
            st.integers(0, 9),
        ),
        max_size=120,
    )
)
def test_dict(operations: list[tuple[str, int, int]]) -> None:
    ours: Dict[int, int] = Dict()
    theirs: dict[int, int] = {}
    for name, key, value in operations:
        if name == "set":
            ours[key] = value
            theirs[key] = value
        elif name == "del":
            assert outcome(ours.__delitem__, key) == outcome(theirs.__delitem__, key)
        elif name == "get":
            assert outcome(ours.__getitem__, key) == outcome(theirs.__getitem__, key)
            assert ours.get_or(key, -1) == theirs.get(key, -1)
            assert ours.get_or_none(key) == theirs.get(key)
        elif name == "pop":
            assert ours.pop_or(key, -1) == theirs.pop(key, -1)
        elif name == "last" and theirs:
            assert ours.popitem() == theirs.popitem()
        elif name == "default":
            assert ours.setdefault(key, value) == theirs.setdefault(key, value)
        elif name == "clear" and value == 0:
            ours.clear()
            theirs.clear()
        assert list(ours.items()) == list(theirs.items())
        assert (len(ours), key in ours) == (len(theirs), key in theirs)
    assert repr(ours) == repr(theirs)
    assert list(ours) == list(theirs)
    assert list(ours.values()) == list(theirs.values())


@settings(deadline=None)
@given(st.lists(KEYS), st.lists(KEYS))
def test_set(a: list[int], b: list[int]) -> None:
    one: Set[int] = Set()
    other: Set[int] = Set()
    for value in a:
        one.add(value)
    for value in b:
        other.add(value)
    for name in ("__or__", "__and__", "__sub__", "__xor__"):
        assert set(getattr(one, name)(other)) == getattr(set(a), name)(set(b))
    assert (one <= other, one < other, one == other) == (set(a) <= set(b), set(a) < set(b), set(a) == set(b))
    one -= other
    assert sorted(one) == sorted(set(a) - set(b))
    for value in a:
        one.discard(value)
    assert len(one) == 0


def test_change_during_iteration() -> None:
    ours: Dict[int, int] = Dict()
    ours[1] = 1
    try:
        for key in ours:
            ours[key + 1] = 0
    except RuntimeError as error:
        assert str(error) == "dictionary changed size during iteration"
