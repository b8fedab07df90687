"""What is kept of mypy's answers."""

import gc
from pathlib import Path

import pytest
from mypy.nodes import FuncDef

from ophion.compiler import driver
from ophion.compiler.diagnostics import CompileError
from ophion.compiler.frontend import check, library_bodies
from ophion.compiler.frontend.check import ROOT, Source
from ophion.compiler.frontend.class_variables import _has_value
from ophion.compiler.frontend.program import lower_programs
from ophion.compiler.frontend.rules import OWN_LAYOUT, check_rules
from ophion.compiler.ir.printer import print_function


def test_old_trees_are_collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "MOST_KEPT", 1)
    program = tmp_path / "program.py"
    program.write_text("print(1)\n")
    kept = []
    for _ in range(3):
        check.check([Source("program", program)], [tmp_path], "linux")
        kept.append(gc.get_freeze_count())
    assert kept[2] < kept[1] * 1.1


def lowered(program: Path, reached: bool) -> dict[str, str]:
    """The functions of a program as text."""
    checked, names = driver._check_programs([program], reached)
    check_rules(checked, "linux")
    functions = lower_programs(checked, "linux", names).functions
    return {function.name: print_function(function) for function in functions}


def test_functions_checked_when_reached_are_compiled_alike() -> None:
    program = ROOT / "tests/diff/programs/files.py"
    assert lowered(program, reached=True) == lowered(program, reached=False)


def test_errors_in_the_library_are_told_when_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "shelf"
    library.mkdir()
    (library / "books.py").write_text("def first(n: int) -> int:\n    return 'one'\n")
    monkeypatch.setitem(library_bodies.FOLDERS, "shelf", str(library))
    program = tmp_path / "program.py"
    program.write_text("import shelf.books\nprint(shelf.books.first(1))\n")
    checked = check.check([Source("program", program)], [tmp_path], "linux", reached=True)
    first = checked.trees["shelf.books"].names["first"].node
    assert isinstance(first, FuncDef)
    with pytest.raises(CompileError, match=r"books\.py:2:12: error: Incompatible return value type"):
        checked.complete(first)


def test_the_library_changes_no_class_variables() -> None:
    """What the rules would find out about these in a function that is checked later would come too late."""
    names = library_bodies.library_names(ROOT)
    sources = [
        Source(name, ROOT / library_bodies.FOLDERS[package] / f"{name.removeprefix(package + '.')}.py")
        for package in ("ophion.runtime", "user.lib")
        for name in names
        if name.startswith(package) and not name.endswith("__init__")
    ]
    checked = check.check(sources, [ROOT / "src", ROOT], "linux")
    check_rules(checked, "linux")
    facts = checked.facts
    changed = {
        (info.fullname, name)
        for info, name in facts.shared | facts.stored | facts.stored_below | facts.own
        if info.module_name in names and _has_value(info, name) and not any(map(info.has_base, OWN_LAYOUT))
    }
    assert not changed
    assert not facts.weak
