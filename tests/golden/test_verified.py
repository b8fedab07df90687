"""The intermediate form of all diff programs keeps its rules after lowering and after each pass, and once
references are counted, every one of them is dropped, moved or returned exactly once, and what is borrowed
stays where it was read.
"""

from pathlib import Path

import pytest

from ophion.compiler import driver
from ophion.compiler.frontend.program import lower_programs
from ophion.compiler.frontend.rules import check_rules
from ophion.compiler.ir.ownership import check_ownership
from ophion.compiler.ir.verifier import verify_program
from ophion.compiler.passes.borrow_check import check_borrows
from ophion.compiler.passes.keep_variables import keep_variables
from ophion.compiler.passes.order import PASSES

PROGRAMS = sorted((Path(__file__).resolve().parents[1] / "diff" / "programs").glob("*.py"))


COUNTED = ("refcount", "generators")
"""The passes behind which references are counted."""


@pytest.mark.parametrize("opt", [0, 2])
def test_all_programs_are_verified_between_passes(opt: int) -> None:
    checked, names = driver._check_programs(PROGRAMS)
    check_rules(checked, "linux")
    program = lower_programs(checked, "linux", names, verify=True)
    verify_program(program)
    if not opt:
        keep_variables(program)
    for name, run in PASSES:
        run(program)
        verify_program(program)
        if name in COUNTED:
            check_ownership(program)
            check_borrows(program)
    assert len(program.functions) > 1000
