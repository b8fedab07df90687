"""str.translate and str.maketrans: text by a table from code points to code points, texts or None."""

from typing import TypeVar, cast

from ophion.runtime.strings import Str
from ophion.runtime.text_buffer import TextBuffer

V = TypeVar("V")


def translate(text: Str, table: dict[int, V]) -> str:
    """text.translate(table)"""
    buffer = TextBuffer(text.size)
    offset = 0
    while offset < text.size:
        code = text.code(offset)
        if code in table:
            _append(buffer, table[code])
        else:
            buffer.append_code(code)
        offset += text.width_at(offset)
    return buffer.finish()


def _append(buffer: TextBuffer, value: V) -> None:
    """Add what a table says: a text, or a code point; None is nothing."""
    if isinstance(value, str):
        buffer.append(value)
    elif isinstance(value, int):
        if value < 0 or value > 0x10FFFF:
            raise ValueError("character mapping must be in range(0x110000)")
        buffer.append_code(value)


def table_of_pairs(x: str, y: str) -> dict[int, int]:
    """str.maketrans(x, y)"""
    table: dict[int, int] = {}
    if len(x) != len(y):
        raise ValueError("the first two maketrans arguments must have equal length")
    for one, other in zip(x, y, strict=True):
        table[ord(one)] = ord(other)
    return table


def table_with_gaps(x: str, y: str, z: str) -> dict[int, int | None]:
    """str.maketrans(x, y, z): the characters of z are left out."""
    table: dict[int, int | None] = {}
    for one, other in table_of_pairs(x, y).items():
        table[one] = other
    for gone in z:
        table[ord(gone)] = None
    return table


def table_of_codes(x: dict[int, V]) -> dict[int, V]:
    """str.maketrans(x) of a table whose keys are code points."""
    return x.copy()


def table_of_texts(x: dict[str, V]) -> dict[int, V]:
    """str.maketrans(x) of a table whose keys are characters."""
    table: dict[int, V] = {}
    for key, value in x.items():
        if cast(Str, key).length != 1:
            raise ValueError("string keys in translate table must be of length 1")
        table[ord(key)] = value
    return table
