"""What passes and the back end know of the runtime by name is there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ophion.compiler.backend.alias import LIMITS
from ophion.compiler.backend.depth import VIEW
from ophion.compiler.passes.checked import ROUTES
from ophion.compiler.passes.recursion import FORGETTING, UNFAILING

ROOT = Path(__file__).parents[2]


def tree_of(module: str) -> ast.Module:
    """A module of the runtime or of user/lib."""
    folder = ROOT / "src" if module.startswith("ophion.") else ROOT
    return ast.parse(folder.joinpath(*module.split(".")).with_suffix(".py").read_text())


def names_in(fullname: str) -> list[str]:
    """The functions and classes of the module in which a name lies."""
    nodes = tree_of(fullname.rpartition(".")[0]).body
    return [node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)]


@pytest.mark.parametrize("fullname", [*LIMITS, VIEW, *ROUTES, *ROUTES.values()])
def test_a_name_is_there(fullname: str) -> None:
    assert fullname.rpartition(".")[2] in names_in(fullname)


@pytest.mark.parametrize("prefix", UNFAILING)
def test_a_module_is_there(prefix: str) -> None:
    assert tree_of(prefix.removesuffix(".")).body


def test_a_method_is_there() -> None:
    module, cls, name = FORGETTING.rsplit(".", 2)
    body = next(n.body for n in tree_of(module).body if isinstance(n, ast.ClassDef) and n.name == cls)
    assert name in [n.name for n in body if isinstance(n, ast.FunctionDef)]


@pytest.mark.parametrize(("fullname", "field"), [(cls, field) for cls in LIMITS for field in LIMITS[cls]])
def test_a_limit_is_one_of_a_field(fullname: str, field: str) -> None:
    module, _, name = fullname.rpartition(".")
    cls = next(node for node in tree_of(module).body if isinstance(node, ast.ClassDef) and node.name == name)
    assigned = {node.attr for node in ast.walk(cls) if isinstance(node, ast.Attribute)}
    declared = {
        n.target.id for n in cls.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
    }
    assert field in assigned | declared
