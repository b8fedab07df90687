"""Changes of a source's text. Each function gives the text changed once."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_TOKEN = re.compile(r"\w+|[^\w\s]|\n[ ]*|[ ]+")
_NAME = re.compile(r"[A-Za-z_]\w*")
_NUMBER = re.compile(r"\b\d+\b")
WORDS = [
    "self", "int", "str", "None", "del", "not", "in", "is", "lambda", "yield", "await", "return", "raise",
    "async", "global", "nonlocal", "pass", "break", "continue", "else", "finally", "except", "try", "with",
    "as", "from", "import", "class", "def", "match", "case", "_", "type", "if", "elif", "for", "while",
    "assert", "and", "or"
]  # fmt: skip
SIGNS = [
    "(", ")", "[", "]", "{", "}", ",", ":", ".", "=", "==", ":=", "*", "**", "/", "//", "@", "->", "...", "~",
    "!", "%", "&", "|", "^", "<<", ">>", ";", "\\", "#", "'", '"', '"""', "+=", "<", "-"
]  # fmt: skip
NUMBERS = ["0", "1", "-1", "2", "255", "9223372036854775807", "1_000", "0x7f", "1.5", "1e400", "3j"]
Change = Callable[[Random, str], str]


def tokens(random: Random, text: str) -> str:
    """A token is dropped, doubled, swapped with another, or is another word or sign."""
    found = _TOKEN.findall(text)
    a, b = (random.randrange(len(found)) for _ in range(2))
    kind = random.randrange(5)
    if kind == 0:
        del found[a]
    elif kind == 1:
        found.insert(a, found[a])
    elif kind == 2:
        found[a], found[b] = found[b], found[a]
    elif kind == 3:
        found[a] = random.choice(WORDS)
    else:
        found.insert(a, random.choice(SIGNS))
    return "".join(found)


def neighbours(random: Random, text: str) -> str:
    """Two tokens that stand beside each other change places."""
    found = _TOKEN.findall(text)
    place = random.randrange(len(found) - 1)
    found[place], found[place + 1] = found[place + 1], found[place]
    return "".join(found)


def cut(random: Random, text: str) -> str:
    """The end is missing."""
    return text[: random.randrange(len(text))]


def lines_missing(random: Random, text: str) -> str:
    """Some lines that follow each other are missing."""
    lines = text.splitlines()
    start = random.randrange(len(lines))
    del lines[start : start + random.choice([1, 1, 1, 2, 3, 8])]
    return "\n".join(lines) + "\n"


def block_doubled(random: Random, text: str) -> str:
    """Some lines stand there twice, or at another place."""
    lines = text.splitlines()
    start = random.randrange(len(lines))
    block = lines[start : start + random.randint(1, 15)]
    place = start if random.random() < 0.5 else random.randrange(len(lines))
    lines[place:place] = block
    return "\n".join(lines) + "\n"


def indentation(random: Random, text: str) -> str:
    """Some lines stand further to the right, or less far."""
    lines = text.splitlines()
    start = random.randrange(len(lines))
    by = random.choice([4, 4, -4, -4, 1, 8])
    for index in range(start, min(len(lines), start + random.choice([1, 1, 2, 4, 10]))):
        line = lines[index]
        lines[index] = " " * by + line if by > 0 else line.removeprefix(" " * -by)
    return "\n".join(lines) + "\n"


def name_swapped(random: Random, text: str) -> str:
    """A name stands where another did: once, or each time."""
    names: list[str] = sorted(set(_NAME.findall(text)))
    old, new = random.choice(names), random.choice(names)
    places: list[tuple[int, int]] = [m.span() for m in re.finditer(rf"\b{old}\b", text)]
    if random.random() < 0.3:
        return re.sub(rf"\b{old}\b", new, text)
    start, end = random.choice(places)
    return text[:start] + new + text[end:]


def numbers(random: Random, text: str) -> str:
    """A number is another one."""
    places = [m.span() for m in _NUMBER.finditer(text)]
    if not places:
        return text
    start, end = random.choice(places)
    new = random.choice(
        ["0", "1", "-1", "2", "255", "9223372036854775807", "1_000", "0x7f", "1.5", "1e400", "3j"]
    )
    return text[:start] + new + text[end:]


TEXT_CHANGES: list[Change] = [
    tokens, neighbours, cut, lines_missing, block_doubled, indentation, name_swapped, name_swapped, numbers,
]  # fmt: skip
