"""In which modules mypy proves the types, and which tell it some: by `# type: ignore`, Any, TypeGuard, ...

What mypy proves needs no test when the program runs. What it was told does: code of such a module, and
of those that import a TypeGuard, tests that a value is not None, and of the class it should be, wherever it
would rely on that.
"""

from __future__ import annotations

import os

from mypy.nodes import Import, ImportFrom, MypyFile

from ophion.compiler.frontend.check import ROOT

OURS = tuple(str(ROOT / folder) + os.sep for folder in ("src", "abi", "user/lib"))
HARMLESS = {"type-abstract", "import-not-found", "import-untyped", "unused-ignore"}
"""The errors that may be silenced without a type being wrong."""
GUARDS = ("TypeGuard", "TypeIs", "Any")
TYPING = ("typing", "typing_extensions")


def unproved(trees: dict[str, MypyFile], imports: dict[str, list[str]]) -> set[str]:
    """The paths of the modules that mypy's word does not hold in. `imports`: what each module imports."""
    own = {tree.fullname: tree for tree in own_trees(trees)}
    telling = {name for name, tree in own.items() if _tells(tree)}
    while more := {name for name in own if name not in telling and telling & set(imports.get(name, []))}:
        telling |= more
    return {tree.path for name, tree in own.items() if name in telling or _silences(tree)}


def own_trees(trees: dict[str, MypyFile]) -> list[MypyFile]:
    """The modules that are not the library's."""
    return [tree for tree in trees.values() if not tree.path.startswith(OURS)]


def _silences(tree: MypyFile) -> bool:
    """Whether a comment silences an error of mypy."""
    return any(not codes or set(codes) - HARMLESS for codes in tree.ignored_lines.values())


def _tells(tree: MypyFile) -> bool:
    """Whether a module has a name for functions that say of what type their argument is, or for Any."""
    for statement in tree.imports:
        if isinstance(statement, ImportFrom) and any(name in GUARDS for name, _ in statement.names):
            return True
        if isinstance(statement, Import) and any(name in TYPING for name, _ in statement.ids):
            return True
    return False
