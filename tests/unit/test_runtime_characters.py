"""The properties and cases of every code point, against CPython's own."""

from collections.abc import Callable

import pytest

from ophion.lang import unicode
from ophion.runtime import casing, characters

EVERY = [chr(code) for code in range(0x110000)]
TABLES: list[tuple[bytes, Callable[[int], bool], Callable[[str], bool]]] = [
    (characters.DECIMAL, characters.is_decimal, str.isdecimal),
    (characters.DIGIT, characters.is_digit, str.isdigit),
    (characters.NUMERIC, characters.is_numeric, str.isnumeric),
    (characters.ALPHA, characters.is_alpha, str.isalpha),
    (characters.UPPER, characters.is_upper, str.isupper),
    (characters.LOWER, characters.is_lower, str.islower),
    (characters.TITLE, characters.is_title, lambda c: c.istitle() and not c.isupper()),
    (characters.PRINTABLE, characters.is_printable, str.isprintable),
    (characters.START, characters.starts_identifier, str.isidentifier),
    (characters.CONTINUE, characters.continues_identifier, lambda c: ("a" + c).isidentifier()),
    (characters.IGNORED, characters.is_ignored, unicode._is_ignored),
]
CASES: list[tuple[bytes, str, Callable[[int], str], Callable[[str], str]]] = [
    (casing.LOWER, casing.LOWER_SEVERAL, casing.lower, str.lower),
    (casing.UPPER, casing.UPPER_SEVERAL, casing.upper, str.upper),
    (casing.TITLE, casing.TITLE_SEVERAL, casing.title, str.title),
    (casing.FOLD, casing.FOLD_SEVERAL, casing.fold, str.casefold),
]


def borders(table: bytes) -> list[int]:
    """The borders of a table of ranges."""
    return [characters.number_at(table, place) for place in range(0, len(table), 3)]


@pytest.mark.parametrize("number", range(len(TABLES)))
def test_property(number: int) -> None:
    table, ours, theirs = TABLES[number]
    places = set(borders(table))
    inside, different = False, []
    for code, character in enumerate(EVERY):
        inside = inside != (code in places)
        if inside != theirs(character):
            different.append(hex(code))
    assert different == []
    near = {place + step for place in places for step in (-1, 0, 1)} | set(range(0x300))
    assert [hex(code) for code in near if code >= 0 and ours(code) != theirs(chr(code))] == []


@pytest.mark.parametrize("number", range(len(CASES)))
def test_case(number: int) -> None:
    table, several, ours, theirs = CASES[number]
    moved = {c: unicode_moved for c in EVERY if (unicode_moved := theirs(c)) != c}
    assert [c for c in moved if ours(ord(c)) != moved[c]] == []
    assert set(several.split("|")[1:-1]) == {c + moved[c] for c in moved if len(moved[c]) > 1}
    ends = [
        number_at & 0x1FFFFF
        for place in range(0, len(table), 9)
        for number_at in (characters.number_at(table, place), characters.number_at(table, place + 3))
    ]
    near = {end + step for end in ends for step in range(-2, 3)} | set(range(0x300))
    assert [hex(code) for code in near if ours(code) != theirs(chr(code))] == []


def test_spaces_and_line_breaks() -> None:
    assert [c for c in EVERY if characters.is_space(ord(c)) != c.isspace()] == []
    breaks = [c for c in EVERY if len(("a" + c + "b").splitlines()) == 2]
    assert [c for c in EVERY if characters.is_line_break(ord(c))] == breaks


def test_decimal_value() -> None:
    digits = [c for c in EVERY if c.isdecimal()]
    assert [characters.decimal_value(ord(c)) for c in digits] == [int(c) for c in digits]
