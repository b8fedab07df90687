"""The ways to start the system: GRUB from the ISO, plain `qemu -kernel`, other processors, no disk."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from ophion.tools.iso import build_iso
from ophion.tools.paths import KERNEL_ELF
from ophion.tools.qemu import QEMU, Drive, Machine
from tests.boot.conftest import BootMachine


@dataclass
class PlainMachine(Machine):
    """QEMU's own defaults: `qemu-system-x86_64 -kernel ELF -drive file=IMAGE,format=raw,if=ide`."""

    def arguments(self) -> list[str]:
        """The command of the README, with the display and the serial line where the test finds them."""
        command = [
            QEMU,
            "-kernel",
            str(self.kernel),
            "-drive",
            f"file={self.drives[0].image},format=raw,if=ide",
        ]
        command += ["-display", "none", "-chardev", "pty,id=com1", "-serial", "chardev:com1"]
        return [*command, "-qmp", f"unix:{self.control},server=on,wait=off", "-S"]


@dataclass
class StickMachine(Machine):
    """A machine that starts from a USB stick, which the firmware reads and the kernel does not."""

    stick: Path = Path()

    def arguments(self) -> list[str]:
        """The usual command with a USB controller and the stick."""
        command = [*super().arguments(), "-device", "qemu-xhci"]
        command += ["-drive", f"file={self.stick},format=raw,if=none,id=stick,readonly=on"]
        return [*command, "-device", "usb-storage,drive=stick,bootindex=0"]


@dataclass
class OtherProcessor(Machine):
    """A machine with another processor than QEMU's best."""

    processor: str = "qemu64"

    def arguments(self) -> list[str]:
        """The usual command with another -cpu."""
        return [self.processor if word == "max" else word for word in super().arguments()]


@pytest.mark.parametrize("memory", ["16M", "128M", "5G"])
def test_iso_boots_through_grub(boot_machine: BootMachine, built: Path, disk: Path, memory: str) -> None:
    guest = boot_machine(Machine(cdrom=build_iso(built), drives=[Drive(disk)], memory=memory))
    guest.prompt()
    assert "started by Multiboot2" in guest.serial()
    total = int(guest.run("grep MemTotal /proc/meminfo").split()[1]) // 1024
    asked = 5 * 1024 if memory == "5G" else int(memory.removesuffix("M"))
    assert asked - 8 <= total <= asked
    assert guest.run("echo through GRUB | wc").split() == ["1", "2", "13"]


def test_iso_boots_from_a_usb_stick(boot_machine: BootMachine, built: Path, disk: Path) -> None:
    guest = boot_machine(StickMachine(stick=build_iso(built), drives=[Drive(disk)]))
    guest.prompt()
    assert guest.run("echo from a stick") == "from a stick"


def test_plain_qemu(boot_machine: BootMachine, built: Path, disk: Path) -> None:
    guest = boot_machine(PlainMachine(kernel=built, drives=[Drive(disk)]))
    guest.prompt()
    assert guest.run("echo plain") == "plain"
    guest.expect_screen(r"(?m)^plain$")


# Without huge pages, SMEP, SMAP and UMIP; without machine checks; with some protections; of Intel and AMD.
PROCESSORS = ["qemu64", "qemu64,-mce,-mca", "max,-smap", "max,-smep,-umip", "max,-pdpe1gb", "Nehalem", "EPYC"]


@pytest.mark.parametrize("processor", PROCESSORS)
def test_other_processors(boot_machine: BootMachine, disk: Path, processor: str) -> None:
    guest = boot_machine(OtherProcessor(kernel=KERNEL_ELF, drives=[Drive(disk)], processor=processor))
    guest.prompt()
    assert guest.run("echo other | cat") == "other"


@pytest.mark.usefixtures("built")
def test_without_a_disk_the_kernel_says_so(boot_machine: BootMachine) -> None:
    guest = boot_machine(Machine(kernel=KERNEL_ELF))
    assert guest.wait_end() == "panic"
    assert "disk" in guest.serial().lower()
