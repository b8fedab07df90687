"""The back end's front door: a program that has gone through the passes becomes an object file, or text."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from ophion.compiler.backend.optimize import assembly_text, compile_text
from ophion.compiler.backend.program import emit_llvm_text, emit_module
from ophion.compiler.backend.split import split_text
from ophion.compiler.ir.function import Program
from ophion.compiler.passes.can_raise import find_can_raise
from ophion.compiler.passes.exceptions import split_at_exceptions
from ophion.compiler.passes.generators import split_generators
from ophion.compiler.passes.inline import choose_inlined
from ophion.compiler.passes.keep_variables import keep_variables
from ophion.compiler.passes.reachability import remove_unreachable
from ophion.compiler.passes.refcount import insert_reference_counts
from ophion.compiler.passes.unassigned import check_assigned

PASSES: list[tuple[str, Callable[[Program], None]]] = [
    ("unassigned", check_assigned),
    ("reachability", remove_unreachable),
    ("can_raise", find_can_raise),
    ("exceptions", split_at_exceptions),
    ("refcount", insert_reference_counts),
    ("generators", split_generators),
    ("inline", choose_inlined),
]
"""The passes by name, in their order."""


def run_passes(program: Program, opt: int = 2) -> None:
    """All passes, in their order. Without optimisation, variables live as long as their functions run."""
    if not opt:
        keep_variables(program)
    for _, run in PASSES:
        run(program)


def compile_object(program: Program, target: str, opt: int, output: Path) -> None:
    """Write the object file of a program. `target`: "linux" or "kernel"; `opt`: 0 or 2."""
    output.write_bytes(compile_text(emit_llvm_text(program, target, opt), target, opt))


def compile_objects(program: Program, target: str, opt: int, folder: Path) -> list[Path]:
    """Write the object files of a program into `folder`: two, made at the same time, if it is large."""
    texts = split_text(emit_module(program, target, opt))
    outputs = [folder / f"program{number}.o" for number in range(len(texts))]
    with ProcessPoolExecutor(1) as pool:
        rest = [pool.submit(compile_text, text, target, opt) for text in texts[1:]]
        outputs[0].write_bytes(compile_text(texts[0], target, opt))
        for output, made in zip(outputs[1:], rest, strict=True):
            output.write_bytes(made.result())
    return outputs


def emit_assembly(program: Program, target: str, opt: int) -> str:
    """The program's assembly."""
    return assembly_text(emit_llvm_text(program, target, opt), target, opt)


__all__ = ["PASSES", "compile_object", "compile_objects", "emit_assembly", "emit_llvm_text", "run_passes"]
