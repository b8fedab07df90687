"""user/lib on the host: files, directories and paths; real system calls, compared with Python itself."""

import os
import posixpath
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import host_calls

host_calls.install()

from user.lib import builtins as our_builtins  # noqa: E402
from user.lib import files, io  # noqa: E402
from user.lib import os as our_os  # noqa: E402
from user.lib import posixpath as our_path  # noqa: E402
from user.lib import stat as our_stat  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def real_system_calls() -> Iterator[None]:
    """The machine's system calls while this module's tests run."""
    host_calls.install()
    yield
    host_calls.remove()


def test_stat_is_pythons(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("file")
    for path in [str(tmp_path / "file"), str(tmp_path / "link"), str(tmp_path), "/dev/null", "/dev/zero"]:
        for mine, theirs in [(our_os.stat(path), os.stat(path)), (our_os.lstat(path), os.lstat(path))]:
            for name in [*(name for name in vars(mine) if name.startswith("st_")), "st_mtime"]:
                assert getattr(mine, name) == getattr(theirs, name), (path, name)
            assert our_os.major(mine.st_rdev) == os.major(theirs.st_rdev)
            assert our_os.minor(mine.st_rdev) == os.minor(theirs.st_rdev)
            assert our_stat.filemode(mine.st_mode) == stat.filemode(theirs.st_mode)


def test_directories(tmp_path: Path) -> None:
    names = [f"a rather long name {number:03} \u00e4" for number in range(600)]
    for name in names:
        (tmp_path / name).touch()
    assert sorted(our_os.listdir(str(tmp_path))) == sorted(names)
    our_os.makedirs(str(tmp_path / "x" / "y" / "z"))
    assert (tmp_path / "x" / "y" / "z").is_dir()
    our_os.rename(str(tmp_path / names[0]), str(tmp_path / "renamed"))
    our_os.unlink(str(tmp_path / "renamed"))
    our_os.symlink("x", str(tmp_path / "link"))
    assert our_os.readlink(str(tmp_path / "link")) == "x"
    our_os.rmdir(str(tmp_path / "x" / "y" / "z"))
    assert not (tmp_path / "x" / "y" / "z").exists()
    assert our_os.access(str(tmp_path), our_os.R_OK)
    assert not our_os.access(str(tmp_path / "no"), our_os.F_OK)
    assert our_os.getcwd() == os.getcwd()


CONTENTS = st.lists(
    st.sampled_from(["a", "\n", "\r", "\r\n", "\u00e4\u20ac", "line\n", "x" * 9000]), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(CONTENTS)
def test_reading_equals_pythons(parts: list[str]) -> None:
    data = "".join(parts).encode()
    path = f"/tmp/ophion-library-{os.getpid()}"
    with files.open_binary_writer(path, "wb") as writer:
        for part in parts:
            writer.write(part.encode())
    with open(path, "rb") as check:
        assert check.read() == data
    with open(path) as theirs, files.open_text(path) as mine:
        assert list(mine) == list(theirs)
    with open(path) as theirs, files.open_text(path) as mine:
        assert mine.read() == theirs.read()
    with open(path) as theirs, files.open_text(path) as mine:
        while True:
            expected = theirs.read(7)
            assert mine.read(7) == expected
            if not expected:
                break
    with open(path, "rb") as check, files.open_binary_reader(path, "rb") as reader:
        assert reader.read(3) == check.read(3)
        assert reader.readline(4) == check.readline(4)
        assert reader.tell() == check.tell()
        assert list(reader) == list(check)
        assert reader.seek(2) == check.seek(2)
        assert reader.read() == check.read()
    os.unlink(path)


def test_writing_text(tmp_path: Path) -> None:
    path = str(tmp_path / "text")
    with files.open_text(path, "w") as stream:
        assert stream.write("\u00e4\n") == 2
        our_builtins.print_text("printed\n", stream, True)
        assert Path(path).read_text() == "\u00e4\nprinted\n"
    with files.open_text(path, "a") as stream:
        stream.writelines(["1\n", "2"])
    assert Path(path).read_text() == "\u00e4\nprinted\n1\n2"
    with pytest.raises(OSError):
        files.open_text(path, "x")
    with pytest.raises(ValueError):
        files.open_text(path, "q")
    with pytest.raises(ValueError):
        stream.write("closed")
    with pytest.raises(io.UnsupportedOperation):
        files.open_text(path).write("x")


def test_a_dropped_stream_is_flushed_and_closed(tmp_path: Path) -> None:
    path = str(tmp_path / "f")
    stream = files.open_text(path, "w")
    descriptor = stream.fileno()
    stream.write("kept")
    del stream
    assert Path(path).read_text() == "kept"
    with pytest.raises(OSError):
        os.fstat(descriptor)


PATHS = st.text(alphabet="ab./", max_size=12)


@given(PATHS, PATHS)
def test_paths_equal_pythons(one: str, other: str) -> None:
    assert our_path.join(one, other, one) == posixpath.join(one, other, one)
    assert our_path.normpath(one) == posixpath.normpath(one)
    assert our_path.split(one) == posixpath.split(one)
    assert our_path.splitext(one) == posixpath.splitext(one)
    assert our_path.basename(one) == posixpath.basename(one)
    assert our_path.dirname(one) == posixpath.dirname(one)
    assert our_path.abspath(one) == posixpath.abspath(one)


@given(st.lists(PATHS, min_size=1, max_size=4))
def test_ways_between_paths_equal_pythons(paths: list[str]) -> None:
    assert our_path.commonprefix(paths) == posixpath.commonprefix(paths)
    pairs: list[tuple[Callable[[], str], Callable[[], str]]] = [
        (lambda: our_path.commonpath(paths), lambda: posixpath.commonpath(paths)),
        (lambda: our_path.relpath(paths[0], paths[-1]), lambda: posixpath.relpath(paths[0], paths[-1])),
        (lambda: our_path.relpath(paths[0]), lambda: posixpath.relpath(paths[0])),
    ]
    for mine, theirs in pairs:
        try:
            expected = theirs()
        except ValueError as problem:
            with pytest.raises(ValueError, match=str(problem)):
                mine()
        else:
            assert mine() == expected


@given(st.text(alphabet="ab~/$A{}_ ", max_size=12))
def test_names_in_paths_equal_pythons(path: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", {"HOME": "/home/x/", "A": "b=c"})
        our_os.environ["HOME"] = "/home/x/"
        assert our_path.expandvars(path) == posixpath.expandvars(path)
        if not path.startswith("~") or path[1:2] in ("", "/"):
            assert our_path.expanduser(path) == posixpath.expanduser(path)
        del our_os.environ["HOME"]


def test_links_in_paths(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "in").symlink_to("a/b")
    (tmp_path / "a" / "b" / "up").symlink_to("../..")
    (tmp_path / "absolute").symlink_to(tmp_path / "in")
    (tmp_path / "loop").symlink_to("loop")
    for name in ["", "in", "in/up/in", "absolute/../b/./up", "in/nothing/../x", "a//b"]:
        assert our_path.realpath(f"{tmp_path}/{name}") == posixpath.realpath(f"{tmp_path}/{name}"), name
    for name in ("loop", "nothing"):
        with pytest.raises(OSError) as mine:
            our_path.realpath(str(tmp_path / name), strict=True)
        with pytest.raises(OSError) as theirs:
            posixpath.realpath(str(tmp_path / name), strict=True)
        assert mine.value.errno == theirs.value.errno
    assert our_path.samefile(str(tmp_path / "in"), str(tmp_path / "a/b"))
    for path in ["/", "/proc", str(tmp_path), str(tmp_path / "in"), "/nothing"]:
        assert our_path.ismount(path) == posixpath.ismount(path)
    for name in ("getmtime", "getatime", "getctime", "getsize"):
        assert getattr(our_path, name)(__file__) == getattr(posixpath, name)(__file__)


def test_trees(tmp_path: Path) -> None:
    for name in ("a/b/c", "a/d", "e"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("a/1", "a/b/2", "a/b/c/3", "4"):
        (tmp_path / name).touch()
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "broken").symlink_to("nothing")
    top = str(tmp_path)
    for down in (True, False):
        for links in (True, False):
            mine = [(f, sorted(d), sorted(o)) for f, d, o in our_os.walk(top, down, None, links)]
            theirs = [(f, sorted(d), sorted(o)) for f, d, o in os.walk(top, down, None, links)]
            assert sorted(mine) == sorted(theirs)
    for folder, folders, _ in our_os.walk(top):
        folders[:] = [name for name in folders if name != "b"]
        assert not folder.endswith("b")
    problems: list[OSError] = []
    assert list(our_os.walk(top + "/nothing", onerror=problems.append)) == []
    assert [problem.errno for problem in problems] == [2]
    our_os.removedirs(top + "/a/d")
    assert not (tmp_path / "a/d").exists()
    assert (tmp_path / "a").exists()


def test_entries_of_a_directory(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("123")
    (tmp_path / "link").symlink_to("folder")
    (tmp_path / "broken").symlink_to("nothing")
    with our_os.scandir(str(tmp_path)) as mine, os.scandir(tmp_path) as theirs:
        pairs = list(
            zip(sorted(mine, key=lambda e: e.name), sorted(theirs, key=lambda e: e.name), strict=True)
        )
    for one, other in pairs:
        assert (one.name, one.path, one.inode(), repr(one)) == (
            other.name,
            other.path,
            other.inode(),
            repr(other),
        )
        assert one.is_symlink() == other.is_symlink()
        for follow in (True, False):
            assert one.is_dir(follow_symlinks=follow) == other.is_dir(follow_symlinks=follow)
            assert one.is_file(follow_symlinks=follow) == other.is_file(follow_symlinks=follow)
        size = one.stat(follow_symlinks=False).st_size
        assert size == other.stat(follow_symlinks=False).st_size
    with pytest.raises(FileNotFoundError):
        our_os.scandir(str(tmp_path / "nothing"))


def test_kinds_of_files(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    for path in [str(tmp_path), str(tmp_path / "link"), __file__, "/dev/null", "", "a\0b"]:
        for name in ("exists", "lexists", "isfile", "isdir", "islink"):
            assert getattr(our_path, name)(path) == getattr(posixpath, name)(path), (name, path)
