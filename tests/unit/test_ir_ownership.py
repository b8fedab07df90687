"""The check of reference counts: it accepts what the pass writes, and finds every count that is missing or
too many.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.instructions import DecRef, IncRef, Instruction
from ophion.compiler.ir.ownership import check_function
from ophion.compiler.ir.verifier import VerificationError
from ophion.compiler.passes.order import PASSES
from tests.unit.ir_harness import World
from tests.unit.test_pass_refcount import _drive, _helpers, _Random

FUNCTIONS = 4
SAMPLE = 25
"""So many of a function's counts are changed."""


def random_functions(seed: int) -> list[FunctionIR]:
    """Random functions after the reference count pass."""
    world = World()
    _helpers(world)
    made = []
    for number in range(FUNCTIONS):
        written = _Random(world, number, random.Random(seed * 1000 + number)).write()
        _drive(world, written, number)  # or nothing would lead to it
        made.append(written.function)
    for name, run in PASSES:
        run(world.program)
        if name == "refcount":
            break
    return made


def counts(function: FunctionIR) -> Iterator[tuple[Block, int, Instruction]]:
    """Where a function counts references."""
    for block in function.blocks:
        for place, instruction in enumerate(block.instructions):
            if isinstance(instruction, IncRef | DecRef):
                yield block, place, instruction


def is_found(function: FunctionIR) -> bool:
    """Whether the check complains."""
    try:
        check_function(function)
    except VerificationError:
        return True
    return False


@pytest.mark.parametrize("seed", range(2))
def test_every_wrong_count_is_found(seed: int) -> None:
    broken = 0
    for function in random_functions(seed):
        assert not is_found(function)
        places = list(counts(function))
        for block, place, instruction in random.Random(seed).sample(places, min(SAMPLE, len(places))):
            certain = not getattr(instruction, "maybe_null", False)
            for changed in ([], [instruction, instruction]):
                block.instructions[place : place + 1] = changed
                assert is_found(function) or not certain, (function.name, instruction.line, len(changed))
                block.instructions[place : place + len(changed)] = [instruction]
                broken += 1
        assert not is_found(function)
    assert broken > 50


def test_what_is_told() -> None:
    function = random_functions(0)[0]
    block, place, instruction = next(row for row in counts(function) if isinstance(row[2], DecRef))
    block.instructions.insert(place, instruction)
    with pytest.raises(VerificationError, match=r"random0, line 2: DecRef .* is used after it was dropped"):
        check_function(function)
