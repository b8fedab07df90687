"""tmpfs against a model of plain bytes and dicts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abi import errno
from kernel.fs.interfaces import Inode
from kernel.fs.tmpfs import PAGE_SIZE, TmpFileSystem
from kernel.fs.vfs import VirtualFileSystem
from tests.fakes.clock import FakeClock


def make(page_limit: int = 1000) -> TmpFileSystem:
    return TmpFileSystem(0x15, FakeClock(), page_limit)


def contents(inode: Inode) -> bytes:
    buffer = bytearray(inode.attributes().size + 10)
    return bytes(buffer[: inode.read_at(0, memoryview(buffer))])


positions = st.integers(0, 5 * PAGE_SIZE)
steps = st.lists(st.tuples(st.sampled_from(["write", "truncate", "read"]), positions, positions), max_size=30)


@given(steps)
def test_file_as_bytes(plan: list[tuple[str, int, int]]) -> None:
    file_system = make()
    file = file_system.root().create("file", 0o644)
    model = bytearray()
    for number, (action, offset, size) in enumerate(plan):
        if action == "write":
            data = bytes([number + 1]) * size
            assert file.write_at(offset, memoryview(data)) == size
            if size > 0:
                model.extend(bytes(max(0, offset - len(model))))
                model[offset : offset + size] = data
        elif action == "truncate":
            file.truncate(offset)
            del model[offset:]
            model.extend(bytes(offset - len(model)))
        else:
            buffer = bytearray(size)
            assert bytes(buffer[: file.read_at(offset, memoryview(buffer))]) == model[offset : offset + size]
        assert contents(file) == model
    file_system.root().unlink("file")
    file.free_if_dead()  # type: ignore[attr-defined]
    assert file_system.space.free_pages == 1000


def raises(number: int, action: object, *arguments: object) -> None:
    with pytest.raises(OSError) as caught:
        action(*arguments)  # type: ignore[operator]
    assert caught.value.errno == number, caught.value


def test_names() -> None:
    root = make().root()
    root.create("a", 0o600)
    folder = root.make_directory("d", 0o700)
    assert [(entry.name, entry.number) for entry in root.entries()] == [("a", 2), ("d", 3)]
    assert root.attributes().links == 3 and folder.attributes().mode == 0o040700
    raises(errno.EEXIST, root.create, "a", 0)
    raises(errno.EEXIST, root.make_directory, "a", 0)
    raises(errno.ENOENT, root.unlink, "b")
    raises(errno.EISDIR, root.unlink, "d")
    raises(errno.ENOTDIR, root.remove_directory, "a")
    raises(errno.ENAMETOOLONG, root.create, "é" * 128, 0)
    folder.create("inner", 0)
    raises(errno.ENOTEMPTY, root.remove_directory, "d")
    folder.unlink("inner")
    root.remove_directory("d")
    raises(errno.ENOENT, folder.create, "late", 0)
    assert folder.attributes().links == 0


def test_open_file_outlives_its_name() -> None:
    file_system = make(2)
    root = file_system.root()
    file = root.create("f", 0).open_file(0o2, None)
    file.write(memoryview(bytes(2 * PAGE_SIZE)))
    root.unlink("f")
    assert file.inode.attributes().links == 0 and file_system.space.free_pages == 0
    file.retain()
    file.release()
    assert file.seek(0, 2) == 2 * PAGE_SIZE
    file.release()
    assert file_system.space.free_pages == 2


def test_full() -> None:
    file_system = make(2)
    file = file_system.root().create("f", 0)
    assert file.write_at(100, memoryview(bytes(3 * PAGE_SIZE))) == 2 * PAGE_SIZE - 100
    raises(errno.ENOSPC, file.write_at, 2 * PAGE_SIZE, memoryview(b"x"))
    raises(errno.EFBIG, file.write_at, (1 << 63) - 2, memoryview(b"x"))
    file.truncate(1 << 40)
    file.truncate(1)
    assert file_system.space.free_pages == 1


def test_rename() -> None:
    vfs = VirtualFileSystem(make())
    top = vfs.root
    for path in ("d", "d/e", "f"):
        vfs.make_directory(top, path, 0o755)
    for path in ("a", "b", "d/x"):
        vfs.open(top, path, 0o101, 0o644).release()
    number = vfs.walk(top, "a").inode.number
    vfs.rename(top, "a", top, "b")
    assert vfs.walk(top, "b").inode.number == number
    raises(errno.ENOENT, vfs.walk, top, "a")
    vfs.rename(top, "b", top, "d/moved")
    vfs.rename(top, "d/moved", top, "d/moved")
    raises(errno.EINVAL, vfs.rename, top, "d", top, "d/e/d")
    raises(errno.ENOTEMPTY, vfs.rename, top, "f", top, "d")
    raises(errno.ENOTEMPTY, vfs.rename, top, "d/e", top, "d")
    raises(errno.ENOTDIR, vfs.rename, top, "f", top, "d/x")
    raises(errno.EISDIR, vfs.rename, top, "d/x", top, "f")
    raises(errno.EBUSY, vfs.rename, top, "f/.", top, "g")
    raises(errno.ENOTDIR, vfs.rename, top, "d/x", top, "g/")
    vfs.rename(top, "d", top, "f/")
    assert sorted(entry.name for entry in vfs.walk(top, "f").inode.entries()) == ["e", "moved", "x"]
