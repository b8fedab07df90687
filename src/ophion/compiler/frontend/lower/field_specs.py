"""Format specifications that only ask for a field: `f"{n:06d}"`, `f"{name:<10}"`, `f"{address:x}"`.

They are taken apart when compiling; anything else is left to the runtime's parser of the mini-language.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SPEC = re.compile(
    r"(?:(?P<fill>[\x01-\x7f])?(?P<align>[<>=^]))?(?P<zero>0)?(?P<width>[0-9]{1,9})?(?P<kind>[bdoxs]?)",
    re.DOTALL,
)
SHIFTS = {"": 0, "d": 0, "b": 1, "o": 3, "x": 4}
"""The bits of a digit in the base of a presentation type; 0 is decimal."""


class Field(NamedTuple):
    """A specification taken apart; `fill` and `align` are characters, `shift` is that of SHIFTS."""

    shift: int
    width: int
    fill: str
    align: str


def _parse(spec: str, usual: str) -> tuple[str, Field] | None:
    """Presentation type and field; `usual` is the alignment where none is given."""
    match = SPEC.fullmatch(spec)
    if match is None:
        return None
    fill, align, zero, width = match["fill"], match["align"], match["zero"], match["width"]
    if fill and zero:
        zero = ""
    elif zero and not align and usual == ">":
        align = "="
    field = Field(SHIFTS.get(match["kind"], 0), int(width or 0), fill or zero or " ", align or usual)
    return match["kind"], field


def number_field(spec: str) -> Field | None:
    """What a specification asks for of an integer; None where it is not so simple."""
    parsed = _parse(spec, ">")
    return parsed[1] if parsed is not None and parsed[0] != "s" else None


def text_field(spec: str) -> Field | None:
    """The same of a text."""
    parsed = _parse(spec, "<")
    return parsed[1] if parsed is not None and parsed[0] in ("", "s") and parsed[1].align != "=" else None
