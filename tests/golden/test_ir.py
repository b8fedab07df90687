"""The intermediate form of small modules after lowering and each pass, verified in between."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ophion.compiler import driver
from ophion.compiler.frontend.program import lower_programs
from ophion.compiler.ir.function import Program
from ophion.compiler.ir.printer import print_function
from ophion.compiler.ir.verifier import verify_program
from ophion.compiler.passes.order import PASSES
from tests.golden.golden import compare

FOLDER = Path(__file__).with_name("ir")
SOURCES = sorted(FOLDER.glob("*.py"))

Stages = dict[str, dict[str, str]]
"""Text of each function of a module, by pass."""


def _module_functions(program: Program, source: Path) -> dict[str, str]:
    own = [f for f in program.functions if f.blocks and f.name.startswith(f"{source.stem}.")]
    own = [f for f in own if not f.module_body]
    return {function.name: print_function(function) for function in own}


@cache
def stages() -> dict[Path, Stages]:
    """The functions of each source after each pass."""
    checked, names = driver._check_programs(SOURCES)
    program = lower_programs(checked, "linux", names)
    found: dict[Path, Stages] = {source: {} for source in SOURCES}
    steps: list[tuple[str, Callable[[Program], None]]] = [("lowering", lambda _: None), *PASSES]
    for name, run in steps:
        run(program)
        verify_program(program)
        for source in SOURCES:
            found[source][name] = _module_functions(program, source)
    return found


def dump(source: Path) -> str:
    """Function by function: its text after lowering, then after each pass that changed it."""
    parts: list[str] = []
    of_module = stages()[source]
    for function in of_module["lowering"]:
        before = ""
        for name, functions in of_module.items():
            text = functions.get(function, "removed\n")
            if text != before:
                parts.append(f"--- after {name}\n{text}")
            before = text
    return "\n".join(parts)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_intermediate_form(source: Path) -> None:
    compare(dump(source), source.with_suffix(".txt"))
