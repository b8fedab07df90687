"""Which changes a source goes through."""

from __future__ import annotations

import ast
import re
from random import Random

from tests.diff.mutating.exotic import construct
from tests.diff.mutating.tokens import TEXT_CHANGES
from tests.diff.mutating.trees import IMPORTS, TREE_CHANGES
from tests.diff.mutating.wrappings import insert_statement, wrap_expression, wrap_statement

CHANGES = [*TREE_CHANGES, *[wrap_statement] * 4, *[wrap_expression] * 6, *[insert_statement] * 4]
TEXT_SHARE, CONSTRUCT_SHARE = 0.15, 0.15
_FUTURE = "from __future__"


def splice(random: Random, text: str, other: str) -> str:
    """Lines of another source stand in between."""
    lines, others = text.splitlines(), other.splitlines()
    start, place = random.randrange(len(others)), random.randrange(len(lines))
    lines[place:place] = others[start : start + random.randint(1, 12)]
    return "\n".join(lines) + "\n"


def changed(random: Random, text: str, other: str) -> str:
    """The text changed once."""
    chance = random.random()
    if chance < TEXT_SHARE:
        return random.choice(TEXT_CHANGES)(random, text)
    if chance < TEXT_SHARE + CONSTRUCT_SHARE:
        return construct(random, text)
    if chance < TEXT_SHARE + CONSTRUCT_SHARE + 0.03:
        return splice(random, text, other)
    tree = ast.parse(text)
    random.choice(CHANGES)(random, tree)
    return ast.unparse(ast.fix_missing_locations(tree))


def mutated(random: Random, text: str, other: str) -> str:
    """The text after one to three changes, and with the imports that these need."""
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        try:
            text = changed(random, text, other)
        except (SyntaxError, ValueError, IndexError, RecursionError):  # no source any more, or none to change
            break
    return with_imports(text)


def with_imports(text: str) -> str:
    """The text behind the imports of what it names and does not bring in."""
    used = set(re.findall(r"\w+", text))
    bound = set(re.findall(r"\w+", " ".join(re.findall(r"(?:import|class|def) [^\n:]*", text))))
    lines = [f"from {IMPORTS[name]} import {name}" for name in sorted(IMPORTS) if name in used - bound]
    if _FUTURE in text or not lines:
        return text
    return "\n".join(lines) + "\n" + text
