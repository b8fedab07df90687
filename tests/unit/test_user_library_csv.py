"""user/lib's csv, and CPython's."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from user.lib import csv as ours
from user.lib.csv_dialects import Error

texts = st.text(st.sampled_from("ab ,;\"'\\\n\r\té1"), max_size=8)
values = texts | st.integers() | st.floats() | st.none() | st.booleans()
options = st.fixed_dictionaries(
    {},
    optional={
        "delimiter": st.sampled_from(",;\t "),
        "quotechar": st.sampled_from(['"', "'", None]),
        "escapechar": st.sampled_from(["\\", None]),
        "doublequote": st.booleans(),
        "skipinitialspace": st.booleans(),
        "lineterminator": st.sampled_from(["\n", "\r\n", "!"]),
        "quoting": st.sampled_from([0, 1, 2, 3]),
        "strict": st.booleans(),
        "dialect": st.sampled_from(["excel", "excel-tab", "unix"]),
    },
)


def outcome(function: Callable[[], object]) -> object:
    """What a function returns, or what it raises."""
    try:
        return function()
    except (csv.Error, Error) as problem:
        return "Error", str(problem)
    except (TypeError, ValueError) as problem:
        return type(problem).__name__, str(problem)


def written(module: Any, rows: list[list[object]], named: dict[str, Any]) -> object:
    """What a module's writer makes of rows."""
    stream = io.StringIO()
    return outcome(lambda: module.writer(stream, **named).writerows(rows)), stream.getvalue()


def read(module: Any, lines: list[str], named: dict[str, Any]) -> object:
    """The rows that a module's reader makes of lines, and what it says in the end."""
    rows: list[object] = []

    def all_rows() -> None:
        reader = module.reader(lines, **named)
        for row in reader:
            rows.append((row, reader.line_num))

    return outcome(all_rows), rows


@settings(max_examples=400, deadline=None)
@given(rows=st.lists(st.lists(values, max_size=3), max_size=3), named=options)
def test_written(rows: list[list[object]], named: dict[str, Any]) -> None:
    assert written(ours, rows, named) == written(csv, rows, named)


@settings(max_examples=600, deadline=None)
@given(lines=st.lists(texts, max_size=4), named=options)
def test_read(lines: list[str], named: dict[str, Any]) -> None:
    if named.get("quoting") != csv.QUOTE_NONNUMERIC:
        assert read(ours, lines, named) == read(csv, lines, named)


def test_numbers_are_not_read() -> None:
    assert list(ours.reader(['"a","b"'], quoting=ours.QUOTE_NONNUMERIC)) == [["a", "b"]]
    with pytest.raises(NotImplementedError):
        list(ours.reader(["1"], quoting=ours.QUOTE_NONNUMERIC))


def test_dialects_that_are_none() -> None:
    wrong: list[dict[str, Any]] = [
        {"delimiter": ""}, {"delimiter": "ab"}, {"quotechar": "ab"}, {"escapechar": "ab"}, {"quoting": 7},
        {"quotechar": None, "quoting": 1}, {"delimiter": 1}, {"dialect": "unknown"}, {"quotechar": ""},
    ]  # fmt: skip
    for named in wrong:
        assert read(ours, [], named) == read(csv, [], named), named
    assert outcome(lambda: ours.get_dialect("x")) == outcome(lambda: csv.get_dialect("x"))
    assert outcome(lambda: ours.unregister_dialect("x")) == outcome(lambda: csv.unregister_dialect("x"))


def test_named_dialects() -> None:
    for module in (ours, csv):
        module.register_dialect("own", "unix", delimiter=";")
    assert written(ours, [["a", 1]], {"dialect": "own"}) == written(csv, [["a", 1]], {"dialect": "own"})
    assert sorted(ours.list_dialects()) == sorted(csv.list_dialects())
    for module in (ours, csv):
        module.unregister_dialect("own")


def test_limit() -> None:
    assert ours.field_size_limit(3) == csv.field_size_limit(3) == 131072
    assert read(ours, ["abc,d", "abcd"], {}) == read(csv, ["abc,d", "abcd"], {})
    assert ours.field_size_limit(131072) == csv.field_size_limit(131072) == 3


def dicts_read(module: Any, lines: list[str], names: list[str] | None) -> object:
    """The rows that a module's DictReader makes of lines."""
    return outcome(lambda: list(module.DictReader(lines, names, restval="-")))


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.lists(st.text("ab1", min_size=1), min_size=2, max_size=2), max_size=4))
def test_dicts(rows: list[list[str]]) -> None:
    lines = [",".join(row) for row in rows]
    for names in (None, ["x", "y"], ["x", "y", "z"]):
        assert dicts_read(ours, lines, names) == dicts_read(csv, lines, names)


def test_rows_that_are_no_dicts_of_texts() -> None:
    for line in ("1", "1,2,3"):
        with pytest.raises(TypeError):
            list(ours.DictReader(["a,b", line]))


def dicts_written(module: Any, rows: list[dict[str, object]], **named: Any) -> object:
    """What a module's DictWriter makes of rows."""
    stream = io.StringIO()

    def write() -> object:
        writer = module.DictWriter(stream, ["a", "b"], **named)
        return writer.writeheader(), writer.writerows(rows)

    return outcome(write), stream.getvalue()


def test_dicts_written() -> None:
    rows: list[dict[str, object]] = [{"a": 1, "b": None}, {"b": "x,y"}, {}]
    assert dicts_written(ours, rows) == dicts_written(csv, rows)
    wrong: list[dict[str, object]] = [{"a": 1, "c": 2}]
    for named in ({}, {"extrasaction": "ignore", "restval": 7}, {"extrasaction": "other"}):
        assert dicts_written(ours, wrong, **named) == dicts_written(csv, wrong, **named)
