"""Fixtures of the boot tests: what is built, and machines that are ended with the test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ophion.tools.build import build_all, build_disk, build_kernel_image
from ophion.tools.image import copy_image
from ophion.tools.paths import DISK_IMAGE, KERNEL_ELF, ROOT
from ophion.tools.qemu import Drive, Machine
from tests.boot.harness import Guest

BootMachine = Callable[[Machine], Guest]
BootKernel = Callable[..., Guest]


@pytest.fixture(scope="session")
def built() -> Path:
    """The kernel and the disk image are built; the kernel's ELF file."""
    return build_all()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short-named folder of the test's own (the path of a Unix socket has at most 107 bytes)."""
    with TemporaryDirectory(prefix="ophion-test-") as path:
        yield Path(path)


@pytest.fixture
def boot_machine(folder: Path) -> Iterator[BootMachine]:
    """Boot any machine."""
    with ExitStack() as machines:
        yield lambda machine: machines.enter_context(Guest(machine, folder))


@pytest.fixture
def disk(built: Path, folder: Path) -> Path:
    """A copy of the built disk image that the test may write to."""
    copy = folder / "disk.img"
    copy_image(DISK_IMAGE, copy)
    return copy


@pytest.fixture
def boot_example(boot_machine: BootMachine, folder: Path) -> BootKernel:
    """Build a kernel of examples/ and boot it with the disk."""

    def boot(name: str, memory: str = "128M") -> Guest:
        kernel = build_kernel_image(ROOT / "examples" / name)
        copy_image(build_disk(), folder / "disk.img")
        return boot_machine(Machine(kernel=kernel, drives=[Drive(folder / "disk.img")], memory=memory))

    return boot


@pytest.fixture
def boot_shell(boot_machine: BootMachine, disk: Path) -> BootKernel:
    """Boot the system and wait for the shell's prompt."""

    def boot(memory: str = "128M") -> Guest:
        guest = boot_machine(Machine(kernel=KERNEL_ELF, drives=[Drive(disk)], memory=memory))
        guest.prompt()
        return guest

    return boot


@pytest.fixture
def shell(boot_shell: BootKernel) -> Guest:
    """The system at the shell's prompt."""
    return boot_shell()
