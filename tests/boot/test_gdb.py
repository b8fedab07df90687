"""./ophion gdb: stops in the kernel at a line of a Python file and shows it."""

import ast
from pathlib import Path

from ophion.tools.paths import KERNEL_MAIN
from tests.boot.harness import ophion


def first_line_of_main() -> int:
    """The line of the first statement of the kernel's main function, after its docstring."""
    for node in ast.parse(KERNEL_MAIN.read_text()).body:
        if isinstance(node, ast.FunctionDef) and node.name == "main":
            return node.body[1 if ast.get_docstring(node) else 0].lineno
    raise AssertionError(f"{KERNEL_MAIN} has no function main")


def test_breakpoint_at_a_line_of_python(built: Path) -> None:
    line = first_line_of_main()
    source = KERNEL_MAIN.read_text().splitlines()[line - 1].strip()
    done = ophion(
        "gdb",
        "--batch",
        "-ex",
        f"hbreak main.py:{line}",
        "-ex",
        "continue",
        "-ex",
        "list",
        "-ex",
        "backtrace",
    )
    assert done.status == 0, done.errors
    assert f"main.py:{line}" in done.text
    assert source in done.text
