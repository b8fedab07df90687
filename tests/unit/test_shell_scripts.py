"""sh against dash: the same output and the same exit status for every script of the cases."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit import shell_command_cases, shell_syntax_cases, shell_word_cases

SHELL = [sys.executable, "-S", "-E", str(Path(__file__).parents[2] / "user" / "bin" / "sh.py")]
ALL: list[str] = [
    *shell_word_cases.QUOTING,
    *shell_word_cases.PARAMETERS,
    *shell_word_cases.SPLITTING,
    *shell_word_cases.ARITHMETIC,
    *shell_word_cases.GLOBBING,
    *shell_command_cases.COMPOUND,
    *shell_command_cases.REDIRECTIONS,
    *shell_command_cases.BUILTINS,
    *shell_command_cases.LIMITS,
    *shell_command_cases.SIGNALS,
    *shell_command_cases.ALIASES,
    *shell_syntax_cases.SYNTAX,
    *shell_syntax_cases.MIXED,
]


def run(command: list[str], script: str, folder: Path) -> tuple[int, str]:
    """Status and output of a script, in a fresh folder with some files, with three parameters."""
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
