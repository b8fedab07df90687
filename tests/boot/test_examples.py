"""Each phase's example boots and shows what its chapter promises."""

import pytest

from ophion.tools.paths import ROOT
from tests.boot.conftest import BootKernel

LINES_OF_HELLO = 20


def test_hello(boot_example: BootKernel) -> None:
    guest = boot_example("01_hello.py")
    guest.expect("Hello World")
    guest.expect_screen("Hello World")


def test_hello_is_short() -> None:
    assert len((ROOT / "examples" / "01_hello.py").read_text().splitlines()) < LINES_OF_HELLO


def test_interrupts(boot_example: BootKernel) -> None:
    guest = boot_example("02_interrupts.py")
    guest.expect("(?i)breakpoint")
    guest.expect("(?i)tick")
    guest.type_text("keys")
    guest.expect("k(?s:.*)e(?s:.*)y(?s:.*)s")


@pytest.mark.parametrize("memory", ["16M", "128M"])
def test_memory(boot_example: BootKernel, memory: str) -> None:
    guest = boot_example("03_memory.py", memory)
    guest.expect("(?i)frames")
    guest.expect("(?i)list")
    guest.expect("(?i)dict")


def test_tasks(boot_example: BootKernel) -> None:
    guest = boot_example("04_tasks.py")
    guest.expect(r"(?s)(?:ping: round.*pong: round.*){3}finished: ping and pong")


def test_disk(boot_example: BootKernel) -> None:
    guest = boot_example("05_disk.py")
    guest.expect("(?i)bin")
    guest.expect("Ophion")


def test_shell(boot_example: BootKernel) -> None:
    guest = boot_example("06_shell.py")
    guest.prompt()
    assert guest.run("echo hello | wc").split() == ["1", "1", "6"]
