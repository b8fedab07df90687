"""QEMU as Ophion uses it: the machine's description, its command line, and a machine that is running.

The machine is a PC (i440FX) with 8259 PIC, PIT, PS/2 keyboard, VGA, two serial ports and IDE:

    COM1  0x3f8   the console's bytes, both ways
    COM2  0x2f8   reports from the kernel to the tools (see ophion.tools.run)
    0xf4          isa-debug-exit: a 32-bit or 8-bit write of v ends QEMU with exit code (v << 1) | 1
    IDE           primary master: the disk; primary slave: the second disk, mounted at /mnt

A kernel file is started through its PVH note; a CD image by SeaBIOS and the boot loader on it.
"""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from ophion.tools.keys import chord
from ophion.tools.qmp import Qmp
from ophion.tools.report import ToolError

QEMU = "qemu-system-x86_64"
VGA_TEXT = 0xB8000
VGA_COLUMNS = 80
VGA_ROWS = 25
KEY_HOLD_MILLISECONDS = 20
QUIT_SECONDS = 20


@dataclass
class Drive:
    """An IDE disk: a raw image; writes stay in the file."""

    image: Path


@dataclass
class Machine:
    """What to start. `console` and `reports` are QEMU chardevs without their id: `pty`, `file,path=...`."""

    kernel: Path | None = None
    command_line: str = ""
    cdrom: Path | None = None
    drives: list[Drive] = field(default_factory=list)
    memory: str = "128M"
    accelerator: str = "tcg"
    count_instructions: bool = False
    plugin: str = ""
    window: bool = False
    exit_device: bool = True
    console: str = "null"
    console_monitor: bool = False
    reports: str = "null"
    control: Path | None = None
    gdb: str | None = None
    stopped: bool = False

    def arguments(self) -> list[str]:
        """The whole QEMU command line."""
        command = [QEMU, "-nodefaults", "-no-user-config", "-machine", "pc", "-no-reboot", "-m", self.memory]
        command += ["-vga", "std", "-display", "gtk" if self.window else "none"]
        return command + self._processor() + self._boot() + self._devices() + self._debugging()

    def _processor(self) -> list[str]:
        if self.accelerator == "kvm":
            return ["-accel", "kvm", "-cpu", "host"]
        command = ["-accel", "tcg", "-cpu", "max"]
        if self.count_instructions:
            command += ["-icount", "shift=0,sleep=off"]
        if self.plugin:
            command += ["-plugin", self.plugin]
        return command

    def _boot(self) -> list[str]:
        command: list[str] = []
        if self.kernel:
            command += ["-kernel", str(self.kernel), "-append", self.command_line]
        if self.cdrom:
            command += [
                "-drive",
                f"file={_escaped(self.cdrom)},format=raw,if=ide,index=2,media=cdrom",
                "-boot",
                "d",
            ]
        return command

    def _devices(self) -> list[str]:
        command: list[str] = []
        for index, drive in enumerate(self.drives):
            command += ["-drive", f"file={_escaped(drive.image)},format=raw,if=ide,index={index},media=disk"]
        mux = ",mux=on" if self.console_monitor else ""
        command += ["-chardev", f"{self.console},id=com1{mux}", "-serial", "chardev:com1"]
        if self.console_monitor:
            command += ["-mon", "chardev=com1"]
        command += ["-chardev", f"{self.reports},id=com2", "-serial", "chardev:com2"]
        if self.exit_device:
            command += ["-device", "isa-debug-exit,iobase=0xf4,iosize=0x04"]
        return command

    def _debugging(self) -> list[str]:
        command: list[str] = []
        if self.control:
            command += ["-qmp", f"unix:{_escaped(self.control)},server=on,wait=off"]
        if self.gdb:
            command += ["-gdb", self.gdb]
        if self.stopped:
            command += ["-S"]
        return command


def _escaped(path: Path) -> str:
    """A path as QEMU's option parser wants it: a comma is doubled."""
    return str(path).replace(",", ",,")


class RunningMachine:
    """A QEMU process and its control connection; leaving the `with` block ends it."""

    def __init__(self, machine: Machine) -> None:
        if machine.control is None:
            raise ToolError("a machine that is driven needs a control socket")
        self.process = subprocess.Popen(
            machine.arguments(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.folder = machine.control.parent
        try:
            self.qmp = Qmp(machine.control)
        except ToolError as error:
            self.process.kill()
            output = self.process.communicate()[0]
            raise ToolError(f"{error}\n{output}") from error

    def press(self, key: str) -> None:
        """Press and release one key or chord (see ophion.tools.keys)."""
        keys = [{"type": "qcode", "data": name} for name in chord(key)]
        self.qmp.execute("send-key", keys=keys, **{"hold-time": KEY_HOLD_MILLISECONDS})

    def serial_terminal(self) -> str:
        """The pseudo-terminal of COM1, of a machine whose console is `pty`."""
        for device in self.qmp.execute("query-chardev"):
            if device["label"] == "com1":
                return str(device["filename"]).removeprefix("pty:")
        raise ToolError("the machine has no COM1")

    def read_physical(self, address: int, size: int) -> bytes:
        """Bytes of the machine's physical memory."""
        path = self.folder / "memory.bin"
        self.qmp.execute("pmemsave", val=address, size=size, filename=str(path))
        data = path.read_bytes()
        path.unlink()
        return data

    def screen(self) -> list[str]:
        """The rows of the VGA text screen, without the blanks at their ends."""
        cells = self.read_physical(VGA_TEXT, VGA_COLUMNS * VGA_ROWS * 2)
        text = cells[::2].decode("cp437").replace("\0", " ")
        return [text[row * VGA_COLUMNS : (row + 1) * VGA_COLUMNS].rstrip() for row in range(VGA_ROWS)]

    def attributes(self) -> list[bytes]:
        """The colour bytes of the VGA text screen, row by row."""
        cells = self.read_physical(VGA_TEXT, VGA_COLUMNS * VGA_ROWS * 2)
        return [cells[row * 160 + 1 : (row + 1) * 160 : 2] for row in range(VGA_ROWS)]

    def screendump(self, path: Path) -> None:
        """Write a picture of the screen as PNG."""
        self.qmp.execute("screendump", filename=str(path.resolve()), format="png")

    def quit(self) -> None:
        """End QEMU as its user would, so that its plugins report, and wait for the end."""
        self.qmp.execute("stop")
        self.qmp.execute("quit")
        self.process.wait(QUIT_SECONDS)

    def wait(self, timeout: float) -> int:
        """Wait until QEMU ends by itself; return its exit code. TimeoutExpired when it does not."""
        return self.process.wait(timeout)

    def close(self) -> None:
        """End QEMU, if it still runs."""
        self.qmp.close()
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def __enter__(self) -> "RunningMachine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
