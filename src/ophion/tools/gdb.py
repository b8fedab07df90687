"""./ophion gdb: QEMU stopped before the first instruction, gdb attached, Python source lines.

gdb has this terminal; the machine's console is a pseudo-terminal, whose name is printed, and is logged to
build/console.log. Breakpoints in the kernel are hardware breakpoints until paging is on, because the kernel's
addresses are not mapped before. gdb_kernel.py adds the command `ophion-tasks`.
"""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from ophion.tools.paths import BUILD, ROOT
from ophion.tools.qemu import RunningMachine
from ophion.tools.report import complain
from ophion.tools.run import RunOptions, describe_machine, prepare_disks

KERNEL_COMMANDS = Path(__file__).with_name("gdb_kernel.py")


def gdb_commands(server: Path) -> list[str]:
    """What gdb is told before it asks the person."""
    return [
        "set confirm off",
        "set pagination off",
        f"directory {ROOT}",
        f"source {KERNEL_COMMANDS}",
        f"target remote {server}",
    ]


def debug(kernel: Path, image: Path, commands: list[str], batch: bool = False) -> int:
    """Start the machine stopped and gdb on it; `commands` run first. Return gdb's exit status."""
    options = RunOptions()
    with TemporaryDirectory(prefix="ophion-") as scratch:
        folder = Path(scratch)
        server = folder / "gdb.sock"
        machine = describe_machine(kernel, prepare_disks(image, options, folder), options, folder)
        machine.console = f"pty,logfile={BUILD / 'console.log'}"
        machine.console_monitor = False
        machine.control = folder / "qmp.sock"
        machine.gdb = f"unix:{server},server=on,wait=off"
        machine.stopped = True
        with RunningMachine(machine) as running:
            complain(f"the console is {running.serial_terminal()}, its log {BUILD / 'console.log'}")
            trusted = f"add-auto-load-safe-path {kernel.resolve().parent}"  # for the printers in the kernel
            arguments = ["gdb", "-q", "-iex", trusted, *(["-batch"] if batch else []), str(kernel)]
            for command in [*gdb_commands(server), *commands]:
                arguments += ["-ex", command]
            return subprocess.run(arguments, cwd=os.getcwd()).returncode
