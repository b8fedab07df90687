"""The book's map: every module with the first line of its docstring.

`docs/map.md` is what `module_map` gives; `tests/unit/test_module_map.py` holds that, and writes it anew when
it is asked to.
"""

import ast
from pathlib import Path

from ophion.tools.paths import ROOT

FOLDERS = ("examples", "kernel", "abi", "user/bin", "user/lib", "src/ophion")
"""Where the modules of the map are, with all folders below."""
TITLE = """# A map of the modules

*Every file in one line: the first of its docstring. Folders are in the order of the [tour](../README.md).*
"""


def first_line(path: Path) -> str:
    """The first line of a module's docstring; ValueError where it has none."""
    text = ast.get_docstring(ast.parse(path.read_bytes()))
    if not text:
        raise ValueError(f"{path.relative_to(ROOT)} has no docstring")
    return text.partition("\n\n")[0].replace("\n", " ")


def _section(folder: Path) -> str:
    """A folder's heading, what it is, and its modules."""
    package = folder / "__init__.py"
    lines = [f"## `{folder.relative_to(ROOT)}/`", ""]
    if package.exists() and package.read_text():
        lines += [first_line(package), ""]
    modules = [path for path in sorted(folder.glob("*.py")) if path != package]
    if modules:
        lines += ["| module | |", "|---|---|"]
        lines += [f"| `{path.stem}` | {first_line(path).replace('|', chr(92) + '|')} |" for path in modules]
    return "\n".join(lines).rstrip() + "\n"


def _folders(top: Path) -> list[Path]:
    """A folder and those below it that have modules."""
    found = {path.parent for path in top.rglob("*.py")}
    return sorted(found)


def module_map() -> str:
    """The text of docs/map.md."""
    sections = [_section(folder) for top in FOLDERS for folder in _folders(ROOT / top)]
    return "\n".join([TITLE, *sections])
