"""Every construct that is refused, with its exact message: rejected/*/NAME.py and NAME.txt.

Five groups by who refuses: `types` mypy, `rules` the rules of the subset, `lowering` the translation,
`kernel` either, for kernels only, `unsafe` the translation of drivers. Each group is checked at once, because
a run of mypy takes seconds.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from ophion.compiler import driver
from ophion.compiler.diagnostics import CompileError
from ophion.compiler.frontend.check import ROOT, Checked, Source, check
from ophion.compiler.frontend.program import lower_programs
from ophion.compiler.frontend.rules import check_rules
from tests.golden.golden import compare

FOLDER = Path(__file__).with_name("rejected")
SOURCES = sorted(FOLDER.glob("*/*.py"))


def _check_kernels(sources: list[Path], names: list[str]) -> Checked:
    boot = Source("kernel.arch.x86_64.boot", ROOT / "kernel/arch/x86_64/boot.py")
    mains = [Source(name, path) for name, path in zip(names, sources, strict=True)]
    return check([*mains, boot, *driver._runtime("kernel")], [ROOT / "src", ROOT], "kernel")


def _refusals(group: str, sources: list[Path]) -> list[CompileError]:
    """What a group's sources are refused with."""
    package = "kernel.drivers." if group == "unsafe" else ""
    names = [package + path.stem for path in sources]
    refused: list[CompileError] = []
    target = "kernel" if group in ("kernel", "unsafe") else "linux"
    try:
        checked = _check_kernels(sources, names) if target == "kernel" else driver._check_programs(sources)[0]
    except CompileError as error:
        return [error]
    try:
        check_rules(checked, target)
    except CompileError as error:
        refused.append(error)
    if group != "rules":
        for mains in [[name] for name in names] if target == "kernel" else [names]:
            try:
                lower_programs(checked, target, mains)
            except CompileError as error:
                refused.append(error)
    return refused


@cache
def messages(group: str) -> dict[Path, str]:
    """The messages of a group's sources, as somebody in their folder would see them."""
    found: dict[Path, list[str]] = {}
    before = Path.cwd()
    os.chdir(FOLDER / group)
    try:
        for error in _refusals(group, [path for path in SOURCES if path.parent.name == group]):
            for diagnostic in error.diagnostics:
                found.setdefault(Path(diagnostic.file).resolve(), []).append(diagnostic.render())
    finally:
        os.chdir(before)
    return {path: "\n".join(dict.fromkeys(texts)) + "\n" for path, texts in found.items()}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_refused_with_this_message(source: Path) -> None:
    found = messages(source.parent.name)
    assert source in found, "it is not refused"
    compare(found[source], source.with_suffix(".txt"))


@pytest.mark.parametrize("group", sorted({path.parent.name for path in SOURCES}))
def test_nothing_else_is_refused(group: str) -> None:
    assert set(messages(group)) <= set(SOURCES)
