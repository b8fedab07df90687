"""Many commands in one boot: a script runs them one after the other, and markers in its output tell them
apart.

A command that hangs or takes the machine down has no status; the next boot goes on behind it. Workers of
pytest-xdist share one result through `shared_result`, so that the boot happens once.
"""

import fcntl
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.boot.harness import ophion

BOOT_SECONDS = 240
COMMAND_SECONDS = 120
MAXIMUM_BOOTS = 6
MARKER = "@@@@"
ENDED = "="  # a marker with a status: no name of a case starts so

Result = tuple[str, int | None]
Results = dict[str, Result]


@dataclass(frozen=True)
class Case:
    """A command line of the shell, run in the folder of the test's files."""

    name: str
    command: str


def quoted(word: str) -> str:
    """A word of the shell that stands for itself."""
    return "'" + word.replace("'", "'\\''") + "'"


def script(cases: list[Case], guest_folder: str, variables: dict[str, str]) -> str:
    """The shell commands that run the cases one after the other."""
    lines = [f"cd {guest_folder}", *(f"export {name}={quoted(value)}" for name, value in variables.items())]
    for case in cases:
        lines += [f"echo {MARKER} {case.name}", case.command, f"echo {MARKER} {ENDED}$?"]
    return "\n".join(lines)


def split_output(text: str) -> Results:
    """Take the output of one boot apart; a command that did not end has no status."""
    results: Results = {}
    pieces = text.split(f"{MARKER} ")
    for index, piece in enumerate(pieces[1:], 1):
        first, _, rest = piece.partition("\n")
        if not first.startswith(ENDED):
            closing = pieces[index + 1].split() if index + 1 < len(pieces) else []
            ended = len(closing) > 0 and closing[0].startswith(ENDED)
            results[first] = (rest, int(closing[0].removeprefix(ENDED)) if ended else None)
    return results


def run_batch(cases: list[Case], folder: Path, variables: dict[str, str]) -> Results:
    """Run all cases on Ophion with `folder` as /t, in as many boots as it takes."""
    results: Results = {}
    for _ in range(MAXIMUM_BOOTS):
        remaining = [case for case in cases if case.name not in results]
        if not remaining:
            break
        done = ophion(
            *("run", "--timeout", str(BOOT_SECONDS), "--put", f"{folder}:/t"),
            *("-c", script(remaining, "/t", variables)),
            timeout=BOOT_SECONDS + COMMAND_SECONDS,
        )
        found = split_output(done.text)
        if not found:
            raise AssertionError(f"nothing started: status {done.status}\n{done.text}\n{done.errors}")
        for name, (output, status) in found.items():
            ending = "" if status is not None else f"\n(the machine ended with {done.status})\n{done.errors}"
            results[name] = (output + ending, status)
    return results


def shared_result(
    factory: pytest.TempPathFactory, name: str, make: Callable[[], dict[str, Results]]
) -> dict[str, Results]:
    """What `make` returns, made by the first worker that asks and read by the others."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    path = shared / f"{name}.json"
    with open(shared / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            path.write_text(json.dumps(make()))
        loaded: dict[str, dict[str, list[str | int | None]]] = json.loads(path.read_text())
    return {
        system: {
            case: (str(entry[0]), None if entry[1] is None else int(entry[1]))
            for case, entry in cases.items()
        }
        for system, cases in loaded.items()
    }
