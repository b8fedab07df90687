"""Kernels that fail: what they show on the serial line and the screen, and QEMU's exit code."""

import re

import pytest

from ophion.tools.build import build_kernel_image
from ophion.tools.paths import ROOT
from ophion.tools.qemu import Machine
from tests.boot.conftest import BootMachine
from tests.boot.harness import Guest, ophion

CASES = {
    "fault": [
        r"panic: page fault writing 0xffffb00000000000",
        r'File "[^"]*fault\.py", line \d+, in main',
        r'File "[^"]*fault\.py", line \d+, in deeper',
        r"cr2 +ffffb00000000000",
        r"rip ffffffff80",
    ],
    "uncaught": [
        r'File "[^"]*uncaught\.py", line \d+, in main',
        r'File "[^"]*uncaught\.py", line \d+, in choose',
        r"IndexError: list index out of range",
    ],
    "ended": [
        r"before\s+Exception ignored in: <function Ending.__del__ at 0x[0-9a-f]+>\s+Traceback",
        r'File "[^"]*ended\.py", line \d+, in __del__\s+ValueError: ended 7\s+after 1',
        r"ValueError: ended 100\s",
        r"IndexError: list index out of range",
    ],
    "overflow": [
        r"panic: kernel stack overflow",
        r'File "[^"]*overflow\.py", line \d+, in recurse',
        r"\[Previous line repeated \d+ more times\]",
    ],
    "task_overflow": [
        r"panic: kernel stack overflow, writing 0xffffc",
        r'File "[^"]*task_overflow\.py", line \d+, in work',
        r'File "[^"]*task_overflow\.py", line \d+, in recurse',
        r"\[Previous line repeated \d+ more times\]",
    ],
}

# What the monitor of QEMU does to the machine, and what the kernel says then.
IDLE_FRAME = r'File "kernel/proc/scheduler\.py", line \d+, in run_idle'
HARDWARE = {
    "nmi": [r"panic: non-maskable interrupt"],
    "mce 0 1 0xbd00000000000000 0xf 0x12340 0": [
        r"panic: machine check",
        r"bank 1: status bd00000000000000, address 0x12340",
    ],
}


@pytest.mark.parametrize("name", CASES)
def test_panic(name: str, boot_machine: BootMachine) -> None:
    kernel = build_kernel_image(ROOT / "tests" / "boot" / "kernels" / f"{name}.py")
    guest = boot_machine(Machine(kernel=kernel))
    assert guest.wait_end() == "panic"
    for pattern in CASES[name]:
        assert re.search(pattern, guest.serial()), f"{pattern}\n{guest.serial()}"


def test_panic_stays_on_the_screen(boot_machine: BootMachine) -> None:
    kernel = build_kernel_image(ROOT / "tests" / "boot" / "kernels" / "fault.py")
    guest = boot_machine(Machine(kernel=kernel, exit_device=False))
    guest.expect_screen(r"panic: page fault writing 0xffffb00000000000")
    guest.expect_screen(r"rip ffffffff80")


def test_status_and_traceback_of_a_command_whose_kernel_panics() -> None:
    done = ophion("run", "tests/boot/kernels/uncaught.py", "-c", "true")
    assert done.status == 101
    assert "IndexError: list index out of range" in done.errors
    assert re.search(CASES["uncaught"][1], done.errors)


@pytest.mark.parametrize("command", HARDWARE)
@pytest.mark.parametrize("busy", [False, True], ids=["idle", "in a program"])
def test_hardware_that_fails(command: str, busy: bool, shell: Guest) -> None:
    def monitor(line: str) -> str:
        return str(shell.machine.qmp.execute("human-monitor-command", **{"command-line": line}))

    if busy:
        shell.type_text("while :; do echo loops; break; done; while :; do :; done\n")
        shell.expect("\nloops\n")
    else:
        shell.wait_until(lambda: "HLT=1" in monitor("info registers"), "an idle processor")
    monitor(command)
    assert shell.wait_end() == "panic"
    for pattern in [*HARDWARE[command], r"rip [0-9a-f]{16}", *([] if busy else [IDLE_FRAME])]:
        assert re.search(pattern, shell.serial()), f"{pattern}\n{shell.serial()}"
