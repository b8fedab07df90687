"""Static programs in C, with glibc and with musl: the same output and status here as on Linux.

All programs of tests/programs run in one boot, one after the other; markers in the output tell them apart. If
a program hangs or takes the machine down, the next boot goes on behind it. The result is kept in a file that
the workers of pytest-xdist share.
"""

import fcntl
import json
import os
import random
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ophion.tools.paths import ROOT
from tests.boot.harness import ophion

SOURCES = sorted((ROOT / "tests" / "programs").glob("*.c"))
COMPILERS = {"glibc": "gcc", "musl": "musl-gcc"}
PROGRAMS = [f"{source.stem}-{libc}" for source in SOURCES for libc in COMPILERS]
ARGUMENTS = {"arguments": ["one", "two three", "", "*", "quote'"]}
VARIABLES = {"COLOUR": "red", "EMPTY": ""}
NATIVE_SECONDS = 60
BOOT_SECONDS = 240
MAXIMUM_BOOTS = 6
MARKER = "@@@@"

Result = tuple[str, int | None]


def compile_programs(folder: Path) -> None:
    """Compile every program with both compilers into `folder`."""
    for source in SOURCES:
        for libc, compiler in COMPILERS.items():
            output = folder / f"{source.stem}-{libc}"
            command = [compiler, "-static", "-O2", "-w", "-o", str(output), str(source), "-lm"]
            subprocess.run(command, check=True)


def elf_header(elf_class: int, elf_type: int, machine: int, program_headers: int) -> bytes:
    """A 64-byte ELF header with nothing behind it (System V ABI, chapter 4)."""
    identification = b"\x7fELF" + bytes([elf_class, 1, 1]) + bytes(9)
    fields = [(elf_type, 2), (machine, 2), (1, 4), (0x400000, 8), (64, 8), (0, 8), (0, 4), (64, 2), (56, 2)]
    tail = [(program_headers, 2), (64, 2), (0, 2), (0, 2)]
    return identification + b"".join(value.to_bytes(size, "little") for value, size in fields + tail)


def make_data(folder: Path) -> None:
    """The files that the programs read, the same on both systems."""
    data = folder / "data"
    (data / "many").mkdir(parents=True)
    (data / "deep" / "deeper" / "deepest").mkdir(parents=True)
    (data / "numbers.bin").write_bytes(random.Random(2).randbytes(100_001))
    lines = [f"line {index} of a text that is read line by line\n" for index in range(400)]
    (data / "Long File Name with spaces.txt").write_text("".join(lines))
    (data / "deep" / "deeper" / "deepest" / "leaf.txt").write_text("the leaf\n")
    for index in range(120):
        (data / "many" / f"file number {index}.txt").write_text("x" * index)
    programs = {
        "text": b"this is not a program\n",
        "empty": b"",
        "magic_only": b"\x7fELF",
        "header_only": elf_header(2, 2, 62, 1),
        "other_machine": elf_header(2, 2, 183, 0),
        "other_class": elf_header(9, 2, 62, 0),
        "no_headers": elf_header(2, 2, 62, 0),
        "object_file": elf_header(2, 1, 62, 0),
    }
    for name, content in programs.items():
        (data / name).write_bytes(content)
        (data / name).chmod(0o755)


def run_native(folder: Path, program: str) -> Result:
    """Run a program on the desk."""
    done = subprocess.run(
        [f"./{program}", *ARGUMENTS.get(program.rpartition("-")[0], [])], cwd=folder, env={**os.environ,
        **VARIABLES}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=NATIVE_SECONDS,
    )  # fmt: skip
    return done.stdout.decode(), done.returncode


def quoted(word: str) -> str:
    """A word of the shell that stands for itself."""
    return "'" + word.replace("'", "'\\''") + "'"


def script(programs: list[str]) -> str:
    """The shell commands that run the programs one after the other."""
    lines = ["cd /t", *(f"export {name}={quoted(value)}" for name, value in VARIABLES.items())]
    for program in programs:
        words = " ".join(quoted(word) for word in ARGUMENTS.get(program.rpartition("-")[0], []))
        lines += [f"echo {MARKER} {program}", f"./{program} {words} </dev/null", f"echo {MARKER} status $?"]
    return "\n".join(lines)


def split_output(text: str) -> dict[str, Result]:
    """Take the output of one boot apart; a program that did not end has no status."""
    results: dict[str, Result] = {}
    pieces = text.split(f"{MARKER} ")
    for index, piece in enumerate(pieces[1:], 1):
        first, _, rest = piece.partition("\n")
        if not first.startswith("status"):
            closing = pieces[index + 1].split() if index + 1 < len(pieces) else []
            ended = len(closing) >= 2 and closing[0] == "status"
            results[first] = (rest, int(closing[1]) if ended else None)
    return results


def run_on_ophion(folder: Path) -> dict[str, Result]:
    """Run all programs on Ophion, in as many boots as it takes."""
    results: dict[str, Result] = {}
    for _ in range(MAXIMUM_BOOTS):
        remaining = [program for program in PROGRAMS if program not in results]
        if not remaining:
            break
        done = ophion(
            "run",
            "--timeout",
            str(BOOT_SECONDS),
            "--put",
            f"{folder}:/t",
            "-c",
            script(remaining),
            timeout=BOOT_SECONDS + 120,
        )
        found = split_output(done.text)
        if not found:
            raise AssertionError(f"no program started: status {done.status}\n{done.text}\n{done.errors}")
        for program, (output, status) in found.items():
            ending = "" if status is not None else f"\n(the machine ended with {done.status})\n{done.errors}"
            results[program] = (output + ending, status)
    return results


@pytest.fixture(scope="session")
def results(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Result]]:
    """Output and status of every program, on Linux and on Ophion; made by the first worker that asks."""
    shared = tmp_path_factory.getbasetemp().parent
    path = shared / "linux-programs.json"
    with open(shared / "linux-programs.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            with TemporaryDirectory(prefix="ophion-test-") as scratch:
                folder = Path(scratch, "t")
                folder.mkdir()
                compile_programs(folder)
                make_data(folder)
                native = {program: run_native(folder, program) for program in PROGRAMS}
                path.write_text(json.dumps({"linux": native, "ophion": run_on_ophion(folder)}))
        loaded: dict[str, dict[str, Result]] = json.loads(path.read_text())
        return loaded


@pytest.mark.parametrize("program", PROGRAMS)
def test_same_as_on_linux(results: dict[str, dict[str, Result]], program: str) -> None:
    assert program in results["ophion"], "the machine did not get as far as this program"
    assert results["ophion"][program][0] == results["linux"][program][0]
    assert results["ophion"][program][1] == results["linux"][program][1]
