"""user/lib's json, and CPython's."""

import json
from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from user.lib import json as ours
from user.lib.json_decoding import JSONDecodeError

keys = st.text(max_size=4) | st.integers(-9, 9) | st.booleans() | st.none() | st.floats()
values: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=8,
)
pieces = st.sampled_from(
    ["{", "}", "[", "]", ",", ":", '"', "a", "\\n", "\\u00e9", "\\ud83d", "\\ude00", "\\x", "1", "-", "0",
     ".5", "e+3", " ", "\n", "null", "true", "false", "NaN",
     "Infinity", "\x01", "\u00e9", "\\", "\\u1", '"k":'],
)  # fmt: skip


def outcome(function: Callable[..., object], *arguments: object, **named: object) -> object:
    """What a function returns, or what it raises, with the place in a text."""
    try:
        return repr(function(*arguments, **named))
    except (json.JSONDecodeError, JSONDecodeError) as problem:
        return str(problem), problem.pos, problem.lineno, problem.colno
    except (ValueError, TypeError) as problem:
        return type(problem).__name__, str(problem)


@settings(max_examples=300, deadline=None)
@given(value=values, indent=st.none() | st.integers(0, 3) | st.just("\t"), ascii_only=st.booleans())
def test_texts(value: object, indent: int | str | None, ascii_only: bool) -> None:
    named: dict[str, object] = {"indent": indent, "ensure_ascii": ascii_only}
    assert outcome(ours.dumps, value, **named) == outcome(json.dumps, value, **named)
    named = {"separators": (",", ":"), "skipkeys": True}
    assert outcome(ours.dumps, value, **named) == outcome(json.dumps, value, **named)


@settings(max_examples=200, deadline=None)
@given(table=st.dictionaries(st.text(max_size=3), st.integers(), max_size=5))
def test_sorted_keys(table: dict[str, int]) -> None:
    assert ours.dumps(table, sort_keys=True) == json.dumps(table, sort_keys=True)
    numbers = {len(key): value for key, value in table.items()}
    assert ours.dumps(numbers, sort_keys=True) == json.dumps(numbers, sort_keys=True)


def test_what_is_no_json() -> None:
    for value in ({1, 2}, b"x", [object], {(1, 2): 3}, [1, {2}]):
        assert outcome(ours.dumps, value) == outcome(json.dumps, value)
    for number in (float("nan"), [float("inf")], {"a": float("-inf")}):
        for indent in (None, 1):
            named: dict[str, object] = {"allow_nan": False, "indent": indent}
            assert outcome(ours.dumps, number, **named) == outcome(json.dumps, number, **named)


@settings(max_examples=300, deadline=None)
@given(value=values)
def test_there_and_back(value: object) -> None:
    text = json.dumps(value)
    assert outcome(ours.loads, text) == outcome(json.loads, text)


@settings(max_examples=2000, deadline=None)
@given(parts=st.lists(pieces, max_size=9))
@example(parts=["[", "1", ",", "]"])
@example(parts=["\ufeff", "1"])
def test_texts_that_may_be_wrong(parts: list[str]) -> None:
    text = "".join(parts)
    assert outcome(ours.loads, text) == outcome(json.loads, text)
