"""What `--emit` prints: some functions of a program in one of its forms, below the source lines they are made
from.

`pattern` chooses functions by their full names, `module.Class.method`, or by their plain ones, as a shell
chooses files: `mean`, `mean.*`, `list.append`, `*`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from ophion.compiler.backend.compile import emit_assembly
from ophion.compiler.backend.program import emit_module
from ophion.compiler.ir.function import Program
from ophion.compiler.ir.printer import print_function
from ophion.compiler.passes.order import run_passes
from ophion.compiler.source_lines import SourceLines

_FILE = re.compile(r'\s+\.file\s+(\d+) "(?:[^"]*)" "([^"]*)"')
_PLACE = re.compile(r"\s+\.loc\s+(\d+) (\d+)")
_LABEL = re.compile(r"\.LBB\d+_(\d+)")
_NAME = re.compile(r'@(?:"([^"]+)"|([^(]+))\(')


def chosen(name: str, pattern: str) -> bool:
    """Whether the function with this full name is meant: `lists.List.append<...>` also by `append`."""
    plain = re.sub(r"[<#].*", "", name) if not name.startswith("<") else name
    return any(fnmatchcase(known, pattern) for known in (name, plain, plain.rpartition(".")[2]))


def list_program(program: Program, form: str, opt: int, pattern: str, sources: SourceLines) -> str:
    """The text of the chosen functions. `form`: "ir" (as lowered), "llvm" (after all passes of ours, before
    LLVM's) or "asm" (what LLVM made of it).
    """
    functions = [f for f in program.functions if f.blocks and f.file and chosen(f.name, pattern)]
    if form == "ir":
        return "\n".join(print_function(function, sources) for function in functions)
    wanted = {function.symbol or function.name for function in functions}
    run_passes(program, opt)
    for function in functions:
        function.inline, function.apart = (
            False,
            True,
        )  # one that is only part of others has no text of its own
    if form == "asm":
        return "\n".join(_assembly(emit_assembly(program, "linux", opt), wanted, sources))
    program.debug = False
    written = emit_module(program, "linux", opt, sources).functions()
    return "\n\n".join(text for _, text in written if _defined(text) in wanted) + "\n"


def _defined(text: str) -> str:
    """The name of the function that some LLVM text defines."""
    found = _NAME.search(text)
    return (found[1] or found[2]) if found else ""


def _is_code(line: str) -> bool:
    """Whether a line is an instruction, or a label that instructions go to."""
    if line.startswith("\t"):
        return not line.startswith("\t.")
    return not line.startswith((".Ltmp", ".Lfunc", "#")) and line.strip() != ""


def _assembly(text: str, wanted: set[str], sources: SourceLines) -> Iterator[str]:
    """The chosen functions: labels and instructions, without what is said to the assembler and debuggers."""
    files: dict[str, str] = {}
    name = home = shown = ""
    for line in text.splitlines():
        if found := _FILE.match(line):
            files[found[1]] = found[2]
        elif line.strip().endswith(",@function"):
            name = line.strip().removeprefix(".type").removesuffix(",@function").strip().strip('"')
            name, home, shown = (name if name in wanted else ""), "", ""
        elif name and line.startswith("\t.size"):
            name = ""
            yield ""
        elif name and (found := _PLACE.match(line)):
            file = files.get(found[1], "")
            home = home or file
            comment = sources.line(file, int(found[2]))
            if comment and comment != shown:
                yield f"\t# {comment}" if file == home else f"\t# {file}:{comment}"
                shown = comment
        elif name and _is_code(line):
            yield _LABEL.sub(r".L\1", line.split("#", 1)[0].rstrip())
