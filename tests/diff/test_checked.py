"""Each program in a checked build: nothing lives at its end, and no allocation that fails does harm.

Freed memory is poisoned and counts are verified while the programs run (`ophion.runtime.checked`). With
OPHION_FUZZ=long in the environment, 20,000 allocations of each program fail in turn, at -O0 and -O2.
"""

import os
import sys
from pathlib import Path

import pytest

from ophion.compiler.driver import build_programs, compile_program
from tests.diff.checked import BROKEN, Run, failing, faults, run
from tests.diff.test_diff import PROGRAMS, outcome

LONG = os.environ.get("OPHION_FUZZ") == "long"
SAMPLES = 20_000 if LONG else 30
SECONDS = 600 if LONG else 5
WHOLE = "memory_"
"""What the names of programs begin with that are about failing allocations: each of theirs fails."""
NOTHING: frozenset[str] = frozenset()
CYCLES = {
    "copies_by_hand": frozenset({"Node"}),
    "script_scheduler": frozenset(
        {"Entry", "Kernel", "Process", "Receive", "Send", "Sleep", "Spawn", "buffers", "deque", "dict"}
        | {"generator", "list", "str"}
    ),
}
"""What cycles of some programs hold, which they cannot take apart any more where memory is out."""


@pytest.fixture(scope="module", params=[0, 2] if LONG else [0])
def checked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a checked build of all programs."""
    folder = tmp_path_factory.mktemp(f"checked{request.param}")
    build_programs(PROGRAMS, folder, request.param, verify=True)
    return folder


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_nothing_lives_at_the_end(program: Path, checked: Path) -> None:
    result = run(checked / program.stem)
    assert result.fault(NOTHING) == ""
    assert (result.output, result.status) == outcome([sys.executable, str(program)])


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_a_failing_allocation_does_no_harm(program: Path, checked: Path) -> None:
    whole = program.stem.startswith(WHOLE)
    samples, seconds = (20_000, 600) if whole else (SAMPLES, SECONDS)
    allowed = CYCLES.get(program.stem, NOTHING)
    runs, found = faults(checked / program.stem, allowed, samples, seconds)
    assert found == []
    assert runs > 10


def checked_run(source: str, folder: Path, opt: int) -> Run:
    """What a checked build of a program's text comes to."""
    program = folder / "program.py"
    program.write_text(source)
    compile_program(program, folder / "program", opt, verify=True)
    return run(folder / "program")


INVARIANT = """
kept = [1, 2, 3]
try:
    kept[1:2] = [n * 2 for n in range(5)]
except MemoryError:
    print("broken invariant:", len(kept))
"""


def test_programs_look_over_their_own_data(tmp_path: Path) -> None:
    assert checked_run(INVARIANT, tmp_path, 0).fault(NOTHING) == ""
    _, found = faults(tmp_path / "program", NOTHING, 1000, 60)
    assert found
    assert all(each.endswith("broken invariant: 3") for each in found)


def test_which_allocations_fail() -> None:
    everything = [str(n) + way for n in range(1, 101) for way in ("", "+")]
    assert list(failing(100, 20_000)) == everything
    assert list(failing(100, 36)) == everything
    assert [n for n in failing(100, 3) if "+" not in n][64:] == ["65", "77", "89"]


CYCLE = """
class Node:
    def __init__(self) -> None:
        self.other: Node | None = None

node = Node()
node.other = node
"""


@pytest.mark.parametrize("opt", [0, 2])
def test_a_cycle_is_reported(opt: int, tmp_path: Path) -> None:
    result = checked_run(CYCLE, tmp_path, opt)
    assert (result.live, result.status) == ({"Node": 1}, 0)
    assert result.fault(NOTHING) == "leaks {'Node': 1}"
    assert result.fault(frozenset({"Node"})) == ""


BREAKS = """
from ophion.runtime.checked import free
from ophion.runtime.heap import allocate

block = allocate(100)
free(block)
"""


def test_freeing_twice_is_told(tmp_path: Path) -> None:
    result = checked_run(BREAKS + "free(block)\n", tmp_path, 0)
    assert (result.errors, result.status) == (
        "checked: memory is freed twice, or was never allocated\n", BROKEN,
    )  # fmt: skip


@pytest.mark.parametrize("opt", [0, 2])
def test_deep_structures(opt: int, tmp_path: Path) -> None:
    source = Path(__file__).with_name("compiled") / "deep_structures.py"
    result = checked_run(source.read_text(), tmp_path, opt)
    assert (result.fault(NOTHING), result.status) == ("", 0)
    assert result.output.startswith("100001\nrepr\n")
    assert result.output.endswith("\nin\nset\n")


@pytest.mark.parametrize("opt", [0, 2])
def test_runaway_recursion(opt: int, tmp_path: Path) -> None:
    source = Path(__file__).with_name("compiled") / "runaway.py"
    result = checked_run(source.read_text(), tmp_path, opt)
    assert (result.fault(NOTHING), result.status) == ("", 0)
    *lines, problem, last = result.output.splitlines()
    assert {line.rpartition(" ")[2] for line in lines} <= {"RecursionError", "ended"}
    assert len(lines) == 45
    assert (problem in ("ValueError", "RecursionError"), last) == (True, "True")


def test_chains_of_generators(tmp_path: Path) -> None:
    source = Path(__file__).with_name("compiled") / "closed_chains.py"
    result = checked_run(source.read_text(), tmp_path, 0)
    assert (result.fault(NOTHING), result.status) == ("", 0)
    assert result.output.startswith("13\n1003\n")
    assert result.output.endswith("RecursionError\n")
