"""The printers for gdb, as a section of the program: gdb runs them when it reads the program's symbols.

The section `.debug_gdb_scripts` holds a byte 4 (a Python script in place), a name, the text, and a zero
(gdb's manual, "The .debug_gdb_scripts section"). It is not loaded with the program. The text is that of the
files of `debugger`, one behind the other, so that the program brings along all that it needs.
"""

from __future__ import annotations

import re
from pathlib import Path

from ophion.compiler.backend.text import escapes, quote

PYTHON_IN_PLACE = 4
_ESCAPES = escapes("\\{:03o}")
"""How the assembler wants bytes."""
FILES = ("objects", "values", "expressions", "frames", "install")
"""The files of `debugger`, each behind those that it imports."""


def _script() -> str:
    """The text of the files, without what they import of each other."""
    folder = Path(__file__).with_name("debugger")
    text = "\n\n".join((folder / f"{name}.py").read_text() for name in FILES)
    return re.sub(r"^from ophion\S+ import (\([^)]*\)|.*)\n", "", text, flags=re.MULTILINE)


def script_text() -> str:
    """The LLVM module with the section."""
    content = bytes([PYTHON_IN_PLACE]) + b"ophion\n" + _script().encode() + b"\0"
    lines = ['.section .debug_gdb_scripts,"",@progbits']
    lines += [
        f'.ascii "{"".join(map(_ESCAPES.__getitem__, line))}"' for line in content.splitlines(keepends=True)
    ]
    return "".join(f'module asm "{quote(line.encode())}"\n' for line in lines)
