"""./ophion run -c: the command's output and nothing else, its status, files in and out, time-outs."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from ophion.tools.paths import DISK_IMAGE
from tests.boot.harness import ophion

pytestmark = pytest.mark.usefixtures("built")


def digest(path: Path) -> str:
    """A hash of a whole file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@pytest.mark.parametrize("status", [0, 1, 7, 127, 128, 200, 255])
def test_status_is_the_commands(status: int) -> None:
    done = ophion("run", "-c", f"exit {status}")
    assert (done.status, done.output, done.errors) == (status, b"", "")


def test_output_is_exact() -> None:
    done = ophion("run", "-c", "echo one; echo '  two  '; echo -n three >&2")
    assert (done.status, done.output) == (0, b"one\n  two  \nthree")


def test_status_of_the_last_command_and_of_a_missing_one() -> None:
    assert ophion("run", "-c", "true; false").status == 1
    assert ophion("run", "-c", "no_such_program 2>/dev/null").status == 127


def test_command_of_many_lines() -> None:
    done = ophion("run", "-c", "x=3\nif test $x -gt 2; then\n  echo big\nfi\nexit $x")
    assert (done.status, done.output) == (3, b"big\n")


def test_files_go_in_and_out_and_the_built_image_stays(folder: Path) -> None:
    before = digest(DISK_IMAGE)
    content = bytes(range(256)) * 100
    (folder / "in.bin").write_bytes(content)
    done = ophion(
        "run", "--put", f"{folder / 'in.bin'}:/new/folder/A long name.bin", "-c",
        "cat '/new/folder/A long name.bin'", "--get", f"/new/folder/A long name.bin:{folder / 'out.bin'}",
    )  # fmt: skip
    assert (done.status, done.errors) == (0, "")
    assert done.output == content
    assert (folder / "out.bin").read_bytes() == content
    assert digest(DISK_IMAGE) == before


def test_missing_files_are_said() -> None:
    done = ophion("run", "--put", "/no/such/file:/x", "-c", "true")
    assert done.status == 2
    assert "/no/such/file: no such file" in done.errors
    done = ophion("run", "-c", "true", "--get", "/no/such/guest:/tmp/never")
    assert done.status == 1
    assert "/no/such/guest" in done.errors


def test_timeout_is_124() -> None:
    done = ophion("run", "--timeout", "5", "-c", "echo before; sleep 1000")
    assert (done.status, done.output) == (124, b"before\n")
    assert "5 seconds" in done.errors


@pytest.mark.parametrize("memory", ["16M", "64M", "1G", "4G", "8G"])
def test_memory(memory: str) -> None:
    done = ophion("run", "--memory", memory, "-c", "echo fits | wc")
    assert done.status == 0
    assert done.text.split() == ["1", "1", "5"]


@pytest.mark.parametrize("sectors_per_cluster", [1, 16, 128])
def test_second_disk_is_mounted(folder: Path, sectors_per_cluster: int) -> None:
    image = folder / "second.img"
    kilobytes = 68000 * sectors_per_cluster // 2  # more than 65524 clusters, as FAT32 wants
    subprocess.run(
        ["mkfs.fat", "-C", "-F", "32", "-s", str(sectors_per_cluster), str(image), str(kilobytes)],
        check=True, capture_output=True,
    )  # fmt: skip
    (folder / "note.txt").write_text("from the second disk\n")
    before = digest(image) if sectors_per_cluster == 1 else ""
    done = ophion(
        "run",
        "--disk",
        image,
        "--put",
        f"{folder / 'note.txt'}:/mnt/Sub Folder/note.txt",
        "-c",
        "cat '/mnt/Sub Folder/note.txt'",
    )
    assert (done.status, done.output) == (0, b"from the second disk\n")
    if before:
        assert digest(image) == before


def test_instruction_counting() -> None:
    done = ophion("run", "--icount", "-c", "sleep 1; echo counted")
    assert (done.status, done.output) == (0, b"counted\n")


def test_fault_of_a_program_kills_it_alone(folder: Path) -> None:
    source = folder / "fault.c"
    source.write_text("int main(void) { *(volatile int *)8 = 1; return 0; }\n")
    subprocess.run(["musl-gcc", "-static", "-w", "-o", folder / "fault", source], check=True)
    done = ophion("run", "--put", f"{folder / 'fault'}:/fault", "-c", "/fault; echo status $?; echo alive")
    assert done.status == 0
    assert done.text.endswith("status 139\nalive\n")
