"""Compiles modules of random cases and says where they differ from CPython."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from ophion.compiler.diagnostics import CompileError
from ophion.compiler.driver import compile_program
from tests.diff import checked
from tests.diff.random_programs.programs import HEADER, module, some_cases
from tests.diff.random_programs.reference import UNDECIDED

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = Path(__file__).with_name("reference.py")
TIMEOUT = 20
TRIES = 20
"""So often a module is compiled again without the cases that were refused."""
FAILURES = 4
"""So many allocations of each case fail in a checked build, each in a run of its own."""
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", ""),
    "PYTHONPATH": str(ROOT / "src"),
    "PYTHONIOENCODING": "utf-8:backslashreplace",
}
HIDDEN = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")
Outcome = tuple[str, list[str], int]
_REPORT = re.compile(r"checked: \d+ allocations, (\d+) live\n((?:  .*\n)*)")


@dataclass
class Found:
    """What came of some cases: how many were compared and refused, and which differ."""

    compared: int = 0
    refused: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)


def last_line(line: str) -> str:
    """The words of an exception, without those that are ours: what is beyond 64 bits, what has no value."""
    for kind, shown in (
        ("OverflowError", "OverflowError"),
        ("UnboundLocalError", "NameError"),
        ("NameError",) * 2,
    ):
        if line.startswith(kind):
            return shown
    return line


def frames(errors: str, program: str) -> list[str]:
    """The frames of the program in a traceback, and the last lines, without what may differ."""
    kept = []
    for line in errors.splitlines():
        if line.startswith("  File "):
            if f'{program}"' in line and not line.endswith(HIDDEN):
                kept.append(re.sub('".*/', '"', line.strip()))
        elif line and not line.startswith(" "):
            kept.append(last_line(line))
    return kept


def outcomes_of_cpython(program: Path, count: int) -> list[Outcome]:
    """What CPython makes of each case."""
    command = [sys.executable, str(REFERENCE), str(program), str(count)]
    done = subprocess.run(command, capture_output=True, env=ENVIRONMENT, timeout=10 * TIMEOUT, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [(output, frames(errors, program.name), status) for output, errors, status in rows]


def outcome_compiled(binary: Path, program: str, case: int) -> Outcome:
    """What a compiled case does; in a checked build, with what lives at its end."""
    try:
        done = subprocess.run([str(binary), str(case)], capture_output=True, timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        return "", ["timeout"], -14
    errors = done.stderr.decode("utf-8", "backslashreplace")
    report = _REPORT.search(errors)
    left = [f"leaks {report[2].split()}"] if report and report[1] != "0" else []
    errors = _REPORT.sub("", errors)
    return done.stdout.decode("utf-8", "backslashreplace"), frames(errors, program) + left, done.returncode


def build(cases: dict[int, list[str]], folder: Path, opt: int, verify: bool, found: Found) -> Path | None:
    """Compile a module, without the cases that are refused, which leave `cases`."""
    program = folder / "program.py"
    for _ in range(TRIES):
        numbers = list(cases)
        program.write_text(module([cases[number] for number in numbers], numbers))
        try:
            compile_program(program, folder / "program", opt, verify=verify)
            return program
        except CompileError as error:
            lines = {d.line: d.render() for d in error.diagnostics}
        before = len(cases)
        at = len(HEADER.splitlines()) + 1
        for number in numbers:
            size = len(cases[number]) + 1
            text = next((lines[n] for n in range(at, at + size) if n in lines), None)
            at += size
            if text is not None:
                found.refused.append(text)
                del cases[number]
        if len(cases) == before:
            found.different.append(f"{program}: " + "\n".join(lines.values()))
            return None
    return None


def compare(seed: int, count: int, folder: Path, builds: list[tuple[int, bool]], found: Found) -> None:
    """Compare a module of `count` random cases; each build is a level of optimisation, checked or not."""
    cases = dict(enumerate(some_cases(seed, count)))
    expected: list[Outcome] = []
    for opt, verify in builds:
        program = build(cases, folder, opt, verify, found)
        if program is None:
            return
        if len(expected) != len(cases):
            expected = outcomes_of_cpython(program, len(cases))
        for index, number in enumerate(cases):
            actual = outcome_compiled(folder / "program", program.name, index)
            if actual != expected[index] and expected[index][2] != UNDECIDED:
                text = "\n".join(cases[number])
                what = f"seed {seed} case {number} -O{opt}{' --checked' * verify}"
                found.different.append(f"{what}\n{text}\nCPython  {expected[index]}\ncompiled {actual}")
        if verify:
            found.different += failing(folder / "program", seed, dict(enumerate(cases)), cases)
    found.compared += len(cases)


def failing(binary: Path, seed: int, numbers: dict[int, int], cases: dict[int, list[str]]) -> list[str]:
    """What goes wrong in a checked build where an allocation fails; `numbers`: the cases by their places."""
    random = Random(seed)
    found = []
    for index, number in numbers.items():
        allocations = checked.run(binary, "", str(index)).allocations
        for _ in range(FAILURES if allocations else 0):
            setting = f"{random.randint(1, allocations)}{random.choice(['', '+'])}"
            fault = checked.run(binary, setting, str(index)).fault(frozenset())
            if fault:
                text = "\n".join(cases[number])
                found.append(f"seed {seed} case {number} {checked.FAIL}={setting}\n{text}\n\n{fault}")
    return found
