"""Kernels that fail: what they show on the serial line and the screen, and QEMU's exit code."""

import re

import pytest

from ophion.tools.build import build_kernel_image
from ophion.tools.paths import ROOT
from ophion.tools.qemu import Machine
from tests.boot.conftest import BootMachine
from tests.boot.harness import ophion

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
    "overflow": [
        r"panic: kernel stack overflow",
        r'File "[^"]*overflow\.py", line \d+, in recurse',
        r"\[Previous line repeated \d+ more times\]",
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
