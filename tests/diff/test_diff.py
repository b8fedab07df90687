"""Each program gives the same output and status under CPython and compiled, without optimisation and with it.

All programs are compiled together, once for each level: what they share is compiled once.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ophion.compiler.driver import build_programs, compile_program

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = sorted(Path(__file__).with_name("programs").glob("*.py"))
TIMEOUT = 60


def outcome(command: list[str]) -> tuple[str, int]:
    """What a program prints and its exit status."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    result = subprocess.run(command, capture_output=True, timeout=TIMEOUT, env=environment, check=False)
    return result.stdout.decode("utf-8", "backslashreplace"), result.returncode


@pytest.fixture(scope="module", params=[0, 2])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all programs compiled, once at each level of optimisation."""
    folder = tmp_path_factory.mktemp(f"O{request.param}")
    build_programs(PROGRAMS, folder, request.param)
    return folder


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_same_as_cpython(program: Path, built: Path) -> None:
    assert outcome([str(built / program.stem)]) == outcome([sys.executable, str(program)])


@pytest.mark.parametrize("program", PROGRAMS[::20], ids=lambda program: program.stem)
def test_same_where_it_is_compiled_alone(program: Path, tmp_path: Path) -> None:
    """As a small program: what only its own code leads to is in one unit with it."""
    compile_program(program, tmp_path / program.stem)
    assert outcome([str(tmp_path / program.stem)]) == outcome([sys.executable, str(program)])


def frames(text: str) -> list[str]:
    """The places and the last line of a traceback, without folders and source lines."""
    lines = text.splitlines()
    places = [line.strip() for line in lines if line.startswith("  File ")]
    return [re.sub('".*/', '"', line) for line in places] + lines[-1:]


@pytest.mark.parametrize("name", ["uncaught", "uncaught_generator"])
def test_traceback(name: str, tmp_path: Path) -> None:
    program = Path(__file__).with_name("programs") / f"{name}.py"
    compile_program(program, tmp_path / "program")
    ours = subprocess.run([str(tmp_path / "program")], capture_output=True, text=True, check=False)
    theirs = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False)
    assert ours.stderr.startswith("Traceback (most recent call last):\n")
    assert frames(ours.stderr) == frames(theirs.stderr)


def complaints(text: str) -> list[str]:
    """What is told of ignored exceptions, without addresses, folders and source lines."""
    lines = [re.sub('at 0x[0-9a-f]+|".*/', "", line) for line in text.splitlines()]
    return [line.replace('"', "") for line in lines if not line.startswith("    ")]


def test_what_is_ignored_is_told(tmp_path: Path) -> None:
    program = Path(__file__).with_name("programs") / "ignored_exceptions.py"
    compile_program(program, tmp_path / "program")
    ours = subprocess.run([str(tmp_path / "program")], capture_output=True, text=True, check=False)
    theirs = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False)
    assert complaints(ours.stderr) == complaints(theirs.stderr)
    assert len(complaints(theirs.stderr)) > 30


TELLING = """
class Inner:
    def __del__(self) -> None:
        raise ValueError

class Problem(Exception):
    def __str__(self) -> str:
        Inner()
        return "problem"

class Outer:
    def __del__(self) -> None:
        raise Problem

Outer()
print("end")
"""


def test_what_is_raised_while_another_is_told_gets_one_line(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(TELLING)
    compile_program(program, tmp_path / "program")
    ours = subprocess.run([str(tmp_path / "program")], capture_output=True, text=True, check=False)
    inner, *outer = complaints(ours.stderr)
    assert inner == "Exception ignored in: <function Inner.__del__ at 0x?>: ValueError"
    assert (outer[0], outer[-1]) == ("Exception ignored in: <function Outer.__del__ >", "Problem: problem")
    assert ours.stdout == "end\n"


@pytest.mark.parametrize("opt", [0, 2])
@pytest.mark.parametrize(("name", "kinds"), [("leaks", 6), ("generator_leaks", 5)])
def test_nothing_leaks(name: str, kinds: int, opt: int, tmp_path: Path) -> None:
    compile_program(Path(__file__).with_name("compiled") / f"{name}.py", tmp_path / "program", opt)
    assert outcome([str(tmp_path / "program")]) == ("0\n" * kinds, 0)


@pytest.mark.parametrize("opt", [0, 2])
def test_circles_are_copied(opt: int, tmp_path: Path) -> None:
    program = Path(__file__).with_name("compiled") / "copied_circles.py"
    compile_program(program, tmp_path / "program", opt)
    assert outcome([str(tmp_path / "program")]) == outcome([sys.executable, str(program)])


def test_out_of_memory(tmp_path: Path) -> None:
    compile_program(Path(__file__).with_name("compiled") / "exhaustion.py", tmp_path / "program")
    limit = ["/bin/sh", "-c", f"ulimit -v 65536; exec {tmp_path}/program"]
    assert outcome(limit) == ("MemoryError\n" + "MemoryError 0\n" * 6, 0)


@pytest.mark.parametrize("opt", [0, 2])
def test_what_is_not_foreseen_is_an_exception(opt: int, tmp_path: Path) -> None:
    compile_program(Path(__file__).with_name("compiled") / "unreachable.py", tmp_path / "program", opt)
    told = "mypy takes this for unreachable\n"
    assert outcome([str(tmp_path / "program")]) == (f"{told}{told}True\nNone\nLIGHT\n", 0)
