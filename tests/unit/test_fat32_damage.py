"""Damaged FAT32 volumes: every answer is data or an OSError, and it comes soon."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abi import errno
from abi.fat32 import BootSector
from kernel.fs.fat32.chain import Chain
from kernel.fs.fat32.file_system import mount
from kernel.fs.fat32.volume import Volume
from kernel.fs.interfaces import Inode
from kernel.fs.vfs import VirtualFileSystem
from tests.fakes.disk import FileDisk
from tests.fakes.fat_image import FatImage

DEVICE = 0x300
CHUNK = 16384


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> FatImage:
    """A few files and folders, one of them fragmented, one of many clusters."""
    folder: Path = tmp_path_factory.mktemp("damage")
    image = FatImage(folder / "image", 2)
    tree = folder / "tree"
    (tree / "inner" / "innermost").mkdir(parents=True)
    for number in range(12):
        (tree / f"file number {number}").write_bytes(random.Random(number).randbytes(number * 700))
        (tree / "inner" / f"f{number}.txt").write_bytes(b"text")
    image.put(tree, "tree")
    image.delete("tree/file number 3")
    image.delete("tree/file number 7")
    big = folder / "big"
    big.write_bytes(random.Random(99).randbytes(50_000))
    image.put(big, "big")
    return image


def visit(directory: Inode, depth: int) -> int:
    """Read everything that can be reached; OSErrors are passed over. The number of inodes met."""
    try:
        names = [entry.name for entry in directory.entries()]
        directory.attributes()
    except OSError as error:
        assert error.errno in (errno.EIO, errno.EINVAL)
        return 1
    met = 1
    for name in names[:100]:
        try:
            inode = directory.lookup(name)
            if inode.is_directory():
                met += visit(inode, depth - 1) if depth > 0 else 0
            else:
                read_some(inode)
                met += 1
        except OSError as error:
            assert error.errno in (errno.EIO, errno.EINVAL, errno.ENAMETOOLONG)
    return met


def read_some(inode: Inode) -> None:
    size = inode.attributes().size
    buffer = memoryview(bytearray(CHUNK))
    for offset in (0, CHUNK, 5000, size - 100, size // 2):
        if offset >= 0:
            inode.read_at(offset, buffer)


def test_undamaged(image: FatImage) -> None:
    assert visit(mount(image.disk(), DEVICE).root(), 5) > 20


def interesting_regions(disk: FileDisk) -> list[tuple[int, int]]:
    """Where damage hurts: boot sector, the used part of the FAT, directories' clusters."""
    volume = mount(disk, DEVICE).volume
    return [
        (0, 96),
        (volume.fat_offset, 600),
        (volume.data_offset, 8 * 1024),
        (volume.data_offset, 64 * 1024),
    ]


noise = st.one_of(st.binary(min_size=1, max_size=8), st.just(b"\xff" * 4), st.just(bytes(4)))


@settings(max_examples=250)
@given(data=st.data())
def test_mutated_images(image: FatImage, data: st.DataObject) -> None:
    disk = image.disk()
    regions = interesting_regions(disk)
    for _ in range(data.draw(st.integers(1, 6))):
        start, size = data.draw(st.sampled_from(regions))
        offset = start + data.draw(st.integers(0, size - 1))
        noise = data.draw(
            st.one_of(st.binary(min_size=1, max_size=8), st.just(b"\xff" * 4), st.just(bytes(4)))
        )
        disk.patch(offset, noise)
    disk.read_count = 0
    try:
        root = mount(disk, DEVICE).root()
    except OSError as error:
        assert error.errno in (errno.EIO, errno.EINVAL)
        return
    visit(root, 5)


@settings(max_examples=100)
@given(st.binary(min_size=90, max_size=90))
def test_nonsense_boot_sectors(image: FatImage, boot: bytes) -> None:
    disk = image.disk()
    disk.patch(0, boot)
    with pytest.raises(OSError):
        mount(disk, DEVICE)


def fat_entry(volume: Volume, cluster: int) -> int:
    return volume.fat_offset + 4 * cluster


def damaged_file(image: FatImage, index: int, value: int) -> Inode:
    """The file "big", 49 neighbours, with the FAT entry of its cluster number `index` set to `value`.

    A value below 0 counts from the file's first cluster: -1 is that one, -2 the next.
    """
    disk = image.disk()
    file_system = mount(disk, DEVICE)
    entry = next(entry for entry in file_system._root._read() if entry.name == "big")
    first = entry.first_cluster
    if value < 0:
        value = first - value - 1
    disk.patch(fat_entry(file_system.volume, first + index), value.to_bytes(4, "little"))
    return mount(disk, DEVICE).root().lookup("big")


def assert_input_output_error(inode: Inode) -> None:
    with pytest.raises(OSError) as caught:
        offset = 0
        while count := inode.read_at(offset, memoryview(bytearray(CHUNK))):
            offset += count
    assert caught.value.errno == errno.EIO


@pytest.mark.parametrize("value", [0, 1, 0x0FFF_FFF7, 0x0FFF_FFF6, 0x0FFF_FFFF, 200_000, -1, -2, -11, -10])
def test_broken_and_looping_chains(image: FatImage, value: int) -> None:
    assert_input_output_error(damaged_file(image, 10, value))


def test_chain_through_another_run_of_the_file(image: FatImage) -> None:
    assert_input_output_error(damaged_file(image, 40, -21))


def test_looping_directory(image: FatImage) -> None:
    disk = image.disk()
    file_system = mount(disk, DEVICE)
    volume = file_system.volume
    root_entry = fat_entry(volume, volume.root_cluster)
    disk.patch(volume.cluster_offset(volume.root_cluster), (b"FILE    TXT".ljust(32, b"\0")) * 32)
    disk.patch(root_entry, volume.root_cluster.to_bytes(4, "little"))
    with pytest.raises(OSError) as caught:
        mount(disk, DEVICE).root().entries()
    assert caught.value.errno == errno.EIO


def test_directory_that_contains_itself(image: FatImage) -> None:
    disk = image.disk()
    volume = mount(disk, DEVICE).volume
    entry = bytearray(b"SELF       \x10".ljust(32, b"\0"))
    entry[26:28] = volume.root_cluster.to_bytes(2, "little")
    disk.patch(volume.cluster_offset(volume.root_cluster), bytes(entry))
    vfs = VirtualFileSystem(mount(disk, DEVICE))
    with pytest.raises(OSError) as caught:
        vfs.walk(vfs.root, "self/self/self")
    assert caught.value.errno == errno.EIO


def test_bad_sector_and_truncated_device(image: FatImage) -> None:
    disk = image.disk()
    volume = mount(disk, DEVICE).volume
    disk.sector_count = volume.cluster_offset(volume.root_cluster) // 512 + 100
    with pytest.raises(OSError) as caught:
        mount(disk, DEVICE)
    assert caught.value.errno == errno.EINVAL


def test_orphaned_and_mismatched_long_names(image: FatImage) -> None:
    disk = image.disk()
    volume = mount(disk, DEVICE).volume
    at = volume.cluster_offset(volume.root_cluster)
    lost = bytes([0x41]) + b"l\0o\0s\0t\0\0\0" + b"\x0f\0\x00" + b"\xff" * 12 + b"\0\0" + b"\xff" * 4
    disk.patch(at, lost + b"SHORT   TXT".ljust(32, b"\0") + lost + b"\xe5" * 32 + lost + bytes(32))
    assert [entry.name for entry in mount(disk, DEVICE).root().entries()] == ["SHORT.TXT"]


@given(st.dictionaries(st.integers(2, 60), st.integers(0, 64), max_size=59), st.integers(2, 60), st.data())
def test_chain_is_what_the_table_says(
    image: FatImage, table: dict[int, int], first: int, data: st.DataObject
) -> None:
    """Against the obvious model: follow the table one cluster at a time."""
    disk = image.disk()
    volume = mount(disk, DEVICE).volume
    for cluster in range(2, 66):
        value = table.get(cluster, cluster + 1)
        value = 0x0FFF_FFFF if value >= 62 else value
        disk.patch(fat_entry(volume, cluster), value.to_bytes(4, "little"))
    volume = mount(disk, DEVICE).volume
    model: list[int] = []
    following = first
    while 2 <= following < 62 and following not in model:
        model.append(following)
        following = table.get(following, following + 1)
    sound = following >= 62
    chain = Chain(volume, first)
    for _ in range(10):
        index = data.draw(st.integers(0, 70))
        most = data.draw(st.integers(1, 70))
        try:
            cluster, count = chain.run(index, most)
        except OSError as error:
            assert error.errno == errno.EIO and not sound
            return
        assert count <= most and [cluster + step for step in range(count)] == model[index : index + count]
        assert count > 0 or index >= len(model)


MOST_16, MOST_32 = 0xFFFF, 0xFFFF_FFFF
# Values of each field of the boot sector with which a volume makes no sense (fatgen103, "BPB").
NONSENSE: dict[str, list[int]] = {
    "bytes_per_sector": [0, 1, 256, 511, 513, 8192, 0x8000, MOST_16],
    "sectors_per_cluster": [0, 3, 5, 7, 96, 129, 192, 255],
    "reserved_sectors": [0],
    "fat_count": [0],
    "root_entries": [1, 512, MOST_16],
    "sectors_per_fat_16": [1, 200, MOST_16],
    "total_sectors_32": [0, 1, 100, MOST_32],
    "sectors_per_fat_32": [0, 0x10_0000, MOST_32],
    "ext_flags": [0x0082, 0x008F],
    "version": [1, 0x0100, MOST_16],
    "root_cluster": [0, 1, 0x0010_0000, 0x0FFF_FFF8, MOST_32],
}
# The fields that tell nothing about where the files are; Linux and Ophion ignore them.
IGNORED = ["media", "sectors_per_track", "heads", "hidden_sectors", "fsinfo_sector", "backup_boot_sector"]
IGNORED += ["drive_number", "nt_reserved", "extended_signature", "volume_id", "oem_name", "jump"]


def with_field(image: FatImage, name: str, value: int) -> FileDisk:
    """The volume with one field of its boot sector changed."""
    disk = image.disk()
    sector = bytearray(512)
    disk.read(0, memoryview(sector))
    boot = BootSector.over(sector)
    old = getattr(boot, name)
    setattr(boot, name, value.to_bytes(len(old), "little") if isinstance(old, bytes) else value)
    disk.patch(0, bytes(sector))
    return disk


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in NONSENSE for value in NONSENSE[name]])
def test_nonsense_in_each_field_of_the_boot_sector(image: FatImage, name: str, value: int) -> None:
    with pytest.raises(OSError) as caught:
        mount(with_field(image, name, value), DEVICE)
    assert caught.value.errno == errno.EINVAL


@pytest.mark.parametrize("name", IGNORED)
def test_fields_that_do_not_matter(image: FatImage, name: str) -> None:
    met = visit(mount(image.disk(), DEVICE).root(), 5)
    for value in (0, 255):
        assert visit(mount(with_field(image, name, value), DEVICE).root(), 5) == met


def test_the_signature_is_looked_at(image: FatImage) -> None:
    disk = image.disk()
    disk.patch(510, b"\x55\xab")
    with pytest.raises(OSError) as caught:
        mount(disk, DEVICE)
    assert caught.value.errno == errno.EINVAL


def test_the_active_table_is_read(image: FatImage) -> None:
    """Without mirroring, the table that ext_flags names counts; the first holds nonsense."""
    met = visit(mount(image.disk(), DEVICE).root(), 5)
    volume = mount(image.disk(), DEVICE).volume
    disk = with_field(image, "ext_flags", 0x0081)
    disk.patch(volume.fat_offset, b"\xff\xff\xff\x0f" * 1000)
    assert visit(mount(disk, DEVICE).root(), 5) == met
    disk = image.disk()
    disk.patch(volume.fat_offset, bytes(4000))
    assert visit(mount(disk, DEVICE).root(), 5) == 1


def test_a_directory_without_end_is_cut_off(image: FatImage) -> None:
    """Of neighbouring clusters, as far as a directory may be long."""
    disk = image.disk()
    volume = mount(disk, DEVICE).volume
    first, count = 2000, 65536 * 32 // volume.cluster_size + 1
    entry = bytearray(b"LONG       \x10".ljust(32, b"\0"))
    entry[26:28] = first.to_bytes(2, "little")
    disk.patch(volume.cluster_offset(volume.root_cluster), bytes(entry) + bytes(32))
    table = b"".join((cluster + 1).to_bytes(4, "little") for cluster in range(first, first + count))
    disk.patch(fat_entry(volume, first), table)
    disk.patch(fat_entry(volume, first + count), b"\xff\xff\xff\x0f")
    disk.patch(volume.cluster_offset(first), b"\xe5" * (count * volume.cluster_size))
    with pytest.raises(OSError) as caught:
        mount(disk, DEVICE).root().lookup("long").entries()
    assert caught.value.errno == errno.EIO
    disk.patch(fat_entry(volume, first + count - 2), b"\xff\xff\xff\x0f")
    assert mount(disk, DEVICE).root().lookup("long").entries() == []
