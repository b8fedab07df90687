"""Which modules of user/lib a program needs: those that stand for the standard modules that it imports.

Only these are checked and searched for code. They are found from the import statements of the program's own
files; what a module of user/lib imports from others there, mypy finds by itself.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from ophion.compiler.frontend.names import is_wide

ALWAYS = ("start", "builtins", "unknown_members", "unknown_numbers", "unknown_operands")
OF_POWERS = ("math_powers", "unknown_powers")
"""The modules behind `**`, which no import names: of floats, and of what nothing is known of."""
RECODED = "recoded_files"
"""The module behind `open` with an encoding that few files have."""
BEHIND_TYPING = {"Counter", "DefaultDict", "Deque", "OrderedDict"}
"""What typing has under another name from collections."""

KNOWN = "collections.abc"
"""What the compiler knows by itself, though a module of user/lib has the first part of its name."""
_IMPORT = re.compile(rb"^[ \t]*(?:from [\w.]+ import (?:\([^)]*\)|[^(\n]+)|import [^\n]+)$", re.MULTILINE)
BESIDE = {"io": "memory_streams"}
"""Modules in whose name another one of user/lib has a part, which few programs need."""


def _only_imports(text: bytes) -> str:
    """The import statements of a module of the library: nothing else there needs a module."""
    return "\n".join(textwrap.dedent(found.decode()) for found in _IMPORT.findall(text))


def imports(file: Path, folders: list[Path]) -> Iterator[tuple[str, list[Path]]]:
    """The names of all modules that a file imports or needs, or of things in them, and where they may lie;
    without `folders`, of a file of the library.
    """
    text = file.read_bytes()
    try:
        tree = ast.parse(text if folders else _only_imports(text))
    except (SyntaxError, ValueError):
        return  # mypy says what is wrong
    for node in ast.walk(tree):
        if isinstance(node, ast.Pow) or (isinstance(node, ast.Name) and node.id == "pow"):
            yield from ((name, []) for name in OF_POWERS)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and is_wide(node.value):
            yield RECODED, []
        elif isinstance(node, ast.Import):
            yield from ((alias.name, folders) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            places = [file.parents[node.level - 1]] if node.level else folders
            yield node.module or "", places
            for alias in node.names:
                if alias.name in BEHIND_TYPING:
                    yield "collections", []
                yield f"{node.module}.{alias.name}" if node.module else alias.name, places


def _found(name: str, folders: Iterable[Path]) -> Path | None:
    """The file of a module of the program itself."""
    for folder in folders if name else ():
        place = folder.joinpath(*name.split("."))
        for file in (place.with_suffix(".py"), place / "__init__.py"):
            if file.is_file():
                return file
    return None


def library_modules(programs: list[Path], folders: list[Path], library: Path) -> list[str]:
    """The names of the modules in the folder `library` that programs need; their own lie in `folders`."""
    needed = set(ALWAYS)
    seen: set[Path] = set()
    pending = [*programs, *(library / f"{name}.py" for name in ALWAYS)]
    while pending:
        file = pending.pop()
        if file in seen:
            continue
        seen.add(file)
        for name, places in imports(file, [] if file.parent == library else folders):
            if name.startswith(KNOWN):
                continue
            if name in BESIDE:
                needed.add(BESIDE[name])
                pending.append(library / f"{BESIDE[name]}.py")
            first = name.removeprefix("user.lib.").partition(".")[0]
            if (library / f"{first}.py").is_file():
                needed.add(first)
                pending.append(library / f"{first}.py")
            own = _found(name, places)
            if own is not None:
                pending.append(own)
    return sorted(needed)
