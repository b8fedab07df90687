"""./ophion gdb: stops in the kernel at lines of Python, shows its objects; sound debug information."""

import ast
import re
import subprocess
from pathlib import Path

from ophion.tools.paths import KERNEL_ELF, KERNEL_MAIN
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


def test_objects_and_tasks_of_the_kernel(built: Path) -> None:
    done = ophion(
        "gdb", "--batch",
        *("-ex", "hbreak kernel.main.main"),
        *("-ex", "continue"),
        *("-ex", "break kernel.syscall.transfers.sys_write"),
        *("-ex", "continue"),
        *("-ex", "backtrace"),
        *("-ex", "up"),
        *("-ex", "print call.process.task.name"),
        *("-ex", "ophion-tasks"),
    )  # fmt: skip
    assert done.status == 0, done.errors
    assert "Python Exception" not in done.errors, done.errors
    assert re.search(
        r"^#\d .*kernel\.syscall\.dispatch\.carry_out \(caller=Process\(pid=2, parent=1,",
        done.text,
        re.MULTILINE,
    )
    assert re.search(r"^ +PID +PARENT STATE +NAME +IN$", done.text, re.MULTILINE)
    assert re.search(r"^ +1 +0 waiting +init +.*sys_wait4", done.text, re.MULTILINE), done.text
    assert re.search(r"^ +2 +1 running +sh", done.text, re.MULTILINE), done.text
    assert "= 'sh'\n" in done.text


def test_debug_information_is_sound(built: Path) -> None:
    done = subprocess.run(["llvm-dwarfdump", "--verify", str(KERNEL_ELF)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:]
    done = subprocess.run(["readelf", "--debug-dump", str(KERNEL_ELF)], capture_output=True, text=True)
    assert done.stderr == ""


def test_stepping_through_a_system_call(built: Path) -> None:
    lines = Path("kernel/syscall/transfers.py").read_text().splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith("def sys_write("))
    first = next(n for n in range(begin, len(lines)) if "call.transfer(" in lines[n]) + 1
    done = ophion(
        "gdb", "--batch",
        *("-ex", "hbreak kernel.main.main"),
        *("-ex", "continue"),
        *("-ex", f"break kernel/syscall/transfers.py:{first}"),
        *("-ex", "continue"),
        *("-ex", "next"),
        *("-ex", "info args"),
        *("-ex", "info locals"),
        *("-ex", "print call.process.arguments[0]"),
        *("-ex", "print $len(call.process.arguments)"),
        *("-ex", "step"),
        *("-ex", "finish"),
    )  # fmt: skip
    assert done.status == 0, done.errors
    assert "Python Exception" not in done.errors, done.errors
    shown = re.findall(r"^\d+\t *(.*)$", done.text, re.MULTILINE)
    assert lines[first].strip() in shown, done.text
    assert re.search(r"^call = Call\(process=Process\(", done.text, re.MULTILINE)
    assert re.search(r"^file = (DeviceFile|PipeEnd|OpenFile)\(", done.text, re.MULTILINE), done.text
    assert "= b'-sh'\n" in done.text
    assert "$2 = 1\n" in done.text
    assert "_write_pieces (call=" in done.text  # where `step` leads
    assert re.search(r"^Value returned is \$3 = \d+$", done.text, re.MULTILINE), done.text
