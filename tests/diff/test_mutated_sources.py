"""The compiler answers every source with a program or with diagnostics that say where: never with an error of
its own, a traceback, LLVM's words or a hang.

Sources are programs of tests/diff/programs, bench/language and user, changed at random, compiled together as
far as LLVM's verifier. With OPHION_FUZZ=long, as many rounds as OPHION_FUZZ_ROUNDS says (50), always others.
"""

import os
import signal
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from llvmlite import binding as llvm  # type: ignore[import-untyped]

from ophion.compiler import driver
from ophion.compiler.backend.program import emit_llvm_text
from ophion.compiler.diagnostics import CompileError, Diagnostic, no_traceback
from ophion.compiler.frontend.program import lower_programs
from ophion.compiler.frontend.rules import check_rules
from ophion.compiler.ir.ownership import check_ownership
from ophion.compiler.ir.verifier import verify_program
from ophion.compiler.passes.order import PASSES
from tests.diff.mutating.exotic import CONSTRUCTS, alone
from tests.diff.mutating.mutator import mutated
from tests.diff.mutating.odd_sources import ALONE

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ["tests/diff/programs", "tests/diff/programs", "bench/language", "user/bin", "user/lib"]
SOURCES = [sorted((ROOT / folder).glob("*.py")) for folder in FOLDERS]
LONG = os.environ.get("OPHION_FUZZ") == "long"
ROUNDS = int(os.environ.get("OPHION_FUZZ_ROUNDS", "50")) if LONG else 1
FIRST_SEED = time.time_ns() % 2**40 if LONG else 0
BATCH = 60 if LONG else 24
PATIENCE = 300
"""Seconds after which a compilation hangs."""


@contextmanager
def patience() -> Iterator[None]:
    """An exception where what is inside takes too long."""

    def tired(*_: object) -> None:
        raise TimeoutError(f"{PATIENCE} seconds")

    signal.signal(signal.SIGALRM, tired)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)


def diagnostics(sources: list[Path]) -> list[Diagnostic]:
    """What the compiler says of sources; nothing where LLVM takes what it makes of them."""
    try:
        with no_traceback(sources[0]), patience():
            checked, names = driver._check_programs(sources)
            check_rules(checked, "linux")
            program = lower_programs(checked, "linux", names)
            for name, run in PASSES:
                run(program)
                verify_program(program)
                if name == "refcount":
                    check_ownership(program)
            llvm.parse_assembly(emit_llvm_text(program, "linux", 0)).verify()
    except CompileError as error:
        return error.diagnostics
    return []


def wrong(found: list[Diagnostic]) -> list[str]:
    """The diagnostics that are no answer: errors of the compiler, and those that do not say where."""
    return [d.render() for d in found if "internal compiler error" in d.message or d.line < 1 or d.column < 0]


def answer(sources: list[Path]) -> tuple[int, list[str]]:
    """Compile sources together, those that are refused left out one after the other: how many became a
    program, and what was wrong.
    """
    remaining = list(sources)
    while remaining:
        found = diagnostics(remaining)
        if not found:
            break
        if wrong(found):
            return 0, wrong(found)
        files = {Path(d.file).resolve() for d in found}
        left = [source for source in remaining if source.resolve() not in files]
        if len(left) == len(remaining):
            return 0, [d.render() for d in found]
        remaining = left
    return len(remaining), []


def mutants(random: Random, folder: Path) -> list[Path]:
    """Changed programs."""
    made = []
    for number in range(BATCH):
        program, other = random.choice(random.choice(SOURCES)), random.choice(SOURCES[0])
        made.append(folder / f"mutant{number}.py")
        made[-1].write_text(mutated(random, program.read_text(), other.read_text()))
    return made


def test_changed_programs(tmp_path: Path) -> None:
    compiled = 0
    for seed in range(FIRST_SEED, FIRST_SEED + ROUNDS):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # CPython's, of odd literals
            sources = mutants(Random(seed), tmp_path)
        count, found = answer(sources)
        assert found == [], seed
        compiled += count
    print(f"{ROUNDS * BATCH} sources answered, {compiled} of them with a program")


def test_odd_constructs(tmp_path: Path) -> None:
    sources = [tmp_path / f"construct{number}.py" for number in range(len(CONSTRUCTS))]
    for number, source in enumerate(sources):
        source.write_text(alone(number))
    count, found = answer(sources)
    assert found == []
    assert count > len(CONSTRUCTS) // 2


@pytest.mark.parametrize(("name", "text"), ALONE, ids=[name.replace(" ", "-") for name, _ in ALONE])
def test_odd_source(name: str, text: bytes, tmp_path: Path) -> None:
    source = tmp_path / "odd.py"
    source.write_bytes(text)
    assert wrong(diagnostics([source])) == []
