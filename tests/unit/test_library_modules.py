"""Which modules of user/lib a program is compiled with."""

from pathlib import Path

from ophion.compiler.frontend.check import ROOT
from ophion.compiler.frontend.library import ALWAYS, RECODED, imports, library_modules

LIBRARY = ROOT / "user/lib"


def needed(folder: Path, **files: str) -> set[str]:
    """What the program `main` needs beside what every program does."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    always = library_modules([], [folder], LIBRARY)
    assert set(always) >= set(ALWAYS)
    return set(library_modules([folder / "main.py"], [folder], LIBRARY)) - set(always)


def test_what_is_imported_is_needed(tmp_path: Path) -> None:
    assert needed(tmp_path, main="import json, bisect as b\n") >= {"bisect"}
    assert needed(tmp_path, main="def f() -> None:\n    from heapq import heappush\n") >= {"heapq"}
    assert needed(tmp_path, main="from typing import Counter\n") >= {"collections"}
    assert needed(tmp_path, main="from io import StringIO\n") >= {"memory_streams"}
    assert needed(tmp_path, main="from collections.abc import Iterable\n") == set()
    assert needed(tmp_path, main="def broken(:\n") == set()


def test_what_own_modules_import_is_needed(tmp_path: Path) -> None:
    found = needed(
        tmp_path,
        main="from package import first\nimport helper\n",
        helper="import getopt\n",
        package__first="from . import second\nfrom .third import x\n",
        package__second="import bisect\n",
        package__third="import heapq\nx = 1\n",
    )
    assert found >= {"bisect", "getopt", "heapq"}
    assert "random" not in found


def test_the_imports_of_the_library_say_all_that_it_needs() -> None:
    for file in LIBRARY.glob("*.py"):
        everything = {name for name, _ in imports(file, [ROOT])}
        assert everything - {RECODED} == {name for name, _ in imports(file, [])}, file.name
