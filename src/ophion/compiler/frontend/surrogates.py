"""Text literals with lone surrogates, which mypy's parser gives as U+FFFD: their text from the source."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path

REPLACEMENT = "\ufffd"
_SURROGATE = re.compile("[\ud800-\udfff]")


def restored(text: str, path: str, line: int) -> str:
    """The text of the literal that mypy read at a line of a file."""
    return _literals(path).get((text, line), text)


@lru_cache
def _literals(path: str) -> dict[tuple[str, int], str]:
    """The literals of a file that have surrogates, by what mypy makes of them and each of their lines."""
    found: dict[tuple[str, int], str] = {}
    for node in ast.walk(ast.parse(Path(path).read_bytes())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SURROGATE.search(node.value):
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                found[_SURROGATE.sub(REPLACEMENT, node.value), line] = node.value
    return found
