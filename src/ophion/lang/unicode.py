"""Tables of characters, made from this Python's own while compiling: a call here is a constant.

`ranges("alpha")` are the borders of a property's ranges, three bytes each: a code point has the property
where an odd number of borders lie at or below it. `mapping("lower")` holds records of nine bytes: the first
and last code point of a run (bit 23 of the last: every other one) and what is added to each, plus BIAS.
`expansions("upper")` lists the characters that become several, each followed by those, between bars.

Beyond LAST_LETTER and E0200 no character has a property or case, as a test over all of them shows.
"""

from collections.abc import Callable, Iterator
from functools import cache

BIAS = 1 << 23
EVERY_OTHER = 1 << 23
LAST_LETTER = 0x33FFF


def _is_title(character: str) -> bool:
    return character.istitle() and not character.isupper()


def _continues(character: str) -> bool:
    return ("a" + character).isidentifier()


def _is_ignored(character: str) -> bool:
    """Whether a character is looked through where a sigma's form is chosen."""
    final = ("A\u03a3" + character).lower()[1] == "\u03c2"
    return final and ("A\u03a3" + character + "A").lower()[1] == "\u03c3"


_PROPERTIES: dict[str, Callable[[str], bool]] = {
    "alpha": str.isalpha,
    "decimal": str.isdecimal,
    "digit": str.isdigit,
    "numeric": str.isnumeric,
    "upper": str.isupper,
    "lower": str.islower,
    "title": _is_title,
    "printable": str.isprintable,
    "start": str.isidentifier,
    "continue": _continues,
    "ignored": _is_ignored,
}
_CASES: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "title": str.title,
    "fold": str.casefold,
}


def _code_points() -> Iterator[int]:
    yield from range(LAST_LETTER + 1)
    yield from range(0xE0000, 0xE0201)


@cache
def ranges(name: str) -> bytes:
    """The borders of the ranges of code points with a property."""
    has = _PROPERTIES[name]
    made = b""
    inside = False
    for code in _code_points():
        if has(chr(code)) != inside:
            inside = not inside
            made += code.to_bytes(3, "big")
    return made


@cache
def mapping(name: str) -> bytes:
    """The runs of characters that become one other character in a case."""
    change = _CASES[name]
    runs: list[list[int]] = []
    for code in _code_points():
        changed = change(chr(code))
        if len(changed) != 1 or ord(changed) == code:
            continue
        delta = ord(changed) - code
        last = runs[-1] if runs else [0, 0, 0, 0]
        step = code - last[1]
        if runs and last[2] == delta and step in (1, 2) and last[3] in (0, step):
            last[1], last[3] = code, step
        else:
            runs.append([code, code, delta, 0])
    return b"".join(
        first.to_bytes(3, "big")
        + (last | (EVERY_OTHER if step == 2 else 0)).to_bytes(3, "big")
        + (delta + BIAS).to_bytes(3, "big")
        for first, last, delta, step in runs
    )


@cache
def expansions(name: str) -> str:
    """The characters that become several in a case, each followed by those."""
    change = _CASES[name]
    characters = [chr(code) for code in _code_points()]
    return "|" + "".join(c + change(c) + "|" for c in characters if len(change(c)) > 1)
