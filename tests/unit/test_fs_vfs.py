"""The path walk and open(2) against the host's own kernel, and mounts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abi import errno, fcntl
from kernel.fs.devfs import DeviceFileSystem
from kernel.fs.interfaces import OpenFile
from kernel.fs.tmpfs import TmpFileSystem
from kernel.fs.vfs import VirtualFileSystem, decode_path
from tests.fakes.clock import FakeClock

FILES = ("file", "dir/file", "dir/inner/deep")
FOLDERS = ("dir", "dir/inner", "empty")


def make() -> VirtualFileSystem:
    vfs = VirtualFileSystem(TmpFileSystem(0x15, FakeClock(), 100))
    for folder in FOLDERS:
        vfs.make_directory(vfs.root, folder, 0o755)
    for file in FILES:
        vfs.open(vfs.root, file, fcntl.O_CREAT | fcntl.O_WRONLY, 0o644).release()
    return vfs


@contextmanager
def host_directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The same files in a new folder of the host, with two above it; a descriptor of its `dir`."""
    folder = tmp_path_factory.mktemp("host") / "up" / "up"
    folder.mkdir(parents=True)
    for name in FOLDERS:
        (folder / name).mkdir()
    for name in FILES:
        (folder / name).write_bytes(b"")
    directory = os.open(folder / "dir", os.O_RDONLY)
    try:
        yield directory
    finally:
        os.close(directory)


pieces = st.sampled_from(
    ["file", "dir", "inner", "deep", "empty", "none", ".", "..", "", "x" * 255, "x" * 256]
)
paths = st.lists(pieces, max_size=7).map("/".join).filter(lambda path: not path.startswith("/"))
depth_safe = paths.filter(lambda path: path.split("/").count("..") <= 2)
actions = st.sampled_from(["stat", "mkdir", "rmdir", "unlink"])


def outcome(action: object, *arguments: object) -> int:
    try:
        action(*arguments)  # type: ignore[operator]
    except OSError as error:
        return error.errno or -1
    return 0


@given(st.lists(st.tuples(actions, depth_safe), min_size=1, max_size=6))
def test_as_linux(tmp_path_factory: pytest.TempPathFactory, plan: list[tuple[str, str]]) -> None:
    vfs = make()
    inside = vfs.walk(vfs.root, "dir")
    with host_directory(tmp_path_factory) as directory:
        for action, path in plan:
            if f"/{path}".count("/..") > 1:
                continue
            expected = host_outcome(action, path, directory)
            assert our_outcome(vfs, action, path, inside) == expected, (action, path)


def host_outcome(action: str, path: str, directory: int) -> int:
    if action == "stat":
        return outcome(lambda: os.stat(path, dir_fd=directory))
    if action == "mkdir":
        return outcome(lambda: os.mkdir(path, dir_fd=directory))
    if action == "rmdir":
        return outcome(lambda: os.rmdir(path, dir_fd=directory))
    return outcome(lambda: os.unlink(path, dir_fd=directory))


def our_outcome(vfs: VirtualFileSystem, action: str, path: str, inside: object) -> int:
    if action == "stat":
        return outcome(vfs.walk, inside, path)
    if action == "mkdir":
        return outcome(vfs.make_directory, inside, path, 0o755)
    if action == "rmdir":
        return outcome(vfs.remove_directory, inside, path)
    return outcome(vfs.unlink, inside, path)


open_flags = st.tuples(
    st.sampled_from([0, 1, 2]), st.sets(st.sampled_from([0o100, 0o200, 0o1000, 0o2000, 0o200000]))
).map(lambda choice: choice[0] | sum(choice[1]))


@given(st.lists(st.tuples(depth_safe, open_flags), min_size=1, max_size=5))
def test_open_as_linux(tmp_path_factory: pytest.TempPathFactory, plan: list[tuple[str, int]]) -> None:
    vfs = make()
    inside = vfs.walk(vfs.root, "dir")
    with host_directory(tmp_path_factory) as directory:
        for path, flags in plan:
            if f"/{path}".count("/..") > 1 or (flags & 0o200000 and flags & 0o100):
                continue
            expected = outcome(
                lambda path=path, flags=flags: os.close(os.open(path, flags, dir_fd=directory))
            )
            assert outcome(vfs.open, inside, path, flags, 0o644) == expected, (path, oct(flags))


def read(file: OpenFile, size: int) -> bytes:
    buffer = bytearray(size)
    return bytes(buffer[: file.read(memoryview(buffer))])


def test_open_file_position_and_flags() -> None:
    vfs = make()
    file = vfs.open(vfs.root, "/file", fcntl.O_RDWR, 0)
    assert file.write(memoryview(b"hello world")) == 11
    assert file.seek(6, fcntl.SEEK_SET) == 6 and read(file, 100) == b"world"
    assert file.seek(-5, fcntl.SEEK_END) == 6 and file.seek(1, fcntl.SEEK_CUR) == 7
    for offset, whence in ((-1, 0), (-12, 2), (0, 9)):
        with pytest.raises(OSError) as caught:
            file.seek(offset, whence)
        assert caught.value.errno == errno.EINVAL
    assert file.seek(3, fcntl.SEEK_DATA) == 3 and file.seek(3, fcntl.SEEK_HOLE) == 11
    with pytest.raises(OSError) as caught:
        file.seek(11, fcntl.SEEK_DATA)
    assert caught.value.errno == errno.ENXIO
    file.set_flags(fcntl.O_APPEND | fcntl.O_CREAT | fcntl.O_WRONLY)
    assert file.flags == fcntl.O_RDWR | fcntl.O_APPEND
    file.seek(0, 0)
    file.write(memoryview(b"!"))
    assert file.position == 12
    file.truncate(5)
    buffer = memoryview(bytearray(9))
    assert file.read_at(0, buffer) == 5 and bytes(buffer[:5]) == b"hello"
    reader = vfs.open(vfs.root, "file", fcntl.O_RDONLY, 0)
    with pytest.raises(OSError) as caught:
        reader.write(memoryview(b"x"))
    assert caught.value.errno == errno.EBADF
    with pytest.raises(OSError) as caught:
        vfs.open(vfs.root, "file", fcntl.O_WRONLY, 0).read(buffer)
    assert caught.value.errno == errno.EBADF


def test_mounts_and_locations() -> None:
    vfs = make()
    other = TmpFileSystem(0x16, FakeClock(), 100)
    other.root().make_directory("sub", 0o755)
    vfs.mount("/dir/inner", other)
    assert vfs.walk(vfs.root, "dir/inner").inode is other.root()
    sub = vfs.walk(vfs.root, "/dir//inner/./sub/")
    assert sub.path() == "/dir/inner/sub" and sub.inode.device == 0x16
    assert vfs.walk(sub, "../../file").path() == "/dir/file"
    assert vfs.walk(sub, "../../../../..").path() == "/"
    entries = vfs.open(sub, "..", 0, 0).entries()
    outside = vfs.walk(vfs.root, "dir").inode.number
    assert [(each.name, each.number) for each in entries] == [(".", 1), ("..", outside), ("sub", 2)]
    assert outcome(vfs.remove_directory, vfs.root, "dir/inner") == errno.EBUSY
    assert outcome(vfs.rename, vfs.root, "file", sub, "file") == errno.EXDEV
    assert outcome(vfs.mount, "/file", other) == errno.ENOTDIR
    assert outcome(vfs.mount, "/", other) == errno.EBUSY
    assert [mount.path for mount in vfs.mounts] == ["/", "/dir/inner"]


def test_entries_are_taken_anew_at_position_0() -> None:
    vfs = make()
    folder = vfs.open(vfs.root, "empty", 0, 0)
    assert len(folder.entries()) == 2
    folder.position = 2
    vfs.open(vfs.root, "empty/new", fcntl.O_CREAT, 0o644)
    assert len(folder.entries()) == 2
    folder.seek(0, 0)
    assert len(folder.entries()) == 3


def test_limits_and_encoding() -> None:
    vfs = make()
    assert outcome(vfs.walk, vfs.root, "/" * 4095) == 0
    assert outcome(vfs.walk, vfs.root, "/" * 4096) == errno.ENAMETOOLONG
    assert outcome(vfs.walk, vfs.root, "") == errno.ENOENT
    assert decode_path("/é".encode()) == "/é"
    assert outcome(decode_path, b"\xff") == errno.EINVAL
    assert isinstance(vfs.open(vfs.root, "/", fcntl.O_PATH, 0), OpenFile)
    assert outcome(DeviceFileSystem(1, FakeClock()).root().create, "x", 0) == errno.EROFS
