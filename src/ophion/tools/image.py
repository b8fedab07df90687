"""Disk images: makes build/disk.img, and copies files into and out of any FAT image with mtools.

The built image has an MBR with one partition (type 0x0C, FAT32 with LBA), which mkfs.fat formats and mtools
fills: /bin/NAME for each program, and the tree of src/ophion/tools/skeleton. Nothing in it depends on the
time, the user or the order of a folder: two builds are equal byte for byte. Clusters are 4 KiB, one page
each; FAT32 needs 65525 of them (Microsoft FAT specification 1.03, "FAT Type Determination"), hence the size;
most of the file is a hole.

MBR layout: table of four 16-byte entries at 446 (status, CHS first, type, CHS last, first LBA, sectors),
0x55AA at 510.
"""

import os
import shutil
import struct
import subprocess
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ophion.tools.report import ToolError

SECTOR = 512
PARTITION_FIRST_SECTOR = 2048
PARTITION_SECTORS = 288 * 1024 * 1024 // SECTOR
SECTORS_PER_CLUSTER = 8
VOLUME_ID = 0x0F1D_2026
VOLUME_LABEL = "OPHION"
IMAGE_EPOCH = 1_767_225_600  # 2026-01-01 00:00:00 UTC: the date of every file on the built image

MBR_TABLE = 446
MBR_ENTRY = struct.Struct("<B3sB3sII")
MBR_SIGNATURE = b"\x55\xaa"
TYPE_FAT32_LBA = 0x0C
FAT_TYPES = (0x01, 0x04, 0x06, 0x0B, 0x0C, 0x0E)
CHS_BEYOND = b"\xfe\xff\xff"


def _run(*arguments: str | Path) -> None:
    """Run a tool of dosfstools or mtools quietly; its message becomes a ToolError."""
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(IMAGE_EPOCH),
        "TZ": "UTC",
        "MTOOLS_SKIP_CHECK": "1",
        "LC_ALL": "C.UTF-8",
    }
    words = [str(argument) for argument in arguments]
    done = subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise ToolError(f"{words[0]}: {(done.stderr or done.stdout).strip()}")


def master_boot_record() -> bytes:
    """The first sector of the built image: one FAT32 partition, no boot code."""
    entry = MBR_ENTRY.pack(
        0, CHS_BEYOND, TYPE_FAT32_LBA, CHS_BEYOND, PARTITION_FIRST_SECTOR, PARTITION_SECTORS
    )
    return bytes(MBR_TABLE) + entry + bytes(3 * MBR_ENTRY.size) + MBR_SIGNATURE


def partition_offset(image: Path) -> int:
    """The byte at which the FAT volume of an image starts: its first FAT partition, or else 0."""
    with open(image, "rb") as file:
        sector = file.read(SECTOR)
    is_volume = sector[0:1] in (b"\xeb", b"\xe9") and b"FAT" in sector[54:90]
    if len(sector) == SECTOR and sector[510:] == MBR_SIGNATURE and not is_volume:
        for index in range(4):
            entry = MBR_ENTRY.unpack_from(sector, MBR_TABLE + index * MBR_ENTRY.size)
            if entry[2] in FAT_TYPES:
                return int(entry[4]) * SECTOR
    return 0


class FatImage:
    """A FAT volume in an image file, changed and read with mtools. Paths are the guest's."""

    def __init__(self, image: Path) -> None:
        self.image = image
        self.drive = f"{image}@@{partition_offset(image)}"

    def make_folders(self, folder: PurePosixPath) -> None:
        """Make a folder and those above it, where they do not exist."""
        for ancestor in [*reversed(folder.parents), folder]:
            if ancestor.name and not self.is_folder(ancestor):
                _run("mmd", "-D", "s", "-i", self.drive, f"::{ancestor}")

    def is_folder(self, folder: PurePosixPath) -> bool:
        """Whether a folder exists."""
        command = ["mdir", "-b", "-i", self.drive, f"::{folder}/"]
        environment = {**os.environ, "MTOOLS_SKIP_CHECK": "1"}
        return subprocess.run(command, env=environment, capture_output=True).returncode == 0

    def put(self, host: Path, guest: str) -> None:
        """Copy a file, or a folder with all below it, into the image; folders on the way are made."""
        if not host.exists():
            raise ToolError(f"{host}: no such file", 2)
        path = PurePosixPath("/", guest)
        if guest.endswith("/") or path == PurePosixPath("/"):
            path = path / host.name
        if host.is_dir():
            self.put_tree(host, path)
        else:
            self.make_folders(path.parent)
            _run("mcopy", "-m", "-o", "-D", "o", "-i", self.drive, host, f"::{path}")

    def put_tree(self, host: Path, guest: PurePosixPath) -> None:
        """Copy all below a host folder into a folder of the image, in the order of the names."""
        self.make_folders(guest)
        files = sorted(child for child in host.iterdir() if child.is_file())
        if files:
            _run("mcopy", "-m", "-o", "-D", "o", "-i", self.drive, *files, f"::{guest}")
        for folder in sorted(child for child in host.iterdir() if child.is_dir()):
            self.put_tree(folder, guest / folder.name)

    def get(self, guest: str, host: Path) -> None:
        """Copy a file, or a folder with all below it, out of the image."""
        _run("mcopy", "-s", "-n", "-m", "-i", self.drive, f"::{PurePosixPath('/', guest)}", host)


def copy_image(source: Path, destination: Path) -> None:
    """Copy an image; holes stay holes, and a file system that can share blocks shares them."""
    _run("cp", "--reflink=auto", "--sparse=always", source, destination)


def _stage(folder: Path, skeleton: Path, programs: Sequence[Path]) -> None:
    """Lay out the image's files in a host folder, all with the same date."""
    shutil.copytree(skeleton, folder, dirs_exist_ok=True)
    for name in ("bin", "dev", "etc", "home", "mnt", "proc", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    for program in programs:
        shutil.copyfile(program, folder / "bin" / program.name)
    for path in folder.rglob("*"):
        os.utime(path, (IMAGE_EPOCH, IMAGE_EPOCH))


def build_disk_image(output: Path, skeleton: Path, programs: Sequence[Path]) -> None:
    """Make the disk image: MBR, FAT32 volume, the skeleton's tree and /bin/NAME for each program."""
    with TemporaryDirectory(prefix="disk-", dir=output.parent) as scratch:
        image, root = Path(scratch, "disk.img"), Path(scratch, "root")
        with open(image, "wb") as file:
            file.write(master_boot_record())
            file.truncate((PARTITION_FIRST_SECTOR + PARTITION_SECTORS) * SECTOR)
        _run("mkfs.fat", "--invariant", "-F", "32", "-s", str(SECTORS_PER_CLUSTER), "-i", f"{VOLUME_ID:08x}",
             "-n", VOLUME_LABEL, "-h", str(PARTITION_FIRST_SECTOR), "--offset", str(PARTITION_FIRST_SECTOR),
             image, str(PARTITION_SECTORS * SECTOR // 1024))  # fmt: skip
        _stage(root, skeleton, programs)
        FatImage(image).put_tree(root, PurePosixPath("/"))
        image.replace(output)
