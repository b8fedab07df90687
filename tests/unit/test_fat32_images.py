"""FAT32 reading, judged by mkfs.fat and mtools: the same names, the same bytes, whatever the cluster size."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abi import errno, stat
from abi.fat32 import short_name_checksum
from kernel.fs.fat32.file_system import find, mount
from kernel.fs.fat32.names import fold
from kernel.fs.interfaces import Inode
from kernel.fs.partitions import partitions
from kernel.fs.vfs import VirtualFileSystem
from ophion.tools.image import master_boot_record
from tests.fakes.disk import MemoryDisk
from tests.fakes.fat_image import FatImage, run

DEVICE = stat.make_device(3, 0)


def read_all(inode: Inode, chunk: int = 65536) -> bytes:
    """A file's bytes, read `chunk` at a time."""
    parts = []
    buffer = bytearray(chunk)
    offset = 0
    while count := inode.read_at(offset, memoryview(buffer)):
        parts.append(bytes(buffer[:count]))
        offset += count
    return b"".join(parts)


def assert_same_tree(directory: Inode, source: Path) -> None:
    """The directory holds what the host's folder holds, names and bytes."""
    names = {entry.name: entry.file_type for entry in directory.entries()}
    assert set(names) == {path.name for path in source.iterdir()}
    for path in source.iterdir():
        inode = directory.lookup(path.name)
        assert inode.file_type() == names[path.name]
        if path.is_dir():
            assert inode.is_directory()
            assert_same_tree(inode, path)
        else:
            assert inode.attributes().size == path.stat().st_size
            assert read_all(inode, 3000) == path.read_bytes()


def make_tree(folder: Path, seed: int) -> None:
    """Names of all kinds, files of all sizes, a deep path."""
    chance = random.Random(seed)
    names = [
        "a",
        "README.TXT",
        "lower.txt",
        "Mixed Case Name.text",
        "UPPER.low",
        "low.UPP",
        ".hidden",
        "no_ext",
    ]
    names += [
        "two.dots.here",
        "x" * 200,
        "naïve.txt",
        "日本語のファイル",
        "ÄÖÜ.TXT",
        "+,;=[].x",
    ]
    names += [
        "exactly13char",
        "exactly26characterslongxxxx",
        " lead",
        "12345678.123",
        "123456789.1234",
        "a.b c",
    ]
    for name in names:
        (folder / name).write_bytes(chance.randbytes(chance.choice([0, 1, 511, 512, 513, 5000, 70000])))
    deep = folder
    for level in range(12):
        deep = deep / f"level {level}"
        deep.mkdir()
        (deep / "file").write_bytes(b"at level %d\n" % level)
    many = folder / "many"
    many.mkdir()
    for number in range(150):
        (many / f"file number {number} with a long name.dat").write_bytes(b"%d" % number)


@pytest.mark.parametrize("sectors_per_cluster", [1, 2, 4, 8, 16, 32, 64, 128])
def test_tree_in_every_cluster_size(tmp_path: Path, sectors_per_cluster: int) -> None:
    source = tmp_path / "tree"
    source.mkdir()
    make_tree(source, sectors_per_cluster)
    image = FatImage(tmp_path / "image", sectors_per_cluster)
    image.put(source, "tree")
    root = mount(image.disk(), DEVICE).root()
    assert_same_tree(root.lookup("tree"), source)
    listed = [(each.name, each.file_type == stat.S_IFDIR) for each in root.lookup("TREE").entries()]
    # mdir applies the case bits to ASCII letters alone.
    expected = {name.lower() for name in image.listing("tree")}
    assert {(name + "/" * is_folder).lower() for name, is_folder in listed} == expected


@pytest.mark.parametrize("sector_size", [1024, 2048, 4096])
def test_long_sectors(tmp_path: Path, sector_size: int) -> None:
    source = tmp_path / "tree"
    source.mkdir()
    (source / "file").write_bytes(random.Random(1).randbytes(100_000))
    image = FatImage(tmp_path / "image", 1, sector_size)
    image.put(source, "tree")
    root = mount(image.disk(), DEVICE).root()
    assert_same_tree(root.lookup("tree"), source)


def test_fragmented_files(tmp_path: Path) -> None:
    chance = random.Random(3)
    image = FatImage(tmp_path / "image", 1)
    filler = tmp_path / "filler"
    for number in range(400):
        filler.write_bytes(chance.randbytes(chance.randint(1, 4000)))
        image.put(filler, f"f{number}")
    for number in range(0, 400, 2):
        image.delete(f"f{number}")
    big = tmp_path / "big"
    space = int(
        run("mdir", "-i", image.path, "::").splitlines()[-2].replace("bytes free", "").replace(" ", "")
    )
    big.write_bytes(chance.randbytes(min(space - 4096, 2 << 20)))
    image.put(big, "big")
    inode = mount(image.disk(), DEVICE).root().lookup("BIG")
    expected = big.read_bytes()
    assert read_all(inode) == expected
    for _ in range(300):
        offset = chance.randrange(len(expected) + 10)
        buffer = memoryview(bytearray(chance.randrange(1, 5000)))
        count = inode.read_at(offset, buffer)
        assert buffer[:count] == expected[offset : offset + len(buffer)]


def test_case_bits_and_lookup_without_case(tmp_path: Path) -> None:
    image = FatImage(tmp_path / "image", 1)
    disk = image.disk()
    volume = mount(disk, DEVICE).volume
    at = volume.cluster_offset(volume.root_cluster)
    for index, bits in enumerate((0x00, 0x08, 0x10, 0x18)):
        entry = bytearray(32)
        entry[:11] = b"NAME%d   TXT" % index
        entry[11] = 0x20
        entry[12] = bits
        disk.patch(at + 32 * index, entry)
    disk.patch(at + 128, b"\x05\x90\x9a     \xe1  ")
    root = mount(disk, DEVICE).root()
    names = [entry.name for entry in root.entries()]
    assert names == ["NAME0.TXT", "name1.TXT", "NAME2.txt", "name3.txt", "ÕÉÜ.ß"]
    assert root.lookup("NaMe3.tXt").number == root.lookup("name3.txt").number
    assert root.lookup("õéü.ß").attributes().size == 0
    assert root.lookup("name0.txt...").number == root.lookup("NAME0.TXT").number


def test_short_alias_and_unicode_case(tmp_path: Path) -> None:
    source = tmp_path / "A long name with Äpfel.text"
    source.write_bytes(b"apples")
    image = FatImage(tmp_path / "image", 1)
    image.put(source, source.name)
    root = mount(image.disk(), DEVICE).root()
    assert read_all(root.lookup("ALONGN~1.TEX")) == b"apples"
    assert read_all(root.lookup("a LONG name with äPFEL.text")) == b"apples"


def test_surrogate_pairs(tmp_path: Path) -> None:
    """mtools writes no pairs, so they take the place of two other characters each."""
    source = tmp_path / "一丁 grin 一丁.txt"
    source.write_bytes(b"smile")
    image = FatImage(tmp_path / "image", 1)
    image.put(source, source.name)
    disk = image.disk()
    volume = mount(disk, DEVICE).volume
    at = volume.cluster_offset(volume.root_cluster)
    directory = bytearray(512)
    disk.read(at // 512, memoryview(directory))
    disk.patch(at, directory.replace("一丁".encode("utf-16-le"), "😀".encode("utf-16-le")))
    root = mount(disk, DEVICE).root()
    assert [entry.name for entry in root.entries()] == ["😀 grin 😀.txt"]
    assert read_all(root.lookup("😀 GRIN 😀.TXT")) == b"smile"
    disk.patch(at, directory.replace("一丁".encode("utf-16-le"), b"\x00\xdc\x3d\xd8"))
    assert [entry.name for entry in mount(disk, DEVICE).root().entries()] == [
        "\ufffd\ufffd grin \ufffd\ufffd.txt"
    ]


def test_attributes(tmp_path: Path) -> None:
    source = tmp_path / "file"
    source.write_bytes(bytes(1025))
    image = FatImage(tmp_path / "image", 2)
    image.put(source, "file")
    image.make_directory("folder")
    image.make_directory("folder/inner")
    run("mattrib", "-i", image.path, "+r", "::file")
    root = mount(image.disk(), DEVICE).root()
    attributes = root.lookup("file").attributes()
    assert (attributes.mode, attributes.size, attributes.blocks, attributes.links) == (0o100555, 1025, 4, 1)
    modified = int(source.stat().st_mtime)
    assert 0 <= modified - attributes.modification_time // 10**9 < 2
    folder = root.lookup("folder").attributes()
    assert (folder.mode, folder.links, folder.device) == (0o040755, 3, DEVICE)
    assert root.attributes().number == 1 and root.attributes().links == 3


def test_partitioned_disk(tmp_path: Path) -> None:
    source = tmp_path / "file"
    source.write_bytes(b"in a partition")
    image = FatImage(tmp_path / "image", 1)
    image.put(source, "file")
    boot_record = bytearray(master_boot_record())
    volume = image.path.read_bytes()
    boot_record[446 + 12 : 446 + 16] = (len(volume) // 512).to_bytes(4, "little")
    disk = MemoryDisk(boot_record.ljust(2048 * 512, b"\0") + volume)
    assert [(each.index, each.first_sector) for each in partitions(disk)] == [(1, 2048)]
    file_system = find(disk, DEVICE)
    assert file_system.device == stat.make_device(3, 1)
    assert read_all(file_system.root().lookup("file")) == b"in a partition"


def test_whole_disk_and_no_file_system(tmp_path: Path) -> None:
    image = FatImage(tmp_path / "image", 1)
    assert find(image.disk(), DEVICE).root().entries() == []
    for content in (bytes(4 << 20), b"\xff" * 4096, bytes(510) + b"\x55\xaa", bytes(512)):
        with pytest.raises(OSError) as caught:
            find(MemoryDisk(content), DEVICE)
        assert caught.value.errno == errno.EINVAL


def test_fat12_and_fat16_are_refused(tmp_path: Path) -> None:
    for bits, size in ((12, 1 << 20), (16, 20 << 20)):
        path = tmp_path / f"fat{bits}"
        path.write_bytes(bytes(size))
        run("mkfs.fat", "-F", str(bits), path)
        with pytest.raises(OSError) as caught:
            mount(MemoryDisk(path.read_bytes()), DEVICE)
        assert caught.value.errno == errno.EINVAL


def test_nothing_can_be_changed_yet(tmp_path: Path) -> None:
    source = tmp_path / "file"
    source.write_bytes(b"kept")
    image = FatImage(tmp_path / "image", 1)
    image.put(source, "file")
    vfs = VirtualFileSystem(mount(image.disk(), DEVICE))
    root = vfs.root
    attempts: list[Callable[[], object]] = [
        lambda: vfs.open(root, "file", 0o1, 0),
        lambda: vfs.open(root, "file", 0o1000, 0),
        lambda: vfs.open(root, "new", 0o101, 0o644),
        lambda: vfs.make_directory(root, "new", 0o755),
        lambda: vfs.unlink(root, "file"),
        lambda: vfs.rename(root, "file", root, "other"),
        lambda: root.inode.lookup("file").truncate(0),
        lambda: root.inode.lookup("file").write_at(0, memoryview(b"x")),
    ]
    for attempt in attempts:
        with pytest.raises(OSError) as caught:
            attempt()
        assert caught.value.errno == errno.EROFS


def raw_entries(name: str, number: int) -> bytes:
    """The directory entries of an empty file, long name and all, by Python's own UTF-16."""
    short = b"N%07d   " % number
    units = name.encode("utf-16-le")
    pieces = (len(units) + 25) // 26
    if len(units) % 26:
        units = (units + b"\0\0").ljust(pieces * 26, b"\xff")
    entries = b""
    for order in range(pieces, 0, -1):
        piece = units[26 * order - 26 : 26 * order]
        first = order | (0x40 if order == pieces else 0)
        sum_of_name = short_name_checksum(short)
        entries += (
            bytes([first]) + piece[:10] + bytes([0x0F, 0, sum_of_name]) + piece[10:22] + b"\0\0" + piece[22:]
        )
    return entries + short + bytes([0x20]) + bytes(20)


name_characters = st.characters(exclude_characters="/", exclude_categories=("Cc", "Cs"))


@pytest.fixture(scope="module")
def empty_image(tmp_path_factory: pytest.TempPathFactory) -> FatImage:
    return FatImage(tmp_path_factory.mktemp("empty") / "image", 32)


@given(st.lists(st.text(name_characters, min_size=1, max_size=127), min_size=1, max_size=12, unique_by=fold))
def test_names_of_hypothesis(empty_image: FatImage, names: list[str]) -> None:
    names = [name for name in names if name not in (".", "..")]
    disk = empty_image.disk()
    volume = mount(disk, DEVICE).volume
    raw = b"".join([raw_entries(name, number) for number, name in enumerate(names)])
    disk.patch(volume.cluster_offset(volume.root_cluster), raw + bytes(32))
    root = mount(disk, DEVICE).root()
    assert [entry.name for entry in root.entries()] == names
    for entry in root.entries():
        assert root.lookup(entry.name).number == entry.number
        assert root.lookup(entry.name + "..").number == entry.number
