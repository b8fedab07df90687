"""Each program gives the same output and status under CPython and compiled, without optimisation and with
it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ophion.compiler.driver import compile_program

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = sorted(Path(__file__).with_name("programs").glob("*.py"))
TIMEOUT = 60


def outcome(command: list[str]) -> tuple[str, int]:
    """What a program prints and its exit status."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(command, capture_output=True, timeout=TIMEOUT, env=environment, check=False)
    return result.stdout.decode("utf-8", "backslashreplace"), result.returncode


@pytest.fixture(scope="module")
def expected() -> dict[Path, tuple[str, int]]:
    """CPython's answers, each asked for once."""
    return {}


@pytest.mark.parametrize("opt", [0, 2])
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_same_as_cpython(
    program: Path, opt: int, tmp_path: Path, expected: dict[Path, tuple[str, int]]
) -> None:
    if program not in expected:
        expected[program] = outcome([sys.executable, str(program)])
    compile_program(program, tmp_path / "program", opt)
    assert outcome([str(tmp_path / "program")]) == expected[program]
