"""The runtime's str against CPython's, method by method, over random texts."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ophion.compiler.frontend.lower import field_specs
from ophion.lang import u64
from tests.fakes import runtime_memory as fake
from tests.fakes.runtime_memory import fields, numbers
from tests.fakes.runtime_memory import format as formatting
from tests.fakes.runtime_memory import strings as runtime

fake.install()
Str = runtime.Str

LETTERS = st.sampled_from("aAbBzZ 019_-+.,\t\n\r'\"\\éÀßµÿ\u00a0Ωд日\u2028🐍")
TEXTS = st.text(LETTERS, max_size=12)
PARTS = st.text(LETTERS, max_size=3)
BOUNDS = st.none() | st.integers(-14, 14)


@pytest.fixture(autouse=True)
def fresh_memory() -> None:
    """Each test starts with empty memory."""
    fake.fresh()


def ours(text: str) -> runtime.Str:
    """A text as the runtime holds it."""
    return fake.from_text(text)


def result(function: Any, *args: Any) -> object:
    """What a call gives: its value or its error's class and text."""
    try:
        value = function(*args)
    except (ValueError, IndexError, TypeError, OverflowError) as error:
        return type(error).__name__, str(error)
    return fake.to_text(value) if isinstance(value, Str) else value


def same(text: str, name: str, *args: Any) -> None:
    """A method gives the same for both."""
    fake.fresh()
    assert result(fake.method(ours(text), name), *args) == result(getattr(text, name), *args), (
        text,
        name,
        args,
    )


@settings(deadline=None)
@given(TEXTS)
def test_without_arguments(text: str) -> None:
    for name in [
        "upper",
        "lower",
        "casefold",
        "swapcase",
        "capitalize",
        "title",
        "strip",
        "lstrip",
        "rstrip",
        "split",
        "rsplit",
        "splitlines",
        "isascii",
        "isspace",
        "isdigit",
        "isdecimal",
        "isnumeric",
        "isalpha",
        "isalnum",
        "isprintable",
        "isidentifier",
        "islower",
        "isupper",
        "istitle",
        "expandtabs",
        "encode",
    ]:
        same(text, name)
    assert runtime.repr_str(text) == repr(text)
    assert len(ours(text)) == len(text)
    assert list(ours(text)) == list(text)


@settings(deadline=None)
@given(TEXTS, PARTS, BOUNDS, BOUNDS)
def test_searching(text: str, part: str, start: int | None, end: int | None) -> None:
    for name in ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]:
        same(text, name, part, start, end)
    assert (part in ours(text)) == (part in text)


@settings(deadline=None)
@given(TEXTS, PARTS, PARTS, st.integers(-1, 3))
def test_parts(text: str, part: str, other: str, count: int) -> None:
    same(text, "replace", part, other, count)
    same(text, "split", part, count)
    same(text, "rsplit", part, count)
    same(text, "split", None, count)
    same(text, "rsplit", None, count)
    same(text, "partition", part)
    same(text, "rpartition", part)
    same(text, "strip", part)
    same(text, "lstrip", part)
    same(text, "rstrip", part)
    same(text, "removeprefix", part)
    same(text, "removesuffix", part)
    same(text, "splitlines", True)
    same(text, "join", [part, other, text])
    assert runtime.concat3(text, part, other) == text + part + other
    assert runtime.concat4(text, part, other, text) == text + part + other + text


@settings(deadline=None)
@given(TEXTS, st.integers(-3, 20), PARTS)
def test_widths(text: str, width: int, fill: str) -> None:
    for name in ["ljust", "rjust", "center"]:
        same(text, name, width)
        if len(fill) == 1:
            same(text, name, width, fill)
    same(text, "zfill", width)
    same(text, "expandtabs", width)
    same(text, "__mul__", min(width, 4))
    same(text, "__getitem__", width)


@settings(deadline=None)
@given(TEXTS, BOUNDS, BOUNDS, st.none() | st.integers(-3, 3))
def test_slices(text: str, start: int | None, stop: int | None, step: int | None) -> None:
    expected = result(lambda: text[start:stop:step])
    assert result(fake.method(ours(text), "get_slice"), start, stop, step) == expected


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_order(a: str, b: str) -> None:
    assert (ours(a) == ours(b)) == (a == b)
    assert (ours(a) < ours(b)) == (a < b)
    assert (ours(a) >= ours(b)) == (a >= b)
    assert hash(ours(a)) == hash(ours(a))


@settings(deadline=None)
@given(
    TEXTS, st.sampled_from(["utf-8", "ascii", "latin-1"]), st.sampled_from(["strict", "replace", "ignore"])
)
def test_encode(text: str, encoding: str, errors: str) -> None:
    same(text, "encode", encoding, errors)


NUMBERS = st.integers(-(2**63), 2**63 - 1)
SPECS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "<", ">", "^", "=", "*^", "x=", "é<"]),
        st.sampled_from(["", "+", "-", " "]),
        st.sampled_from(["", "#"]),
        st.sampled_from(["", "0"]),
        st.sampled_from(["", "1", "7", "23"]),
        st.sampled_from(["", ",", "_"]),
        st.sampled_from(["", ".0", ".3", ".17"]),
        st.sampled_from(["", "d", "x", "X", "b", "o", "c", "e", "E", "f", "F", "g", "G", "%", "s", "q"]),
    ),
)


@settings(deadline=None, max_examples=500)
@given(NUMBERS | st.integers(-300, 300), SPECS)
def test_format_int(value: int, spec: str) -> None:
    fake.fresh()
    assert result(formatting.format_int, value, spec) == result(format, value, spec)


@settings(deadline=None, max_examples=800)
@given(NUMBERS | st.integers(-300, 300), TEXTS, SPECS)
def test_fields(value: int, text: str, spec: str) -> None:
    """Specifications that are taken apart when compiling mean what they mean to the parser."""
    fake.fresh()
    field = field_specs.number_field(spec)
    if field is not None:
        shape = field.width, ord(field.fill), ord(field.align)
        assert (fields.int_field(value, field.shift, *shape)) == format(value, spec)
        assert (fields.u64_field(u64(abs(value)), field.shift, *shape)) == format(abs(value), spec)
    field = field_specs.text_field(spec)
    if field is not None:
        shape = field.width, ord(field.fill), ord(field.align)
        assert (fields.text_field(text, *shape)) == format(text, spec)


@settings(deadline=None, max_examples=500)
@given(st.floats() | st.integers(-(10**6), 10**6).map(lambda n: n / 100), SPECS)
def test_format_float(value: float, spec: str) -> None:
    fake.fresh()
    assert result(formatting.format_float, value, spec) == result(format, value, spec)


@settings(deadline=None, max_examples=500)
@given(TEXTS, SPECS)
def test_format_str(value: str, spec: str) -> None:
    fake.fresh()
    assert result(formatting.format_str, value, spec) == result(format, value, spec)


@settings(deadline=None)
@given(NUMBERS)
def test_int_text(value: int) -> None:
    fake.fresh()
    assert formatting.int_to_str(value) == str(value)
    shown = [formatting.format_int(value, spec) for spec in ("#x", "#o", "#b")]
    assert shown == [hex(value), oct(value), bin(value)]
    assert numbers.int_from_str(str(value)) == value
    assert numbers.bit_length(value) == value.bit_length()
    assert numbers.bit_count(value) == value.bit_count()


@settings(deadline=None, max_examples=500)
@given(st.text("01279abxXoObB_+- zZ\n", max_size=6), st.sampled_from([10, 16, 2, 8, 36, 0]))
def test_int_from_text(text: str, base: int) -> None:
    fake.fresh()
    assert result(numbers.int_from_str, text, base) == result(int, text, base)


@settings(deadline=None)
@given(NUMBERS, st.integers(0, 9), st.sampled_from(["big", "little"]), st.booleans())
def test_int_bytes(value: int, length: int, order: Any, signed: bool) -> None:
    assert result(numbers.int_to_bytes, value, length, order, signed) == result(
        lambda: value.to_bytes(length, order, signed=signed)
    )
    data = (value & 0xFFFF_FFFF_FFFF).to_bytes(6, "big")
    assert numbers.int_from_bytes(memoryview(data), order, signed) == int.from_bytes(
        data, order, signed=signed
    )


@settings(deadline=None)
@given(st.floats(-1e15, 1e15), st.integers(-3, 5))
def test_round(value: float, digits: int) -> None:
    fake.fresh()
    assert numbers.round_to_int(value) == round(value)
    assert numbers.round_to_digits(value, digits) == round(value, digits)
