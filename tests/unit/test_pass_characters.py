"""Texts of characters are made where something reads them, and left out where only their code points are."""

from __future__ import annotations

from pathlib import Path

import pytest

from ophion.compiler import driver
from ophion.compiler.frontend.program import lower_programs
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.passes.characters import leave_out_characters

_MADE = ("Str.decode_at", "Str.__eq__#1", "Str.__lt__")


def _loop(folder: Path, body: str) -> FunctionIR:
    """A function that goes through two texts, with a body for each pair of characters."""
    source = folder / "program.py"
    source.write_text(
        "def loop(first: str, second: str) -> int:\n"
        "    count = 0\n"
        "    for a in first:\n"
        "        for b in second:\n"
        f"            {body}\n"
        "    return count\n"
        "print(loop('a', 'b'))\n"
    )
    checked, names = driver._check_programs([source], reached=True)
    program = lower_programs(checked, "linux", names)
    leave_out_characters(program)
    return next(function for function in program.functions if function.name == "program.loop")


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("count += a == b", 0),
        ("count += a < b or a in 'xyz' or b != 'q'", 0),
        ("count += ord(a) - ord(b)", 0),
        ("count += len(b) if a == b else 1", 1),
        ("count += a + b == 'ab'", 2),
    ],
)
def test_a_text_is_made_for_what_reads_it(tmp_path: Path, body: str, texts: int) -> None:
    function = _loop(tmp_path, body)
    instructions = [i for block in function.blocks for i in block.instructions]
    assert sum(isinstance(i, ir.Character) for i in instructions) == texts
    called = [i.function.name for i in instructions if isinstance(i, ir.Call)]
    assert sum(name.endswith("Str.decode_at") for name in called) == texts
    assert all(not name.endswith(_MADE[1:]) for name in called if texts == 0)


def test_a_debugger_sees_the_code_point_instead(tmp_path: Path) -> None:
    function = _loop(tmp_path, "count += a == b")
    assigned = {i.dest for block in function.blocks for i in block.instructions if isinstance(i, ir.Assign)}
    assert {register.name for register in assigned if register.code_of is not None} == {"a", "b"}
    assert not any(register.name in ("a", "b") for register in assigned if register.code_of is None)
