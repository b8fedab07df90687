"""Builds: the same bytes every time, nothing done when nothing changed, an image that fsck.fat likes."""

import hashlib
import subprocess
import time
from pathlib import Path

import pytest

from ophion.compiler import driver
from ophion.compiler.driver import build_kernel
from ophion.tools.image import PARTITION_FIRST_SECTOR, SECTOR, build_disk_image, partition_offset
from ophion.tools.iso import make_iso
from ophion.tools.paths import DISK_IMAGE, KERNEL_MAIN, PROGRAMS, SKELETON
from tests.boot.harness import ophion

REBUILD_SECONDS = 1.0


def digest(path: Path) -> str:
    """A hash of a whole file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def test_kernel_is_reproducible(built: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "OBJECTS", folder / "objects")
    for _ in ("every unit is compiled", "none is"):
        build_kernel(KERNEL_MAIN, folder / built.name)
        assert digest(folder / built.name) == digest(built)


@pytest.mark.usefixtures("built")
def test_disk_image_is_reproducible(folder: Path) -> None:
    build_disk_image(folder / "disk.img", SKELETON, sorted(PROGRAMS.iterdir()))
    assert digest(folder / "disk.img") == digest(DISK_IMAGE)


def test_iso_is_reproducible(built: Path, folder: Path) -> None:
    for name in ("first.iso", "second.iso"):
        make_iso(built, folder / name)
    assert digest(folder / "first.iso") == digest(folder / "second.iso")


@pytest.mark.usefixtures("built")
def test_nothing_is_rebuilt_when_nothing_changed() -> None:
    seconds = []
    for _ in range(3):
        start = time.monotonic()
        assert ophion("build").status == 0
        seconds.append(time.monotonic() - start)
    assert min(seconds) < REBUILD_SECONDS


@pytest.mark.usefixtures("built")
def test_disk_image_is_sound(folder: Path) -> None:
    assert partition_offset(DISK_IMAGE) == PARTITION_FIRST_SECTOR * SECTOR
    volume = folder / "volume.img"
    with open(DISK_IMAGE, "rb") as image:
        image.seek(PARTITION_FIRST_SECTOR * SECTOR)
        volume.write_bytes(image.read())
    checked = subprocess.run(["fsck.fat", "-n", str(volume)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_wrong_command_lines_are_told() -> None:
    assert ophion("run", "--put", "no-colon", "-c", "true").status == 2
    assert ophion("nonsense").status == 2
    missing = ophion("run", "no_such_kernel.py")
    assert missing.status == 2
    assert "no_such_kernel.py: no such kernel" in missing.errors
    assert "Traceback" not in missing.errors


def test_source_that_is_wrong_is_told_without_a_traceback(folder: Path) -> None:
    source = folder / "wrong.py"
    source.write_text('def main() -> int:\n    return "text"\n\n\nmain()\n')
    done = ophion("compile", source, "-o", folder / "wrong")
    assert done.status == 1
    assert "wrong.py:2" in done.errors
    assert "Traceback" not in done.errors
    assert not (folder / "wrong").exists()
