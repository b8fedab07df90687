"""Static programs in C, with glibc and musl, and busybox: the same output and status here as on Linux.

All programs of tests/programs run in one boot, one after the other (tests/boot/batch.py).
"""

import os
import random
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ophion.tools.paths import ROOT
from tests.boot.batch import Case, Result, Results, quoted, run_batch, shared_result

SOURCES = sorted((ROOT / "tests" / "programs").glob("*.c"))
COMPILERS = {"glibc": "gcc", "musl": "musl-gcc"}
PROGRAMS = [f"{source.stem}-{libc}" for source in SOURCES for libc in COMPILERS]
ARGUMENTS = {"arguments": ["one", "two three", "", "*", "quote'"]}
VARIABLES = {"COLOUR": "red", "EMPTY": ""}
NATIVE_SECONDS = 60

# A program that nobody here wrote, as Debian builds it (busybox-static).
BUSYBOX = {
    "busybox-echo": "./busybox echo hello 'two words'",
    "busybox-cat": "./busybox cat data/text data/deep/deeper/deepest/leaf.txt",
    "busybox-list": "./busybox ls data/many | ./busybox tail -n 3",
    "busybox-sort": "./busybox sort -r 'data/Long File Name with spaces.txt' | ./busybox head -n 5",
    "busybox-sum": "./busybox md5sum data/numbers.bin; ./busybox sha256sum < data/numbers.bin",
    "busybox-words": "./busybox wc data/text 'data/Long File Name with spaces.txt'",
    "busybox-find": "./busybox find data/deep | ./busybox sort",
    "busybox-shell": "./busybox ash -c 'for i in 1 2 3; do echo $((i*i)); done | ./busybox tr 1-5 a-e'",
    "busybox-status": "./busybox ash -c 'exit 9'",
    "busybox-awk": "./busybox awk '{ total += NF } END { print total, total / 3 }' data/text",
}


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


def command_line(program: str) -> str:
    """The shell command that runs a program with its arguments."""
    words = [quoted(word) for word in ARGUMENTS.get(program.rpartition("-")[0], [])]
    return " ".join([f"./{program}", *words, "</dev/null"])


def run_native(folder: Path, command: str) -> Result:
    """Run a command of the shell on the desk."""
    environment = {**os.environ, **VARIABLES, "LC_ALL": "C"}
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        timeout=NATIVE_SECONDS,
    )
    return done.stdout.decode(), done.returncode


def run_everywhere() -> dict[str, Results]:
    """Compile the programs and run every case on Linux and on Ophion."""
    with TemporaryDirectory(prefix="ophion-test-") as scratch:
        folder = Path(scratch, "t")
        folder.mkdir()
        compile_programs(folder)
        make_data(folder)
        shutil.copy("/bin/busybox", folder)
        cases = [Case(program, command_line(program)) for program in PROGRAMS]
        cases += [Case(name, command) for name, command in BUSYBOX.items()]
        native = {case.name: run_native(folder, case.command) for case in cases}
        return {"linux": native, "ophion": run_batch(cases, folder, VARIABLES)}


@pytest.fixture(scope="session")
def results(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Results]:
    """Output and status of every program, on Linux and on Ophion."""
    return shared_result(tmp_path_factory, "linux-programs", run_everywhere)


@pytest.mark.parametrize("program", [*PROGRAMS, *BUSYBOX])
def test_same_as_on_linux(results: dict[str, Results], program: str) -> None:
    assert program in results["ophion"], "the machine did not get as far as this program"
    assert results["ophion"][program][0] == results["linux"][program][0]
    assert results["ophion"][program][1] == results["linux"][program][1]
