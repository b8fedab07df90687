"""os: directories entry by entry, and trees of them."""

from collections.abc import Callable, Iterator
from types import TracebackType

from abi import dirent, fcntl
from abi import stat as modes
from abi.fcntl import O_CLOEXEC, O_DIRECTORY, O_RDONLY
from ophion.lang import sizeof
from user.lib import linux
from user.lib import posixpath as path
from user.lib.os_files import rmdir, stat, stat_result

_DIRECTORY_BUFFER = 16384


class DirEntry:
    """What a directory tells of one of its entries; more is asked of the system when it is wanted."""

    def __init__(self, folder: str, name: str, inode: int, kind: int) -> None:
        self.name = name
        self.path = path.join(folder, name)
        self._inode = inode
        self._kind = kind

    def inode(self) -> int:
        """The number of its inode."""
        return self._inode

    def is_symlink(self) -> bool:
        """Whether it is a symbolic link."""
        return self._is(dirent.DT_LNK, False)

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a directory, or leads to one."""
        return self._is(dirent.DT_DIR, follow_symlinks)

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a regular file, or leads to one."""
        return self._is(dirent.DT_REG, follow_symlinks)

    def stat(self, *, follow_symlinks: bool = True) -> stat_result:
        """Its status."""
        return stat(self.path, follow_symlinks=follow_symlinks)

    def __fspath__(self) -> str:
        return self.path

    def __repr__(self) -> str:
        return f"<DirEntry {self.name!r}>"

    def _is(self, kind: int, follow_symlinks: bool) -> bool:
        known = self._kind
        if known == dirent.DT_UNKNOWN or (known == dirent.DT_LNK and follow_symlinks):
            try:
                mode = linux.stat_at(self.path, 0 if follow_symlinks else fcntl.AT_SYMLINK_NOFOLLOW).st_mode
            except FileNotFoundError:
                return False
            known = dirent.type_of_mode(mode & modes.S_IFMT)
        return known == kind


class _ScandirIterator:
    """The entries of a directory, which is read as they are asked for."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._descriptor = -1
        self._descriptor = linux.open_at(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        self._buffer = bytearray(_DIRECTORY_BUFFER)
        self._position = 0
        self._size = 0

    def __enter__(self) -> "_ScandirIterator":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def __iter__(self) -> "_ScandirIterator":
        return self

    def __next__(self) -> DirEntry:
        while self._descriptor >= 0:
            if self._position == self._size and not self._fill():
                break
            entry = self._take()
            if entry.name != "." and entry.name != "..":
                return entry
        raise StopIteration

    def close(self) -> None:
        """Let go of the directory."""
        if self._descriptor >= 0:
            linux.close(self._descriptor)
            self._descriptor = -1

    def _fill(self) -> bool:
        """Read on; False, and the directory is closed, at its end."""
        self._position = 0
        self._size = linux.getdents64(self._descriptor, self._buffer)
        if self._size == 0:
            self.close()
        return self._size > 0

    def _take(self) -> DirEntry:
        """The entry at the position, which moves on."""
        record = dirent.Dirent64.over(self._buffer, self._position)
        begin = self._position + sizeof(dirent.Dirent64)
        end = self._buffer.index(b"\0", begin)
        self._position += record.d_reclen
        return DirEntry(self._folder, self._buffer[begin:end].decode(), int(record.d_ino), record.d_type)


def scandir(path: str = ".") -> _ScandirIterator:
    """The entries of a directory, without "." and "..", in no order. OSError."""
    return _ScandirIterator(path)


def listdir(path: str = ".") -> list[str]:
    """The names in a directory, without "." and "..", in no order. OSError."""
    return [entry.name for entry in _ScandirIterator(path)]


def _listed(
    top: str, onerror: Callable[[OSError], object] | None, followlinks: bool
) -> tuple[list[str], list[str], list[str]] | None:
    """The names of directories, of other files, and the directories to go into; None after an error."""
    folders: list[str] = []
    others: list[str] = []
    entered: list[str] = []
    try:
        for entry in _ScandirIterator(top):
            if not entry.is_dir():
                others.append(entry.name)
                continue
            folders.append(entry.name)
            if followlinks or not entry.is_symlink():
                entered.append(entry.path)
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return None
    return folders, others, entered


def walk(
    top: str,
    topdown: bool = True,
    onerror: Callable[[OSError], object] | None = None,
    followlinks: bool = False,
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each directory of a tree with the names of its directories and of its other files.

    `topdown`: a directory comes before those in it, and only those that its list still names are gone into.
    """
    listed = _listed(top, onerror, followlinks)
    if listed is None:
        return
    folders, others, entered = listed
    if topdown:
        yield top, folders, others
        for name in folders:
            below = path.join(top, name)
            if followlinks or not path.islink(below):
                yield from walk(below, topdown, onerror, followlinks)
        return
    for below in entered:
        yield from walk(below, topdown, onerror, followlinks)
    yield top, folders, others


def removedirs(name: str) -> None:
    """Remove an empty directory, and those above it that become empty. OSError for the first."""
    rmdir(name)
    above = path.dirname(name.rstrip("/"))
    while path.basename(above):
        try:
            rmdir(above)
        except OSError:
            return
        above = path.dirname(above)
