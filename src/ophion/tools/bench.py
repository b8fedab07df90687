"""./ophion bench: measurements of the running system, printed one a line.

Boot is measured from reset to the shell's prompt on COM1, under TCG: wall time as the median of several
boots, and guest instructions as a plugin of QEMU counts them (bench/instructions.c): every instruction of the
guest, those of SeaBIOS too.
"""

import os
import select
import statistics
import subprocess
import time
import tty
from pathlib import Path
from tempfile import TemporaryDirectory

from ophion.tools import build
from ophion.tools.paths import DISK_IMAGE, ROOT
from ophion.tools.qemu import RunningMachine
from ophion.tools.report import ToolError, progress, progress_done
from ophion.tools.run import RunOptions, describe_machine, prepare_disks

COUNTER_SOURCE = ROOT / "bench" / "instructions.c"
PROMPTS = (b"$ ", b"# ")
BOOTS = 5
PROMPT_SECONDS = 120.0
QUIET_SECONDS = 0.05


def wait_for_prompt(terminal: int) -> float:
    """Read COM1 until it ends with a prompt; the time at which the prompt's last byte arrived."""
    seen = b""
    arrived = time.monotonic()
    deadline = arrived + PROMPT_SECONDS
    while time.monotonic() < deadline:
        at_prompt = seen.endswith(PROMPTS)
        readable, _, _ = select.select([terminal], [], [], QUIET_SECONDS if at_prompt else 1.0)
        if readable:
            seen += os.read(terminal, 4096)
            arrived = time.monotonic()
        elif at_prompt:
            return arrived
    raise ToolError(f"no prompt within {PROMPT_SECONDS:g} seconds; COM1 ends with {seen[-200:]!r}")


def build_counter(folder: Path) -> Path:
    """Compile the plugin that counts instructions."""
    plugin = folder / "instructions.so"
    command = ["gcc", "-shared", "-fPIC", "-O2", "-o", str(plugin), str(COUNTER_SOURCE)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise ToolError(f"gcc: {done.stderr.strip()}")
    return plugin


def boot_once(kernel: Path, count_instructions: bool) -> tuple[float, int]:
    """Boot to the prompt; seconds from the processor's start, and instructions (0 unless counted)."""
    options = RunOptions()
    with TemporaryDirectory(prefix="ophion-") as scratch:
        folder = Path(scratch)
        machine = describe_machine(kernel, prepare_disks(DISK_IMAGE, options, folder), options, folder)
        machine.console, machine.console_monitor = "pty", False
        machine.control = folder / "qmp.sock"
        machine.stopped = True
        if count_instructions:
            machine.plugin = f"{build_counter(folder)},out={folder / 'count'}"
        with RunningMachine(machine) as running:
            terminal = os.open(running.serial_terminal(), os.O_RDWR | os.O_NOCTTY)
            try:
                tty.setraw(terminal)
                started = time.monotonic()
                running.qmp.execute("cont")
                seconds = wait_for_prompt(terminal) - started
                running.quit()
                return seconds, int((folder / "count").read_text()) if count_instructions else 0
            finally:
                os.close(terminal)


def measure_all() -> int:
    """Run every measurement and print its result."""
    kernel = build.build_all()
    seconds = []
    for index in range(BOOTS):
        progress(f"boot {index + 1} of {BOOTS}")
        seconds.append(boot_once(kernel, False)[0])
    progress("boot, counting instructions")
    instructions = boot_once(kernel, True)[1]
    progress_done()
    print(f"boot to prompt, wall time: {statistics.median(seconds):.3f} s (median of {BOOTS})")
    print(f"boot to prompt, guest instructions: {instructions:,}")
    return 0
