"""./ophion compile: one user program to a static ELF, or its functions to one of the forms in between."""

import sys
from pathlib import Path

from ophion.tools.paths import BUILD
from ophion.tools.report import ToolError, progress, progress_done


def compile_to(program: Path, output: Path | None, opt: int, checked: bool) -> int:
    """Compile `program`; to build/NAME without `output`."""
    _begin(program)
    from ophion.compiler.driver import compile_program  # mypy and LLVM take a second to import

    if output is None:
        BUILD.mkdir(exist_ok=True)
        output = BUILD / program.stem
    compile_program(program, output, opt, verify=checked)
    progress_done()
    return 0


def emit_to(program: Path, output: Path | None, opt: int, form: str, functions: str | None) -> int:
    """Print functions of `program` in a form between source and program, or write them to `output`."""
    _begin(program)
    from ophion.compiler.driver import emit_program

    text = emit_program(program, form, opt, functions)
    progress_done()
    if not text.strip():
        raise ToolError(f"{program}: no function that is compiled is called {functions or 'so'}", 1)
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text)
    return 0


def _begin(program: Path) -> None:
    if not program.is_file():
        raise ToolError(f"{program}: no such program", 2)
    progress(f"compiling {program}")
