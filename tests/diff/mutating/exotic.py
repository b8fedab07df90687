"""Constructs of Python 3.11, from exotic.txt, put into a source: well typed, refused, and wrong ones."""

from __future__ import annotations

from pathlib import Path
from random import Random

CONSTRUCTS = Path(__file__).with_name("exotic.txt").read_text().split("\n---\n")


def construct(random: Random, text: str) -> str:
    """A construct stands at the end, or somewhere, as far to the right as the line after it."""
    chosen = random.choice(CONSTRUCTS).splitlines()
    imports = [line for line in chosen if line.startswith(("from ", "import "))]
    code = [line for line in chosen if line not in imports]
    lines = text.splitlines()
    place = len(lines) if random.random() < 0.3 else random.randrange(len(lines))
    after = lines[place] if place < len(lines) else ""
    margin = " " * (len(after) - len(after.lstrip()))
    lines[place:place] = [margin + line for line in code]
    return "\n".join([*imports, *lines]) + "\n"


def alone(number: int) -> str:
    """A source of one construct and no more."""
    return CONSTRUCTS[number] + "\n"
