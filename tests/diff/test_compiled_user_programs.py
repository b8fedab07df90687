"""user/bin compiled: each program writes what the host's tool writes and exits with the same status."""

import subprocess
from pathlib import Path

import pytest

from ophion.compiler.driver import build_programs
from tests.unit.test_user_programs import BIN, SAME, TEXT, folder, run

__all__ = ["folder"]

NAMES = sorted(
    {line.split(" ")[0] for line in SAME if (BIN / f"{line.split(' ')[0]}.py").exists()} | {"hexdump"}
)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the compiled programs."""
    output = tmp_path_factory.mktemp("programs")
    build_programs([BIN / f"{name}.py" for name in NAMES], output)
    return output


def test_programs_equal_the_hosts(compiled: Path, folder: Path) -> None:
    different: list[tuple[str, object, object]] = []
    for line in SAME:
        name, *arguments = line.split(" ")
        theirs = run([name, *arguments], folder, TEXT)
        mine = run([str(compiled / name), *arguments], folder, TEXT)
        expected = (theirs.stdout, theirs.returncode)
        if (mine.stdout, mine.returncode) != expected:
            different.append((line, (mine.stdout, mine.returncode, mine.stderr), expected))
    assert different == []


def test_errors_name_the_file(compiled: Path, folder: Path) -> None:
    result = run([str(compiled / "cat"), "missing"], folder)
    assert (result.stderr, result.returncode) == (b"cat: missing: No such file or directory\n", 1)


def test_hexdump_dumps_itself(compiled: Path, folder: Path) -> None:
    program = str(compiled / "hexdump")
    theirs = run(["hexdump", "-C", "-n", "5000", program], folder)
    assert run([program, "-C", "-n", "5000", program], folder).stdout == theirs.stdout


def test_a_broken_pipe_ends_a_program_quietly(compiled: Path) -> None:
    script = f"{compiled / 'cat'} /dev/zero | head -c 10 >/dev/null"
    result = subprocess.run(["sh", "-c", script], capture_output=True, timeout=20, check=False)
    assert (result.returncode, result.stderr) == (0, b"")
