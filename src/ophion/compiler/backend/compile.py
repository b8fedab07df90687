"""The back end's front door: a program that has gone through the passes becomes object files, or assembly."""

from __future__ import annotations

import os
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

import llvmlite  # type: ignore[import-untyped]

from ophion.compiler.backend.program import emit_llvm_text
from ophion.compiler.backend.units import emit_units
from ophion.compiler.ir.function import Program
from ophion.compiler.object_cache import ObjectCache, digest

RECIPE = Path(__file__).with_name("optimize.py")


def compile_unit(text: str, target: str, opt: int) -> bytes:
    """The object of a module's text. For a process of its own, where LLVM is loaded while others do more."""
    from ophion.compiler.backend.optimize import compile_text

    return compile_text(text, target, opt)


def _prepare() -> None:
    from ophion.compiler.backend.optimize import prepare

    prepare()


def start_compilers() -> ProcessPoolExecutor:
    """Processes that run LLVM. They are begun before there is much to copy, and get ready meanwhile."""
    count = os.cpu_count() or 1
    pool = ProcessPoolExecutor(count)
    for _ in range(count):
        pool.submit(_prepare)
    return pool


@lru_cache(maxsize=1)
def _recipe() -> bytes:
    """What makes another object of the same text: the version of LLVM, and how we use it."""
    return f"{llvmlite.__version__} {RECIPE.read_text()}".encode()


def compile_objects(
    program: Program, target: str, opt: int, folder: Path, cache: ObjectCache, pool: ProcessPoolExecutor
) -> list[Path]:
    """Write the object files of a program into `folder`, one for each of its units.

    `target`: "linux" or "kernel"; `opt`: 0 or 2. Units that `cache` has are not compiled again.
    """
    outputs: dict[str, Path] = {}
    missing: list[tuple[str, Path, Future[bytes]]] = []
    for name, text in emit_units(program, target, opt):
        output = outputs[name] = folder / f"unit{len(outputs)}.o"
        key = digest(text.encode(), target.encode(), bytes([opt]), _recipe())
        if not cache.place(key, output):
            missing.append((key, output, pool.submit(compile_unit, text, target, opt)))
    for key, output, made in missing:
        content = made.result()
        output.write_bytes(content)
        cache.keep(key, content)
    if missing:
        cache.prune()
    return [outputs[name] for name in sorted(outputs)]


def emit_assembly(program: Program, target: str, opt: int) -> str:
    """The program's assembly."""
    from ophion.compiler.backend.optimize import assembly_text

    return assembly_text(emit_llvm_text(program, target, opt), target, opt)
