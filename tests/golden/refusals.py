"""The texts with which the front end refuses, found in its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FRONTEND = Path(__file__).resolve().parents[2] / "src/ophion/compiler/frontend"
PLACES = {"refuse": 1, "Refusal": 2, "Untypable": 0}
"""Which argument of a call is the text."""


@dataclass(frozen=True)
class Refusal:
    """A text in a file of the front end; {} stands for what is filled in."""

    file: str
    text: str

    def fits(self, message: str) -> bool:
        """Whether a message is this text, filled in."""
        return re.fullmatch(".*".join(re.escape(part) for part in self.text.split("{}")), message) is not None

    def __str__(self) -> str:
        return f"{self.file}: {self.text}"


def _text(e: ast.expr) -> str | None:
    """The text that an expression gives, or None where its parts do not say."""
    if isinstance(e, ast.Constant):
        return e.value if isinstance(e.value, str) else None
    if isinstance(e, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in e.values)
    return None


def _told(node: ast.AST) -> ast.expr | None:
    """The text of a refusal, where a node is one."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        place = PLACES.get(name, len(node.args))
        return node.args[place] if place < len(node.args) else None
    if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
        return node.value.elts[1]
    return None


def _in_function(function: ast.FunctionDef) -> Iterator[str]:
    """The texts of a function, those that a variable holds too."""
    named: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            named.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(function):
        told = _told(node)
        if told is not None:
            choices = named.get(told.id, []) if isinstance(told, ast.Name) else [told]
            yield from (text for text in map(_text, choices) if text is not None)


def refusals() -> list[Refusal]:
    """All of them, sorted."""
    found: set[Refusal] = set()
    for path in FRONTEND.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                found.update(Refusal(str(path.relative_to(FRONTEND)), text) for text in _in_function(node))
    return sorted(found, key=str)
