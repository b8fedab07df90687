"""sh against dash: the same output and the same exit status for every script of shell_cases."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit import shell_cases

SHELL = [sys.executable, "-S", "-E", str(Path(__file__).parents[2] / "user" / "bin" / "sh.py")]
ALL: list[str] = [
    *shell_cases.QUOTING,
    *shell_cases.PARAMETERS,
    *shell_cases.SPLITTING,
    *shell_cases.ARITHMETIC,
    *shell_cases.GLOBBING,
    *shell_cases.COMPOUND,
    *shell_cases.REDIRECTIONS,
    *shell_cases.BUILTINS,
    *shell_cases.LIMITS,
    *shell_cases.SIGNALS,
    *shell_cases.ALIASES,
    *shell_cases.SYNTAX,
    *shell_cases.MIXED,
]


def run(command: list[str], script: str, folder: Path) -> tuple[int, str]:
    """Status and output of a script, in a fresh folder as shell_cases describes."""
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "b.txt", ".hidden", "sub/c.txt", "with space"):
        (folder / name).write_text(f"content of {name}\n")
    environment = {"PATH": "/bin:/usr/bin", "HOME": "/home/user", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [*command, "-c", script, "sh", "one", "two words", ""],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
    )
    return done.returncode, done.stdout.decode(errors="surrogateescape")


@pytest.mark.parametrize("script", ALL, ids=range(len(ALL)))
def test_as_dash(script: str, tmp_path: Path) -> None:
    os.umask(0o022)
    assert run(SHELL, script, tmp_path / "place") == run_in_same_place(script, tmp_path)


def run_in_same_place(script: str, tmp_path: Path) -> tuple[int, str]:
    """dash's answer, from a folder of the same path."""
    shutil.rmtree(tmp_path / "place", ignore_errors=True)
    return run(["dash"], script, tmp_path / "place")
