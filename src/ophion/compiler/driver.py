"""The pipeline, in order: check, the rules of the subset, lower, passes, emit, link.

    build_kernel(main, output)          a kernel whose main module is a file of ours or an example
    build_programs(programs, folder)    every user program, checked together
    compile_program(program, output)    one program for Linux and Ophion
    keep_objects(program)               the same, for what others share with it
    emit_program(program, form)         its functions as text, for a person to read

CompileError carries the finished text for the person whose source was refused.
"""

from __future__ import annotations

import importlib
import os
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from ophion.compiler.backend.compile import compile_objects, start_compilers
from ophion.compiler.backend.link import link
from ophion.compiler.backend.listing import list_program
from ophion.compiler.diagnostics import CompileError, no_traceback
from ophion.compiler.frontend.check import ROOT, Checked, Source, check
from ophion.compiler.frontend.library import library_modules
from ophion.compiler.frontend.program import ENTRY, entry_symbol, lower_programs
from ophion.compiler.frontend.readable import check_readable
from ophion.compiler.frontend.rules import check_rules
from ophion.compiler.ir.function import Program
from ophion.compiler.object_cache import ObjectCache
from ophion.compiler.passes.checked import CHECKED, RELEASE, release_symbol
from ophion.compiler.passes.order import run_passes
from ophion.compiler.processor import ARCH
from ophion.compiler.source_lines import SourceLines

OBJECTS = ROOT / "build" / "objects"

__all__ = [
    "CompileError",
    "build_kernel",
    "build_programs",
    "compile_program",
    "emit_program",
    "keep_objects",
]


def _modules(folder: Path, package: str, leave_out: tuple[str, ...] = ()) -> list[Source]:
    """The modules of one of our packages."""
    found = [
        Source(f"{package}.{path.stem}", path)
        for path in sorted(folder.glob("*.py"))
        if path.stem != "__init__"
    ]
    return [source for source in found if source.module not in leave_out]


def _runtime(target: str) -> list[Source]:
    leave_out = ("ophion.runtime.linux", "ophion.runtime.page_runs", CHECKED) if target == "kernel" else ()
    return _modules(ROOT / "src/ophion/runtime", "ophion.runtime", leave_out)


def _module_name(path: Path) -> str:
    """How a main module is called: by its place for a file of ours, by its stem elsewhere."""
    path = path.resolve()
    if path.is_relative_to(ROOT / "kernel"):
        return ".".join(path.relative_to(ROOT).with_suffix("").parts)
    stem = path.stem
    return (
        stem
        if stem.isidentifier() and stem not in sys.stdlib_module_names
        else f"program_{stem}".replace("-", "_")
    )


def _check_programs(programs: list[Path], reached: bool = False) -> tuple[Checked, list[str]]:
    check_readable(programs)
    names = [_module_name(program) for program in programs]
    sources = [Source(name, program.resolve()) for name, program in zip(names, programs, strict=True)]
    folders = list(dict.fromkeys(program.resolve().parent for program in programs))
    library = ROOT / "user/lib"
    needed = library_modules([program.resolve() for program in programs], folders, library)
    sources += _runtime("linux") + [Source(f"user.lib.{name}", library / f"{name}.py") for name in needed]
    return check(sources, [ROOT / "src", ROOT, *folders], "linux", reached), names


def _objects(
    program: Program, target: str, opt: int, scratch: str, compilers: ProcessPoolExecutor
) -> list[Path]:
    """The object files of a lowered program."""
    run_passes(program, opt)
    return compile_objects(program, target, opt, Path(scratch), ObjectCache(OBJECTS), compilers)


def _symbols(name: str, verify: bool) -> dict[str, str]:
    """The symbols of a program that have its name in them, by the names that the library knows."""
    released = {RELEASE: release_symbol(name)} if verify else {}
    return {ENTRY["linux"]: entry_symbol(name), **released}


def compile_program(
    program: Path,
    output: Path,
    opt: int = 2,
    unchecked: frozenset[str] = frozenset(),
    verify: bool = False,
) -> None:
    """Compile one program into a static ELF.

    `unchecked`: the kinds of checks to leave out, for measurements (`Program.unchecked`). `verify`: a checked
    build, which verifies its heap as it runs and at its end (`ophion.runtime.checked`).
    """
    scratch_folder = TemporaryDirectory(prefix="ophion-")
    with no_traceback(program), scratch_folder as scratch, start_compilers() as compilers:
        checked, names = _check_programs([program], reached=True)
        check_rules(checked, "linux")
        lowered = lower_programs(checked, "linux", names, verify)
        lowered.unchecked = unchecked
        objects = _objects(lowered, "linux", opt, scratch, compilers)
        link(objects, output, symbols=_symbols(names[0], verify))


def keep_objects(program: Path) -> None:
    """Compile a program for its objects alone, which others then find."""
    scratch_folder = TemporaryDirectory(prefix="ophion-")
    with no_traceback(program), scratch_folder as scratch, start_compilers() as compilers:
        checked, names = _check_programs([program], reached=True)
        _objects(lower_programs(checked, "linux", names), "linux", 2, scratch, compilers)


def emit_program(program: Path, form: str, opt: int = 2, functions: str | None = None) -> str:
    """Functions of a program in the form "ir", "llvm" or "asm": those that the pattern `functions` chooses
    (see `listing`), or those of the program's own module.
    """
    with no_traceback(program):
        checked, names = _check_programs([program], reached=True)
        check_rules(checked, "linux")
        lowered = lower_programs(checked, "linux", names)
        sources = SourceLines([ROOT, program.resolve().parent])
        return list_program(lowered, form, opt, functions or f"{names[0]}.*", sources)


def build_programs(programs: list[Path], output_dir: Path, opt: int = 2, verify: bool = False) -> None:
    """Compile user programs into `output_dir`, each named by its stem: together, then each linked from its
    own entry.
    """
    scratch_folder = TemporaryDirectory(prefix="ophion-")
    with no_traceback(programs[0]), scratch_folder as scratch, start_compilers() as compilers:
        checked, names = _check_programs(programs)
        _note_unsafe(check_rules(checked, "linux"), output_dir)
        lowered = lower_programs(checked, "linux", names, verify)
        lowered.debug = False  # these are linked without it, and LLVM does not have to carry it
        objects = _objects(lowered, "linux", opt, scratch, compilers)

        def finish(program: Path, name: str) -> None:
            link(objects, output_dir / program.stem, symbols=_symbols(name, verify), debug=False)

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(finish, programs, names))


def _linker_script() -> str:
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    script: str = importlib.import_module(f"{ARCH}.linker").LINKER_SCRIPT
    return script


def _note_unsafe(files: list[str], output: Path) -> None:
    """Leave the list of the files that import unsafe beside what was built from them; ./ophion build counts
    them.
    """
    names = [os.path.relpath(file, ROOT) for file in files]
    output.with_suffix(".unsafe").write_text("".join(f"{name}\n" for name in names))


def build_kernel(kernel_py: Path, output: Path, opt: int = 2) -> None:
    """Compile a kernel whose main module is `kernel_py`."""
    from ophion.compiler.backend.symbols import display_names, link_with_line_table  # reads ELF: slow to load

    name = _module_name(kernel_py)
    sources = [
        Source(name, kernel_py.resolve()),
        Source(f"{ARCH}.boot", ROOT.joinpath(*ARCH.split("."), "boot.py")),
    ]
    scratch_folder = TemporaryDirectory(prefix="ophion-")
    with no_traceback(kernel_py), scratch_folder as scratch, start_compilers() as compilers:
        checked = check(sources + _runtime("kernel"), [ROOT / "src", ROOT], "kernel", reached=True)
        _note_unsafe(check_rules(checked, "kernel"), output)
        program = lower_programs(checked, "kernel", [name])
        script = _linker_script()
        objects = _objects(program, "kernel", opt, scratch, compilers)
        link_with_line_table(objects, output, script, display_names(program), compilers)
