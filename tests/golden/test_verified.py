"""The intermediate form of all diff programs keeps its rules after lowering and after each pass."""

from pathlib import Path

from ophion.compiler import driver
from ophion.compiler.backend.compile import PASSES
from ophion.compiler.frontend.program import lower_programs
from ophion.compiler.frontend.rules import check_rules
from ophion.compiler.ir.verifier import verify_program

PROGRAMS = sorted((Path(__file__).resolve().parents[1] / "diff" / "programs").glob("*.py"))


def test_all_programs_are_verified_between_passes() -> None:
    checked, names = driver._check_programs(PROGRAMS)
    check_rules(checked, "linux")
    program = lower_programs(checked, "linux", names, verify=True)
    verify_program(program)
    for _, run in PASSES:
        run(program)
        verify_program(program)
    assert len(program.functions) > 1000
