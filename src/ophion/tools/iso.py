"""Makes build/ophion.iso: a hybrid image (CD or USB stick) that boots the kernel through GRUB by Multiboot2.

The kernel's root is the machine's first IDE disk, as with `qemu -kernel`; the ISO carries the kernel alone.
Dates in the image are fixed, so that two builds are equal.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from ophion.tools.image import IMAGE_EPOCH
from ophion.tools.paths import ISO_IMAGE, ROOT
from ophion.tools.report import ToolError, progress, progress_done
from ophion.tools.stamp import build_lock, run_step

VOLUME_DATE = "2026010100000000"
GRUB_CONFIGURATION = """\
set timeout=0
set default=0
terminal_input console
terminal_output console
menuentry "Ophion" {
    multiboot2 /boot/ophion.elf
    boot
}
"""


def make_iso(kernel: Path, output: Path) -> None:
    """Write the ISO image for a kernel."""
    with TemporaryDirectory(prefix="iso-", dir=output.parent) as scratch:
        tree = Path(scratch, "tree")
        (tree / "boot" / "grub").mkdir(parents=True)
        shutil.copyfile(kernel, tree / "boot" / "ophion.elf")
        (tree / "boot" / "grub" / "grub.cfg").write_text(GRUB_CONFIGURATION)
        image = Path(scratch, "ophion.iso")
        command = ["grub-mkrescue", "-o", str(image), str(tree), "--", "-volume_date", "uuid", VOLUME_DATE]
        command += ["-alter_date_r", "b-c", f"={IMAGE_EPOCH}", "/", "--"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(IMAGE_EPOCH), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
        if done.returncode != 0:
            raise ToolError(f"grub-mkrescue: {done.stderr.strip()}")
        image.replace(output)


def build_iso(kernel: Path) -> Path:
    """Make build/ophion.iso from a kernel that is built, unless it is current; return it."""

    def step() -> None:
        progress(f"making {ISO_IMAGE.name}")
        make_iso(kernel, ISO_IMAGE)

    with build_lock():
        run_step("iso", [kernel, Path(__file__)], lambda: [ISO_IMAGE], str(ROOT), step)
    progress_done()
    return ISO_IMAGE
