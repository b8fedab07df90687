"""str.format and format_map with a template that is only known when the program runs.

The compiler takes apart templates that it knows, and these may look into their values; here a field is an
argument as a whole.
"""

from collections.abc import Mapping
from typing import TypeVar

V = TypeVar("V")

DEPTH = 2
"""How deep fields may stand in one another: a specification may have fields, these none."""


def fill(template: str, positional: list[object], named: dict[str, object]) -> str:
    """template.format(*positional, **named)"""
    return Filler(positional, named).filled(template, DEPTH)


def fill_from(template: str, mapping: Mapping[str, V]) -> str:
    """template.format_map(mapping)"""
    named: dict[str, object] = {}
    add_names(named, mapping)
    return Filler(None, named).filled(template, DEPTH)


def add_names(named: dict[str, object], mapping: Mapping[str, V]) -> None:
    """template.format(**mapping): the values by their names."""
    for key in mapping:
        named[key] = mapping[key]


class Filler:
    """The values of a template, and how its fields have named them so far."""

    def __init__(self, positional: list[object] | None, named: dict[str, object]) -> None:
        self._positional = positional
        self._named = named
        self._counted = 0
        self._numbered = False

    def filled(self, template: str, depth: int) -> str:
        """The template with its fields filled in. ValueError, IndexError, KeyError."""
        if depth == 0:
            raise ValueError("Max string recursion exceeded")
        parts: list[str] = []
        index = 0
        while index < len(template):
            letter = template[index]
            following = template[index + 1 : index + 2]
            if letter not in "{}" or letter == following:
                parts.append(letter)
                index += 2 if letter in "{}" else 1
            elif letter == "}" or not following:
                raise ValueError(f"Single '{letter}' encountered in format string")
            else:
                field = Field(template, index + 1)
                parts.append(self._text(field, depth))
                index = field.end
        return "".join(parts)

    def _text(self, field: "Field", depth: int) -> str:
        """The text that stands for a field."""
        value = self._value(field.name)
        spec = self.filled(field.spec, depth - 1) if "{" in field.spec or "}" in field.spec else field.spec
        if field.conversion == "r":
            return format(repr(value), spec)
        if field.conversion == "a":
            return format(ascii(value), spec)
        if field.conversion == "s":
            return format(str(value), spec)
        if field.conversion:
            raise ValueError(f"Unknown conversion specifier {field.conversion}")
        return format(value, spec)

    def _value(self, name: str) -> object:
        """The argument that a field names."""
        if "." in name or "[" in name:
            raise NotImplementedError(
                "a field looks into its value: the template must be known when compiling"
            )
        if name and not (name.isascii() and name.isdigit()):
            return self._named[name]
        if self._counted > 0 and name:
            raise ValueError("cannot switch from automatic field numbering to manual field specification")
        if self._numbered and not name:
            raise ValueError("cannot switch from manual field specification to automatic field numbering")
        if name:
            self._numbered = True
            place = int(name)
        else:
            place = self._counted
            self._counted += 1
        positional = self._positional
        if positional is None:
            raise ValueError("Format string contains positional fields")
        if place >= len(positional):
            raise IndexError(f"Replacement index {place} out of range for positional args tuple")
        return positional[place]


class Field:
    """One field: its name, conversion and specification, and where the template goes on behind it."""

    def __init__(self, template: str, start: int) -> None:
        self.name = ""
        self.conversion = ""
        self.spec = ""
        self.end = self._end_of_name(template, start)
        self.name = template[start : self.end]
        if self.end == len(template):
            raise ValueError("expected '}' before end of string")
        letter = template[self.end]
        self.end += 1
        if letter == "!":
            letter = self._read_conversion(template)
        if letter == ":":
            self._read_spec(template)

    def _end_of_name(self, template: str, start: int) -> int:
        index = start
        bracket = False
        while index < len(template):
            letter = template[index]
            if letter == "{":
                raise ValueError("unexpected '{' in field name")
            if letter == "[":
                bracket = True
            elif letter == "]":
                bracket = False
            elif letter in "}:!" and not bracket:
                break
            index += 1
        return index

    def _read_conversion(self, template: str) -> str:
        """Read what follows a "!"; what stands behind it."""
        if self.end >= len(template):
            raise ValueError("end of string while looking for conversion specifier")
        if self.end + 1 >= len(template):
            raise ValueError("unmatched '{' in format spec")
        self.conversion = template[self.end]
        letter = template[self.end + 1]
        self.end += 2
        if letter not in ":}":
            raise ValueError("expected ':' after conversion specifier")
        return letter

    def _read_spec(self, template: str) -> None:
        """Read a specification, with the fields in it, and the brace that ends it."""
        start = self.end
        depth = 1
        while self.end < len(template):
            letter = template[self.end]
            self.end += 1
            if letter == "{":
                depth += 1
            elif letter == "}":
                depth -= 1
                if depth == 0:
                    self.spec = template[start : self.end - 1]
                    return
        raise ValueError("unmatched '{' in format spec")
