"""The shell and the programs: under CPython, compiled for Linux and on Ophion as on Linux.

The scripts of tests/boot/scripts use the shell's own builtins and our programs (echo, cat, wc, sort, ...);
those called programs_* are about a program. The expectation is dash with coreutils.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ophion.tools.paths import PROGRAMS, ROOT, USER_PROGRAMS
from tests.boot.batch import Case, Result, Results, quoted, run_batch, shared_result

SECONDS = 60
# On Ophion, too, standard output is no terminal, and errors are not shown.
CAPTURED = "(sh cases/{}.sh >/tmp/output 2>/dev/null; s=$?; cat /tmp/output; exit $s)"

SCRIPTS = sorted(path.stem for path in Path(__file__).with_name("scripts").glob("*.sh"))

FILES = {
    "text": "first line of the text\n",
    "lines": "one two three\nfour five\nsix\n",
    "empty": "",
    "a.txt": "a\n",
    "b.txt": "b\n",
    "script.sh": 'echo "$0 $# $1 $2"\nfor i in "$@"; do\n  echo "<$i>"\ndone\nexit 3\n',
    "defines.sh": "defined=yes\ndefined_function() { echo function $1; }\n",
    "numbers": "".join(f"number {index}\n" for index in range(1, 31)),
    "words": "pear\napple\nPear\nbanana\napple\n\n10\n9\n",
    "mixed": "10\n9\n-3\n0\n100 x\nword\n2.5\n",
    "pairs": "1 zebra\n2 yak\n3 ant\n",
    "bytes": "".join(map(chr, range(128))),
    "zeros": "\0" * 100,
    "many/f1.c": "", "many/f2.c": "", "many/f3.c": "", "many/g.h": "",
}  # fmt: skip


def make_files(folder: Path) -> None:
    """The files that the scripts read, and the scripts."""
    (folder / "data" / "many").mkdir(parents=True)
    for name, content in FILES.items():
        (folder / "data" / name).write_text(content)
    shutil.copytree(Path(__file__).with_name("scripts"), folder / "cases")


def make_wrappers(folder: Path) -> None:
    """Commands that run each of our programs under CPython."""
    folder.mkdir()
    for program in USER_PROGRAMS.glob("*.py"):
        wrapper = folder / program.stem
        wrapper.write_text(f'#!/bin/sh\nexec {quoted(sys.executable)} {quoted(str(program))} "$@"\n')
        wrapper.chmod(0o755)


def run_on_desk(shell: list[str], folder: Path, path: Path, name: str) -> Result:
    """Run a script on the desk with the programs of `path` before the desk's own."""
    environment = {
        **os.environ,
        "PATH": f"{path}:/usr/bin:/bin",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "PWD": str(folder),
    }
    done = subprocess.run(
        [*shell, f"cases/{name}.sh"], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, timeout=SECONDS,
    )  # fmt: skip
    return done.stdout.decode(), done.returncode


def run_everywhere() -> dict[str, Results]:
    """Run the scripts with dash, with the interpreted and the compiled shell on the desk, and on Ophion."""
    with TemporaryDirectory(prefix="ophion-test-") as scratch:
        folder, wrappers = Path(scratch, "t"), Path(scratch, "wrappers")
        make_files(folder)
        make_wrappers(wrappers)
        interpreted = [sys.executable, str(USER_PROGRAMS / "sh.py")]
        cases = [Case(name, CAPTURED.format(name)) for name in SCRIPTS]
        return {
            "dash": {name: run_on_desk(["/bin/dash"], folder, Path("/usr/bin"), name) for name in SCRIPTS},
            "python": {name: run_on_desk(interpreted, folder, wrappers, name) for name in SCRIPTS},
            "compiled": {
                name: run_on_desk([str(PROGRAMS / "sh")], folder, PROGRAMS, name) for name in SCRIPTS
            },
            "ophion": run_batch(cases, folder, {}),
        }


@pytest.fixture(scope="session")
def results(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Results]:
    """Output and status of every script under each shell."""
    return shared_result(tmp_path_factory, "shell-language", run_everywhere)


@pytest.mark.parametrize("system", ["python", "compiled", "ophion"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_same_as_dash(results: dict[str, Results], script: str, system: str) -> None:
    assert script in results[system], "the machine did not get as far as this script"
    assert results[system][script] == results["dash"][script]
