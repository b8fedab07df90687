"""./ophion compile: one user program to a static ELF, or to one of the forms in between."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ophion.tools.paths import BUILD
from ophion.tools.report import ToolError, progress, progress_done


def compile_to(program: Path, output: Path | None, opt: int, emit: str | None) -> int:
    """Compile `program`. Without `output`: build/NAME, or standard output for a form in between."""
    if not program.is_file():
        raise ToolError(f"{program}: no such program", 2)
    from ophion.compiler.driver import compile_program  # mypy and LLVM take a second to import

    progress(f"compiling {program}")
    if output is None and emit is not None:
        with TemporaryDirectory(prefix="ophion-") as scratch:
            text = Path(scratch, "output")
            compile_program(program, text, opt, emit)
            progress_done()
            sys.stdout.write(text.read_text())
        return 0
    if output is None:
        BUILD.mkdir(exist_ok=True)
        output = BUILD / program.stem
    compile_program(program, output, opt, emit)
    progress_done()
    return 0
