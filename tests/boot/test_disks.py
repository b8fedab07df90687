"""Disks as they come: beyond 128 GiB, without partitions, at any of four places, cut short, a bad sector."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from abi import mbr
from ophion.tools.image import FatImage, copy_image, partition_offset
from ophion.tools.paths import DISK_IMAGE, KERNEL_ELF
from ophion.tools.qemu import Machine
from tests.boot.conftest import BootMachine
from tests.boot.harness import ophion

SECTOR = 512
VOLUME_SECTORS = 1 << 21  # of a GiB
BEYOND_28_BITS = 300_000_000
BOOT_RECORD_SIZE = 512


@dataclass
class PlacedDrives(Machine):
    """A machine whose IDE drives are given as QEMU's options."""

    options: list[str] = field(default_factory=list)

    def arguments(self) -> list[str]:
        """The usual command with those drives."""
        command = super().arguments()
        for option in self.options:
            command += ["-drive", f"format=raw,if=ide,{option}"]
        return command


def make_disk(path: Path, first: int, sectors: int, disk_sectors: int) -> None:
    """A disk with one FAT32 partition of `sectors` from sector `first` on, a GiB of it formatted."""
    with open(path, "wb") as file:
        record = bytearray(BOOT_RECORD_SIZE)
        entry = mbr.PartitionEntry.over(record, mbr.PARTITIONS_OFFSET)
        entry.os_type = mbr.TYPE_FAT32_LBA
        entry.starting_lba, entry.size_in_lba = first, sectors
        mbr.MasterBootRecord.over(record).signature = mbr.SIGNATURE
        file.write(record)
        file.truncate(disk_sectors * SECTOR)
    command = ["mkfs.fat", "-F", "32", "-s", "8", "--offset", str(first), str(path), str(VOLUME_SECTORS // 2)]
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.usefixtures("built")
def test_a_partition_beyond_28_bits(folder: Path) -> None:
    disk = folder / "big.img"
    make_disk(disk, BEYOND_28_BITS, VOLUME_SECTORS, BEYOND_28_BITS + VOLUME_SECTORS)
    (folder / "far").write_text("far away\n")
    done = ophion("run", "--disk", disk, "--put", f"{folder / 'far'}:/mnt/a/far", "-c", "cat /mnt/a/far")
    assert (done.status, done.output) == (0, b"far away\n")


@pytest.mark.usefixtures("built")
def test_a_partition_that_leaves_its_disk_is_none(folder: Path) -> None:
    disk = folder / "cut.img"
    make_disk(disk, 2048, VOLUME_SECTORS + 1, 2048 + VOLUME_SECTORS)
    done = ophion("run", "-v", "--disk", disk, "-c", "ls /mnt; echo alive")
    assert (done.status, done.output) == (0, b"alive\n")
    assert "no file system on this disk" in done.errors


@pytest.mark.parametrize("index", [1, 2, 3])
def test_the_root_disk_may_be_at_any_place(disk: Path, boot_machine: BootMachine, index: int) -> None:
    guest = boot_machine(PlacedDrives(kernel=KERNEL_ELF, options=[f"file={disk},index={index}"]))
    guest.prompt()
    assert guest.run("echo found | wc").split() == ["1", "1", "6"]


def test_a_root_disk_without_partitions(disk: Path, boot_machine: BootMachine, folder: Path) -> None:
    whole = folder / "whole.img"
    with open(disk, "rb") as source, open(whole, "wb") as target:
        source.seek(partition_offset(disk))
        while piece := source.read(1 << 20):
            target.seek(len(piece), 1) if not any(piece) else target.write(piece)
        target.truncate(target.tell())
    guest = boot_machine(PlacedDrives(kernel=KERNEL_ELF, options=[f"file={whole}"]))
    guest.prompt()
    assert guest.run("head -n 1 /home/serpent.txt").startswith("In the beginning")


def test_a_bad_sector_is_an_error_of_its_file_alone(
    built: Path, boot_machine: BootMachine, folder: Path
) -> None:
    disk = folder / "bad.img"
    copy_image(DISK_IMAGE, disk)
    marker = b"the sector that goes bad"
    (folder / "bad").write_bytes(bytes(20 * SECTOR) + marker.ljust(SECTOR, b"\0") + bytes(20 * SECTOR))
    FatImage(disk).put(folder / "bad", "/bad")
    sector = disk.read_bytes().index(marker) // SECTOR
    rules = folder / "rules"
    rules.write_text(f'[inject-error]\nevent = "read_aio"\nerrno = "5"\nsector = "{sector}"\n')
    option = f"file=blkdebug:{rules}:{disk},rerror=report"
    guest = boot_machine(PlacedDrives(kernel=built, options=[option]))
    guest.prompt()
    assert "Input/output error" in guest.run("wc -l < /bad")
    assert "Input/output error" in guest.run("cat /bad > /dev/null")
    assert guest.run("head -c 100 /bad | wc -c").strip() == "100"
    assert guest.run("ls /bin | wc -l").strip() != "0"
