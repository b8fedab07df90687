"""A small ELF file with one field changed, a thousand times over, on Linux and here (tests/boot/damaged).

Linux finds out about most damage when the old program is gone already, and kills; here it is ENOEXEC, with
the old program still running. So each line is what Linux says, or ENOEXEC, and never a program that Linux
would not run.
"""

import subprocess
from pathlib import Path

import pytest

from abi import errno
from tests.boot.harness import ophion

SOURCE = Path(__file__).with_name("damaged") / "fields.c"
REFUSED = f"errno {errno.ENOEXEC}"
RUNS = "status 42"

# What Linux runs and Ophion calls damaged: Linux does not look, or reads zeros behind the file's end.
STRICTER = {
    *("class", "data", "version", "head.e_version"),
    *("cut to", "0 part.p_memsz", "1 part.p_filesz", "1 part.p_vaddr"),
}  # fmt: skip
# Behind a file's part of a segment come zeros; on Linux the file's, up to the page's end, if it is read-only.
ZEROED = "0 part.p_filesz"


def lines_of(output: str) -> dict[str, str]:
    """What became of each damaged file."""
    return dict(line.split(": ") for line in output.splitlines())


@pytest.fixture(scope="module")
def answers(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, str]]:
    """Linux's answers and Ophion's."""
    program = tmp_path_factory.mktemp("damaged") / "fields"
    subprocess.run(["musl-gcc", "-static", "-O1", "-w", "-o", program, SOURCE], check=True)
    native = subprocess.run([program], capture_output=True, text=True, check=True, timeout=100)
    done = ophion("run", "--put", f"{program}:/fields", "-c", "/fields")
    assert done.status == 0
    return lines_of(native.stdout), lines_of(done.text)


def test_damaged_files_are_refused(answers: tuple[dict[str, str], dict[str, str]]) -> None:
    linux, here = answers
    assert linux.keys() == here.keys() and len(linux) > 1000
    assert here["undamaged 0"] == RUNS
    wrong = {
        case: (linux[case], here[case])
        for case in linux
        if here[case] not in (linux[case], REFUSED) and case.rpartition(" ")[0] != ZEROED
    }
    assert wrong == {}


def test_what_linux_runs_is_run(answers: tuple[dict[str, str], dict[str, str]]) -> None:
    linux, here = answers
    refused = {case.rpartition(" ")[0] for case in linux if (linux[case], here[case]) == (RUNS, REFUSED)}
    assert refused == STRICTER
    assert sum(answer == RUNS for answer in here.values()) > 450
