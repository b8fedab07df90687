"""The types that values of random programs have, and literals of them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Type:
    """A type: `name` is a plain type's or class's own, or list dict set tuple sequence optional union."""

    name: str
    args: tuple[Type, ...] = ()

    def __str__(self) -> str:
        inner = [str(arg) for arg in self.args]
        if self.name == "optional":
            return f"{inner[0]} | None"
        if self.name == "union":
            return " | ".join(inner)
        if self.name == "sequence":
            return f"tuple[{inner[0]}, ...]"
        if self.name == "function":
            return f"Callable[[{', '.join(inner[1:])}], {inner[0]}]"
        return f"{self.name}[{', '.join(inner)}]" if inner else self.name


INT, BOOL, FLOAT, STR, BYTES = (Type(name) for name in ("int", "bool", "float", "str", "bytes"))
PLAIN = (INT, INT, INT, BOOL, FLOAT, STR, STR, BYTES)
KEYS = (INT, STR, INT, STR, BYTES, BOOL, Type("tuple", (INT, STR)))
ELEMENTS = (INT, STR, Type("tuple", (INT, STR)))
"""What sets hold: their order is another in each run, so they are printed sorted."""

BORDERS = [2**63 - 1, -(2**63), 2**63 - 2, -(2**63) + 1, 2**62, -(2**62), 2**32, 2**32 - 1, 2**31, 2**53 + 1]
CHARACTERS = [
    "a",
    "b",
    "Z",
    "0",
    "7",
    " ",
    "é",
    "ß",
    "Ω",
    "漢",
    "🐍",
    "\u0301",
    "'",
    '"',
    "\\",
    "\n",
    "_",
    "%",
    "{",
]
WORDS = [
    "",
    "a",
    "ab",
    "xyz",
    "12",
    "-7",
    "é",
    "naïve",
    "straße",
    "漢字",
    "🐍",
    "A b",
    " pad ",
    "a,b,,c",
    "x=1",
    "Ǆ",
]
FLOATS = [
    "0.0",
    "1.0",
    "-1.5",
    "0.1",
    "2.5",
    "1e16",
    "1e-7",
    "-0.0",
    "3.141592653589793",
    "1e300",
    "123456.789",
]
BYTE_TEXTS = [b"", b"a", b"abc", b"\x00\xff", b"a b c", b"xyz\n", bytes([200, 10])]


def list_of(item: Type) -> Type:
    """list[item]."""
    return Type("list", (item,))


def optional(value: Type) -> Type:
    """value | None."""
    return Type("optional", (value,))


def value_type(random: Random, depth: int = 2, extra: tuple[Type, ...] = ()) -> Type:
    """Some type whose values can be printed; `extra`: classes and enums of the program."""
    if depth == 0 or random.random() < 0.55:
        return random.choice(PLAIN + extra * 2)
    kind = random.choice(
        ["list", "list", "dict", "tuple", "tuple", "sequence", "optional", "optional", "union"]
    )
    if kind == "dict":
        return Type("dict", (random.choice(KEYS), value_type(random, depth - 1, extra)))
    if kind == "tuple":
        return Type("tuple", tuple(value_type(random, depth - 1, extra) for _ in range(random.randint(2, 3))))
    if kind == "union":
        return Type("union", random.choice([(INT, STR), (STR, BYTES), (FLOAT, STR), (INT, list_of(STR))]))
    inner = value_type(random, depth - 1, extra)
    while kind == "optional" and inner.name in ("optional", "union"):
        inner = value_type(random, depth - 1, extra)
    return Type(kind, (inner,))


def mixed(type: Type) -> bool:
    """Whether a container holds values of several types: mypy infers less of an expression then."""
    return any(arg.name in ("union", "optional") or mixed(arg) for arg in type.args)


def ordered(type: Type) -> bool:
    """Whether values of a type can be sorted."""
    if type.name in ("list", "tuple", "sequence"):
        return all(ordered(arg) for arg in type.args)
    return type in PLAIN


def literal(random: Random, type: Type) -> str:
    """A literal of a plain type."""
    if type == INT:
        return str(random.choice(BORDERS) if random.random() < 0.12 else random.randint(-9, 20))
    if type == BOOL:
        return random.choice(["True", "False"])
    if type == FLOAT:
        return random.choice(FLOATS)
    if type == STR:
        text = "".join(random.choices(CHARACTERS, k=random.randint(0, 5)))
        return repr(random.choice(WORDS) if random.random() < 0.6 else text)
    assert type == BYTES, type
    return repr(random.choice(BYTE_TEXTS))
