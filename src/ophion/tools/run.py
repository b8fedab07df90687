"""Boots a kernel: an interactive console on this terminal, or one command with its output and status.

The contract between this module and the kernel.

Command line (Multiboot2 or PVH; QEMU's -append). Words separated by blanks, `key` or `key=value`. As Linux
does, the kernel passes the `key=value` words on to init in its environment, and shows the whole line in
/proc/cmdline.

    run=1       init runs `/bin/sh /etc/run.cmd`, not an interactive shell, and powers off with its status
    (nothing)   init starts an interactive shell on the console

With `run=1`:
  - COM1 carries what programs write to the console and nothing else: no messages of the kernel, no "\\n"
    turned into "\\r\\n", no echo. Nothing is typed on COM1. Kernel messages go to VGA and COM2.
  - init ends with reboot(2), command LINUX_REBOOT_CMD_POWER_OFF, the status (0..255; 128 + signal) as its
    fourth argument.

Always, when the machine powers off:
  - the kernel drains COM1, writes the status in decimal and a newline to COM2 (0x2f8), waits until both
    transmitters are empty (line status register, bit 6), and writes the status to port 0xf4 (isa-debug-exit).
    Where that port does not exist (the write returns), it writes 0x2000 to port 0x604 (ACPI power off of
    QEMU's PC), and then halts.
  - on a panic it writes registers and traceback to COM2 as to the console, then a line that is `panic`, then
    any value to port 0xf4, and halts.
Everything else written to COM2 is the kernel's log: shown with -v, and after a panic.

A kernel with no use for COM2 (an example) may write to port 0xf4 alone: the status is then the value written,
1 to 127.

The disk that the machine sees is a private copy of build/disk.img, with /etc/run.cmd and the --put files
added by mtools; --get reads from that copy afterwards. Paths below /mnt are on the second disk (--disk).
"""

import contextlib
import subprocess
import sys
import termios
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ophion.tools.image import FatImage, copy_image
from ophion.tools.qemu import Drive, Machine
from ophion.tools.report import ToolError, complain

PANIC_STATUS = 101
TIMEOUT_STATUS = 124
PANIC_RECORD = "panic"
RUN_WORD = "run=1"
RUN_FILE = "/etc/run.cmd"
SECOND_DISK_MOUNT = PurePosixPath("/mnt")
GDB_ADDRESS = "tcp:127.0.0.1:1234"


@dataclass
class RunOptions:
    """What `./ophion run` was asked for."""

    command: str | None = None
    put: list[tuple[Path, str]] = field(default_factory=list)
    get: list[tuple[str, Path]] = field(default_factory=list)
    memory: str = "128M"
    window: bool = False
    disk: Path | None = None
    disk_write: bool = False
    accelerator: str = "tcg"
    count_instructions: bool = False
    timeout: float | None = None
    gdb: bool = False
    verbose: bool = False


@dataclass
class Disks:
    """The private copies of the disks that one run works on."""

    root: Path
    second: Path | None

    def find(self, guest: str) -> tuple[FatImage, str]:
        """The volume that holds a guest path, and the path on that volume."""
        path = PurePosixPath("/", guest)
        trailing = "/" if guest.endswith("/") else ""
        if self.second and path.is_relative_to(SECOND_DISK_MOUNT):
            return FatImage(self.second), f"/{path.relative_to(SECOND_DISK_MOUNT)}{trailing}"
        return FatImage(self.root), f"{path}{trailing}"


def prepare_disks(image: Path, options: RunOptions, folder: Path) -> Disks:
    """Copy the disks into `folder` and put the command and the files of --put on them."""
    disks = Disks(folder / "disk.img", None)
    copy_image(image, disks.root)
    if options.disk:
        if not options.disk.is_file():
            raise ToolError(f"{options.disk}: no such disk image", 2)
        disks.second = options.disk if options.disk_write else folder / "second.img"
        if not options.disk_write:
            copy_image(options.disk, disks.second)
    for host, guest in options.put:
        volume, path = disks.find(guest)
        volume.put(host, path)
    if options.command is not None:
        script = folder / "run.cmd"
        script.write_text(options.command + "\n", encoding="utf-8", errors="surrogateescape")
        FatImage(disks.root).put(script, RUN_FILE)
    return disks


def describe_machine(kernel: Path, disks: Disks, options: RunOptions, folder: Path) -> Machine:
    """The machine for one run; its reports go to `folder`/reports."""
    interactive = options.command is None
    return Machine(
        kernel=kernel,
        command_line="" if interactive else RUN_WORD,
        drives=[Drive(disk) for disk in (disks.root, disks.second) if disk],
        memory=options.memory,
        accelerator=options.accelerator,
        count_instructions=options.count_instructions,
        window=options.window,
        exit_device=not options.window,  # with a window, a panic stays on the screen until it is closed
        console="stdio,signal=off",
        console_monitor=interactive,
        reports=f"file,path={folder / 'reports'}",
        gdb=GDB_ADDRESS if options.gdb else None,
        stopped=options.gdb,
    )


def read_reports(path: Path) -> tuple[str, str | None]:
    """What the kernel wrote to COM2: the log, and the closing record (a status or `panic`), if any."""
    text = path.read_bytes().decode("utf-8", "replace") if path.exists() else ""
    lines = text.replace("\r\n", "\n").splitlines(keepends=True)
    last = lines[-1].strip() if lines else ""
    if last == PANIC_RECORD or last.isdecimal():
        return "".join(lines[:-1]), last
    return text, None


def exit_status(exit_code: int, record: str | None, interactive: bool) -> int:
    """Our exit status, from QEMU's exit code and the kernel's closing record."""
    if record == PANIC_RECORD:
        return PANIC_STATUS
    if record is not None:
        return int(record) & 0xFF
    if exit_code > 0 and exit_code & 1 and exit_code != 1:
        return exit_code >> 1
    if exit_code == 0 and interactive:
        return 0
    raise ToolError(f"the machine stopped without a status (QEMU's exit code is {exit_code})", PANIC_STATUS)


@contextlib.contextmanager
def terminal_kept() -> Iterator[None]:
    """Put the terminal back as it was, whatever QEMU did to it."""
    try:
        settings = termios.tcgetattr(sys.stdin.fileno()) if sys.stdin.isatty() else None
    except (OSError, ValueError, termios.error):
        settings = None
    try:
        yield
    finally:
        if settings is not None:
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, settings)


def run_qemu(machine: Machine, interactive: bool, timeout: float | None) -> int | None:
    """Run QEMU on our standard input and output to its end; its exit code, or None when time ran out."""
    sys.stdout.flush()
    source = None if interactive else subprocess.DEVNULL
    with terminal_kept(), subprocess.Popen(machine.arguments(), stdin=source) as process:
        try:
            return process.wait(timeout)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()


def run_kernel(kernel: Path, image: Path, options: RunOptions) -> int:
    """Boot `kernel` with a private copy of the disk `image`; return the exit status of ./ophion run."""
    interactive = options.command is None
    with TemporaryDirectory(prefix="ophion-") as scratch:
        folder = Path(scratch)
        disks = prepare_disks(image, options, folder)
        if options.gdb:
            complain(f"waiting for gdb: gdb {kernel} -ex 'target remote {GDB_ADDRESS.removeprefix('tcp:')}'")
        machine = describe_machine(kernel, disks, options, folder)
        exit_code = run_qemu(machine, interactive, options.timeout)
        log, record = read_reports(folder / "reports")
        if options.verbose or (record == PANIC_RECORD and not interactive):
            sys.stderr.write(log)
        for guest, host in options.get:
            volume, path = disks.find(guest)
            volume.get(path, host)
    if exit_code is None:
        complain(f"no end after {options.timeout:g} seconds")
        return TIMEOUT_STATUS
    return exit_status(exit_code, record, interactive)
