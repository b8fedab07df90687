"""user/lib's struct with formats of all kinds against CPython's own: values, messages."""

import struct
from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ophion.lang import u64
from user.lib import struct as ours
from user.lib import struct_values

ORDERS = st.sampled_from(["", "@", "=", "<", ">", "!"])
PIECES = st.sampled_from([*"xcbB?hHiIlLqQnNfdesp", "3s", "0s", "2x", "3h", "4p", "2d", " ", "2?", "0i"])
FORMATS = st.builds("".join, st.tuples(ORDERS, st.lists(PIECES, max_size=5).map("".join)))
NUMBERS = st.integers(-(2**63), 2**64 - 1) | st.sampled_from(
    [0, 1, -1, 127, 128, 255, 256, -129, 65536, 2**31]
)
VALUES = st.lists(
    NUMBERS.map(lambda n: u64(n) if n >= 2**63 else n)
    | st.floats(width=16)
    | st.binary(max_size=5)
    | st.booleans()
    | st.just("text"),
    max_size=6,
)


def outcome(action: Callable[[], object]) -> object:
    """What a call gives, or the name and text of the exception that it raises."""
    try:
        return action()
    except (struct.error, ours.error, OverflowError) as problem:
        return type(problem).__name__, str(problem)


@settings(max_examples=500)
@given(FORMATS, VALUES)
@example(">bQ", [0, -1])
@example(">q", [u64(1 << 63)])
def test_packing_equals_pythons(format: str, values: list[object]) -> None:
    assert outcome(lambda: ours.pack(format, *values)) == outcome(lambda: struct.pack(format, *values))


@settings(max_examples=500)
@given(FORMATS, st.data())
def test_unpacking_equals_pythons(format: str, data: st.DataObject) -> None:
    size = outcome(lambda: struct.calcsize(format))
    assert outcome(lambda: ours.calcsize(format)) == size
    if not isinstance(size, int):
        return
    given_bytes = data.draw(st.binary(min_size=size, max_size=size + 1) | st.binary(max_size=40))
    offset = data.draw(st.integers(-20, 20))
    for mine, theirs in [
        (lambda: ours.unpack(format, given_bytes), lambda: struct.unpack(format, given_bytes)),
        (
            lambda: ours.unpack_from(format, given_bytes, offset),
            lambda: struct.unpack_from(format, given_bytes, offset),
        ),
        (
            lambda: list(ours.iter_unpack(format, given_bytes)),
            lambda: list(struct.iter_unpack(format, given_bytes)),
        ),
    ]:
        assert repr(outcome(mine)) == repr(outcome(theirs))


@given(st.integers(0, 12), st.integers(-15, 15), NUMBERS)
def test_packing_into_a_buffer_equals_pythons(size: int, offset: int, number: int) -> None:
    mine, theirs = bytearray(size), bytearray(size)
    value = u64(number) if number >= 2**63 else number
    shown = outcome(lambda: ours.pack_into(">hI", mine, offset, 5, value))
    assert shown == outcome(lambda: struct.pack_into(">hI", theirs, offset, 5, number))
    if not isinstance(shown, tuple):
        assert mine == theirs


def test_objects() -> None:
    mine, theirs = ours.Struct("<4sHx"), struct.Struct("<4sHx")
    assert (mine.size, mine.format) == (theirs.size, theirs.format)
    data = theirs.pack(b"ab", 7)
    assert mine.pack(b"ab", 7) == data
    assert mine.unpack(data) == theirs.unpack(data)
    assert list(mine.iter_unpack(data * 2)) == list(theirs.iter_unpack(data * 2))
    assert mine.unpack_from(b"x" + data, offset=1) == theirs.unpack_from(b"x" + data, offset=1)
    for number in ("h", "7"):
        shown = outcome(lambda n=number: mine.pack(n))  # type: ignore[misc]
        assert shown == outcome(lambda n=number: theirs.pack(n))  # type: ignore[misc]
    assert outcome(lambda: struct_values.layout_of("9" * 20 + "h")) == outcome(
        lambda: struct.calcsize("9" * 20 + "h")
    )
