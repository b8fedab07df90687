"""Builds: equal bytes from any folder, tracebacks that read as CPython's, no traceback of the compiler."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mypy import build as mypy_build

from ophion.compiler import driver
from ophion.compiler.diagnostics import CompileError
from ophion.compiler.driver import compile_program
from ophion.compiler.frontend import check as checking
from ophion.compiler.frontend.check import ROOT

PROGRAM = """\
import helper


def outer(n: int) -> int:
    values = [1, 2, 3]
    return values[helper.at(n)]


outer(3)
"""
HELPER = """\
def at(n: int) -> int:
    return n + 4
"""


def write_program(folder: Path) -> Path:
    """A program of two modules in a folder of its own."""
    folder.mkdir()
    (folder / "helper.py").write_text(HELPER)
    program = folder / "program.py"
    program.write_text(PROGRAM)
    return program


def frames(text: bytes) -> list[bytes]:
    """The places in a traceback without folders, and its last line."""
    lines = text.splitlines()
    places = [
        line.split(b'"')[1].rpartition(b"/")[2] + line.split(b'"')[2] for line in lines if b"File " in line
    ]
    return [*places, lines[-1]]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The program compiled in two folders, the second time from inside the folder."""
    base = tmp_path_factory.mktemp("builds")
    first, second = write_program(base / "one"), write_program(base / "another_name")
    compile_program(first, base / "one/out", opt=0)
    before = Path.cwd()
    os.chdir(second.parent)
    try:
        compile_program(Path(second.name), base / "another_name/out", opt=0)
    finally:
        os.chdir(before)
    return [base / "one/out", base / "another_name/out"]


def test_two_builds_are_equal(compiled: list[Path]) -> None:
    one, other = (path.read_bytes() for path in compiled)
    assert one == other


def test_no_folder_is_in_the_program(compiled: list[Path]) -> None:
    content = compiled[0].read_bytes()
    assert str(compiled[0].parent).encode() not in content
    assert str(ROOT).encode() not in content


def test_the_order_of_modules_is_not_that_of_hashes(tmp_path: Path) -> None:
    names = [f"part_{letter}" for letter in "abcdef"]
    for name in names:
        (tmp_path / f"{name}.py").write_text("class Part:\n    def size(self) -> int:\n        return 1\n")
    program = tmp_path / "program.py"
    parts = ", ".join(f"{name}.Part()" for name in names)
    program.write_text(
        "from typing import Protocol\n"
        f"import {', '.join(names)}\n\n"
        "class Sized(Protocol):\n    def size(self) -> int: ...\n\n"
        f"parts: list[Sized] = [{parts}]\n"
        "for part in parts:\n    print(part.size())\n"
    )

    def listed(seed: str) -> bytes:
        command = [sys.executable, "-m", "ophion.tools.cli", "compile", str(program), "--emit", "ir"]
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}/src:{ROOT}", "PYTHONHASHSEED": seed}
        return subprocess.run(command, env=environment, capture_output=True, check=True, timeout=300).stdout

    assert listed("1") == listed("2")


def test_traceback_has_the_frames_of_cpython(compiled: list[Path]) -> None:
    program = compiled[0].with_name("program.py")
    expected = subprocess.run([sys.executable, str(program)], capture_output=True, check=False)
    found = subprocess.run([str(compiled[0])], capture_output=True, check=False)
    assert found.returncode == expected.returncode == 1
    assert frames(found.stderr) == frames(expected.stderr)


def test_a_mistake_of_the_compiler_is_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "program.py"
    program.write_text("print(1)\n")

    def broken(*_: object) -> None:
        problem = KeyError("made up")
        problem.add_note(f"while compiling {program}:1 in program.<module>")
        raise problem

    monkeypatch.setattr(driver, "lower_programs", broken)
    monkeypatch.delenv("OPHION_DEBUG", raising=False)
    with pytest.raises(CompileError) as raised:
        compile_program(program, tmp_path / "out")
    text = str(raised.value)
    assert text.startswith(
        f"{program}:1: error: internal compiler error while compiling {program}:1: KeyError"
    )
    assert "report" in text
    assert "Traceback" not in capsys.readouterr().err
    monkeypatch.setenv("OPHION_DEBUG", "1")
    with pytest.raises(CompileError):
        compile_program(program, tmp_path / "out")
    assert "Traceback" in capsys.readouterr().err


def test_an_output_that_cannot_be_written_is_a_message(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("print(1)\n")
    output = tmp_path / "nowhere" / "out"
    with pytest.raises(CompileError, match="No such file or directory"):
        compile_program(program, output)


def test_what_mypy_knows_of_the_stubs_serves_programs_of_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`pwd` is a module of the standard library, so the program is called otherwise: it is checked once."""
    monkeypatch.setattr(checking, "CACHE", tmp_path)
    times: list[int] = []
    build = mypy_build.build

    def counted(*args: Any, **kwargs: Any) -> Any:
        times.append(1)
        return build(*args, **kwargs)

    program = ROOT / "user/bin/pwd.py"
    driver._check_programs([program])
    monkeypatch.setattr(mypy_build, "build", counted)
    driver._check_programs([program])
    assert len(times) == 1
