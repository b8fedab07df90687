"""Each program gives the same output and status under CPython and compiled, without optimisation and with it.

All programs are compiled together, once for each level: what they share is compiled once.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ophion.compiler.driver import build_programs

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = sorted(Path(__file__).with_name("programs").glob("*.py"))
TIMEOUT = 60


def outcome(command: list[str]) -> tuple[str, int]:
    """What a program prints and its exit status."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(command, capture_output=True, timeout=TIMEOUT, env=environment, check=False)
    return result.stdout.decode("utf-8", "backslashreplace"), result.returncode


@pytest.fixture(scope="module")
def compiled() -> dict[int, Path]:
    """The folders of compiled programs by level, each filled when it is first asked for."""
    return {}


@pytest.mark.parametrize(
    "opt", [pytest.param(level, marks=pytest.mark.xdist_group(f"diff-O{level}")) for level in (0, 2)]
)
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_same_as_cpython(
    program: Path, opt: int, compiled: dict[int, Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    if opt not in compiled:
        folder = tmp_path_factory.mktemp(f"O{opt}")
        build_programs(PROGRAMS, folder, opt)
        compiled[opt] = folder
    assert outcome([str(compiled[opt] / program.stem)]) == outcome([sys.executable, str(program)])
