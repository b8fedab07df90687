"""What the compiler declares of builtins: each names code that is there, and stands in the book's list."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from ophion.compiler.frontend.declarations import BUILTINS, METHODS, UNSAFE, Builtin, declared
from ophion.compiler.frontend.lower.lowering import Lowering

ROOT = Path(__file__).parents[2]
ALL = {**BUILTINS, **{f"unsafe.{name}": found for name, found in UNSAFE.items()}, **METHODS}
SYNTAX = {"divmod", "super"}
"""Builtins that mypy's tree has as expressions of their own."""


@pytest.mark.parametrize("name", ALL)
def test_a_declaration_names_code(name: str) -> None:
    builtin = ALL[name]
    assert bool(builtin.function) != bool(builtin.lowering)
    for method in filter(None, (builtin.lowering, builtin.walk)):
        assert callable(getattr(Lowering, method, None)), method
    if builtin.function:
        assert _is_defined(builtin.function), builtin.function


def _is_defined(fullname: str) -> bool:
    module, _, name = fullname.rpartition(".")
    folder = ROOT / "src" if module.startswith("ophion.") else ROOT
    tree = ast.parse(folder.joinpath(*module.split(".")).with_suffix(".py").read_text())
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)


def test_the_book_lists_the_builtin_functions() -> None:
    text = (ROOT / "docs/language.md").read_text()
    paragraph = text[text.index("Builtin functions: ") :].partition("\n\n")[0]
    listed = {name for names in re.findall(r"`([^`]+)`", paragraph) for name in names.split()}
    assert listed == {name for name in BUILTINS if "." not in name} | SYNTAX


def test_private_modules_stand_for_the_public_ones() -> None:
    assert declared("_struct.pack") is declared("struct.pack") is BUILTINS["struct.pack"]
    assert declared("builtins.len") is BUILTINS["len"]
    assert declared("other.len") is None
    assert declared("ophion.lang.unsafe.inb") == Builtin("", "port_in", (8,))
