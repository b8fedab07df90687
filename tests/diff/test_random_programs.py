"""Random typed programs do as CPython does: output, traceback and status, at -O0, at -O2 and in a checked
build, where nothing may live at the end.

The seeds are the same each time; OPHION_FUZZ=long tries others, for as many modules as OPHION_FUZZ_MODULES
says (50), each in one of the builds in turn, and tells how many programs it compared.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.diff.random_programs.comparing import Found, compare
from tests.diff.random_programs.programs import some_cases

LONG = os.environ.get("OPHION_FUZZ") == "long"
MODULES = int(os.environ.get("OPHION_FUZZ_MODULES", "50")) if LONG else 1
CASES = 24
REFUSED = 0.15
"""So many of the cases may be refused: those that mypy infers another type of, mostly."""
BUILDS = [(0, False), (2, False), (0, True)]
LONG_BUILDS = [(2, False), (0, True), (2, True)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("random")


@settings(
    max_examples=MODULES, derandomize=not LONG, database=None, phases=[Phase.generate], deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(seed=st.integers(0, 2**32))
def test_random_programs(folder: Path, seed: int) -> None:
    found = Found()
    compare(seed, CASES, folder, [LONG_BUILDS[seed % 3]] if LONG else BUILDS, found)
    print(f"seed {seed}: {found.compared} programs compared, {len(found.refused)} refused")
    assert found.different == []
    assert len(found.refused) < REFUSED * CASES, "\n".join(found.refused)


def test_programs_are_the_same_for_a_seed() -> None:
    assert some_cases(5, 3) == some_cases(5, 3) != some_cases(6, 3)
