"""The tree of all mounted file systems: mounts, the path walk, and the calls that take a path.

Every call takes the Location that a relative path starts from (a process's working directory, or the
directory descriptor of an *at call) and a path as str; it answers, or raises the OSError that Linux would
(path_resolution(7)). A directory is followed by its Location, so ".." needs no help from the file system and
steps out of a mount at its root. There are no symbolic links. Rights are not checked here: every process is
root's.
"""

from dataclasses import dataclass

from abi import errno, fcntl
from kernel.fs.interfaces import FileSystem, Inode, Location, OpenFile

TMPFILE_BIT = 0o20000000  # O_TMPFILE without the O_DIRECTORY in it
PERMISSION_BITS = 0o7777


def decode_path(raw: bytes) -> str:
    """A path as it came from a process; EINVAL where it is not UTF-8, the only encoding of names here."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise errno.os_error(errno.EINVAL) from None


@dataclass
class Mount:
    """One line of /proc/mounts: where, and what."""

    path: str
    file_system: FileSystem


@dataclass
class Target:
    """A path up to its last component: the directory, and the name, "" for the root itself."""

    directory: Location
    name: str
    trailing_slash: bool

    def is_plain(self) -> bool:
        """Whether the name could be created or removed: it is none of "", ".", ".."."""
        return self.name not in ("", ".", "..")


class VirtualFileSystem:
    """All mounted file systems, as one tree."""

    def __init__(self, root: FileSystem) -> None:
        self.root = Location(root.root(), "", None)
        self.mounts: list[Mount] = [Mount("/", root)]
        self._mounted: dict[int, dict[int, Inode]] = {}  # what covers a directory, by its device and number

    def mount(self, path: str, file_system: FileSystem) -> None:
        """Cover the directory at `path` by the root of `file_system`; ENOTDIR, EBUSY for "/"."""
        place = self.walk(self.root, path)
        if not place.inode.is_directory():
            raise errno.os_error(errno.ENOTDIR)
        if place.parent is None:
            raise errno.os_error(errno.EBUSY)
        covered = self._mounted.setdefault(place.inode.device, {})
        covered[place.inode.number] = file_system.root()
        self.mounts.append(Mount(place.path(), file_system))

    def sync(self) -> None:
        """sync(2)."""
        for mount in self.mounts:
            mount.file_system.sync()

    # The walk

    def walk(self, start: Location, path: str) -> Location:
        """What `path` names; ENOENT, ENOTDIR, ENAMETOOLONG."""
        if path == "":
            raise errno.os_error(errno.ENOENT)
        if len(path) >= fcntl.PATH_MAX:
            raise errno.os_error(errno.ENAMETOOLONG)
        place = self.root if path[0] == "/" else start
        for name in path.split("/"):
            if not place.inode.is_directory():
                raise errno.os_error(errno.ENOTDIR)
            if name == "..":
                place = place if place.parent is None else place.parent
            elif name not in ("", "."):
                place = self.child(place, name)
        if path[-1] == "/" and not place.inode.is_directory():
            raise errno.os_error(errno.ENOTDIR)
        return place

    def child(self, directory: Location, name: str) -> Location:
        """One step down, into a mount where there is one; ENOENT, ENOTDIR, ENAMETOOLONG."""
        if len(name) > fcntl.NAME_MAX:
            raise errno.os_error(errno.ENAMETOOLONG)
        inode = directory.inode.lookup(name)
        cover = self._cover(inode)
        while cover is not None:
            inode = cover
            cover = self._cover(inode)
        return Location(inode, name, directory)

    def _cover(self, inode: Inode) -> Inode | None:
        """The root of what is mounted on a directory."""
        covered = self._mounted.get(inode.device)
        return covered.get(inode.number) if covered is not None else None

    def existing_child(self, directory: Location, name: str) -> Location | None:
        """The same, None for ENOENT."""
        try:
            return self.child(directory, name)
        except OSError as error:
            if error.errno != errno.ENOENT:
                raise
            return None

    def target(self, start: Location, path: str) -> Target:
        """Walk to the directory of `path`'s last component, which need not exist."""
        if path == "":
            raise errno.os_error(errno.ENOENT)
        stripped = path.rstrip("/")
        slash = stripped.rfind("/")
        head = stripped[: slash + 1]
        if head == "" and path[0] == "/":
            head = "/"
        directory = start if head == "" else self.walk(start, head)
        if not directory.inode.is_directory():
            raise errno.os_error(errno.ENOTDIR)
        if len(path) >= fcntl.PATH_MAX:
            raise errno.os_error(errno.ENAMETOOLONG)
        return Target(directory, stripped[slash + 1 :], len(stripped) < len(path))

    # Calls with a path

    def open(self, start: Location, path: str, flags: int, mode: int) -> OpenFile:
        """open(2) with `mode` already freed of the umask's bits."""
        if flags & TMPFILE_BIT != 0:
            raise errno.os_error(errno.EOPNOTSUPP)
        if flags & fcntl.O_PATH != 0:
            flags &= fcntl.O_PATH | fcntl.O_DIRECTORY | fcntl.O_NOFOLLOW | fcntl.O_CLOEXEC
        if flags & fcntl.O_CREAT != 0:
            if flags & fcntl.O_DIRECTORY != 0:
                raise errno.os_error(errno.EINVAL)
            return self._open_or_create(start, path, flags, mode)
        return self._open_existing(self.walk(start, path), flags)

    def _open_or_create(self, start: Location, path: str, flags: int, mode: int) -> OpenFile:
        target = self.target(start, path)
        if not target.is_plain():
            raise errno.os_error(errno.EEXIST if flags & fcntl.O_EXCL != 0 else errno.EISDIR)
        if target.trailing_slash:
            raise errno.os_error(errno.EISDIR)
        place = self.existing_child(target.directory, target.name)
        if place is None:
            inode = target.directory.inode.create(target.name, mode & PERMISSION_BITS)
            return inode.open_file(flags, Location(inode, target.name, target.directory))
        if flags & fcntl.O_EXCL != 0:
            raise errno.os_error(errno.EEXIST)
        if place.inode.is_directory():
            raise errno.os_error(errno.EISDIR)
        return self._open_existing(place, flags)

    def _open_existing(self, place: Location, flags: int) -> OpenFile:
        inode = place.inode
        changes = flags & fcntl.O_ACCMODE != fcntl.O_RDONLY or flags & fcntl.O_TRUNC != 0
        if inode.is_directory():
            if changes:
                raise errno.os_error(errno.EISDIR)
        elif flags & fcntl.O_DIRECTORY != 0:
            raise errno.os_error(errno.ENOTDIR)
        file = inode.open_file(flags, place)
        if flags & fcntl.O_TRUNC != 0 and inode.is_regular():
            try:
                inode.truncate(0)
            except OSError:
                file.release()
                raise
        return file

    def check_new(self, start: Location, path: str) -> Target:
        """Where a path that must not exist yet would be; EEXIST, ENOENT."""
        target = self.target(start, path)
        if not target.is_plain() or self.existing_child(target.directory, target.name) is not None:
            raise errno.os_error(errno.EEXIST)
        return target

    def make_directory(self, start: Location, path: str, mode: int) -> None:
        """mkdir(2) with `mode` already freed of the umask's bits."""
        target = self.check_new(start, path)
        target.directory.inode.make_directory(target.name, mode & PERMISSION_BITS)

    def unlink(self, start: Location, path: str) -> None:
        """unlink(2)."""
        target = self.target(start, path)
        if not target.is_plain():
            raise errno.os_error(errno.EISDIR)
        place = self.child(target.directory, target.name)
        if place.inode.is_directory():
            raise errno.os_error(errno.EISDIR)
        if target.trailing_slash:
            raise errno.os_error(errno.ENOTDIR)
        target.directory.inode.unlink(target.name)

    def remove_directory(self, start: Location, path: str) -> None:
        """rmdir(2)."""
        target = self.target(start, path)
        if target.name == ".":
            raise errno.os_error(errno.EINVAL)
        if target.name == "..":
            raise errno.os_error(errno.ENOTEMPTY)
        if target.name == "":
            raise errno.os_error(errno.EBUSY)
        place = self.child(target.directory, target.name)
        if not place.inode.is_directory():
            raise errno.os_error(errno.ENOTDIR)
        self._refuse_mount(target, place)
        target.directory.inode.remove_directory(target.name)

    def rename(self, old_start: Location, old_path: str, new_start: Location, new_path: str) -> None:
        """rename(2)."""
        old = self.target(old_start, old_path)
        new = self.target(new_start, new_path)
        if old.directory.inode.device != new.directory.inode.device:
            raise errno.os_error(errno.EXDEV)
        if not old.is_plain() or not new.is_plain():
            raise errno.os_error(errno.EBUSY)
        source = self.child(old.directory, old.name)
        replaced = self.existing_child(new.directory, new.name)
        if not source.inode.is_directory() and (old.trailing_slash or new.trailing_slash):
            raise errno.os_error(errno.ENOTDIR)
        if _is_within(new.directory, source.inode):
            raise errno.os_error(errno.EINVAL)
        self._refuse_mount(old, source)
        if replaced is not None:
            if _is_within(old.directory, replaced.inode):
                raise errno.os_error(errno.ENOTEMPTY)
            _check_replacement(source.inode, replaced.inode)
            self._refuse_mount(new, replaced)
        old.directory.inode.rename(old.name, new.directory.inode, new.name)

    def _refuse_mount(self, target: Target, place: Location) -> None:
        """EBUSY where `place` is the root of a mounted file system."""
        if place.inode.device != target.directory.inode.device:
            raise errno.os_error(errno.EBUSY)


def _is_within(place: Location, ancestor: Inode) -> bool:
    """Whether `ancestor` is on the way from the root to `place`, `place` included."""
    step: Location | None = place
    while step is not None:
        if step.inode.number == ancestor.number and step.inode.device == ancestor.device:
            return True
        step = step.parent
    return False


def _check_replacement(source: Inode, replaced: Inode) -> None:
    """A directory replaces a directory only, a file a file only."""
    if source.is_directory() and not replaced.is_directory():
        raise errno.os_error(errno.ENOTDIR)
    if replaced.is_directory() and not source.is_directory():
        raise errno.os_error(errno.EISDIR)
