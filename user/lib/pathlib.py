"""pathlib: paths as objects. `Path` alone: what PurePath can, it can too."""

import errno
from collections.abc import Generator

from user.lib import os
from user.lib.files import open_binary_reader, open_binary_writer, open_text
from user.lib.fnmatch import fnmatchcase
from user.lib.glob import folders_below, has_magic
from user.lib.os_files import stat_result
from user.lib.posixpath import expanduser, ismount, realpath, samefile
from user.lib.stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK


def _joined(segments: tuple[str, ...]) -> tuple[str, list[str]]:
    """The root and the names of a path that is made of several."""
    names: list[str] = []
    root = ""
    for segment in segments:
        if segment.startswith("/"):
            root = "//" if segment.startswith("//") and not segment.startswith("///") else "/"
            names.clear()
        names += [name for name in segment.split("/") if name not in ("", ".")]
    return root, names


def _made(root: str, names: list[str]) -> "Path":
    """The path of a root and names."""
    made = Path()
    made.root = root
    made._names = names
    return made


class Path:
    """A path: an optional root and names."""

    def __init__(self, *args: str) -> None:
        self.root, self._names = _joined(args)

    # --- as text, compared ---

    def __str__(self) -> str:
        return (self.root + "/".join(self._names)) or "."

    def __fspath__(self) -> str:
        return str(self)

    def as_posix(self) -> str:
        """The path as a text."""
        return str(self)

    def __repr__(self) -> str:
        return f"PosixPath({str(self)!r})"

    def __bytes__(self) -> bytes:
        return os.fsencode(str(self))

    def __hash__(self) -> int:
        return hash(str(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Path) and self.root == other.root and self._names == other._names

    def __lt__(self, other: "Path") -> bool:
        return self.parts < other.parts

    def __le__(self, other: "Path") -> bool:
        return self.parts <= other.parts

    def __gt__(self, other: "Path") -> bool:
        return self.parts > other.parts

    def __ge__(self, other: "Path") -> bool:
        return self.parts >= other.parts

    # --- parts ---

    @property
    def parts(self) -> tuple[str, ...]:
        """The root, where there is one, and the names."""
        return tuple([self.root, *self._names] if self.root else self._names)

    @property
    def drive(self) -> str:
        """Nothing: there are no drives."""
        return ""

    @property
    def anchor(self) -> str:
        """The root."""
        return self.root

    @property
    def name(self) -> str:
        """The last name."""
        return self._names[-1] if self._names else ""

    @property
    def suffix(self) -> str:
        """What the last name ends with, from its last dot on."""
        dot = self.name.rfind(".")
        return self.name[dot:] if 0 < dot < len(self.name) - 1 else ""

    @property
    def suffixes(self) -> list[str]:
        """All that dots begin in the last name."""
        if self.name.endswith("."):
            return []
        return [f".{part}" for part in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self) -> str:
        """The last name without its suffix."""
        return self.name.removesuffix(self.suffix) if self.suffix else self.name

    @property
    def parent(self) -> "Path":
        """The path without its last name."""
        return _made(self.root, self._names[:-1])

    @property
    def parents(self) -> list["Path"]:
        """The parent, its parent, ..."""
        return [_made(self.root, self._names[:count]) for count in range(len(self._names) - 1, -1, -1)]

    def is_absolute(self) -> bool:
        """Whether there is a root."""
        return self.root != ""

    # --- other paths ---

    def joinpath(self, *other: str) -> "Path":
        """This path, and others from there."""
        return Path(str(self), *other)

    def __truediv__(self, key: str) -> "Path":
        return Path(str(self), key)

    def __rtruediv__(self, key: str) -> "Path":
        return Path(key, str(self))

    def with_name(self, name: str) -> "Path":
        """The path with another last name. ValueError."""
        if not self._names:
            raise ValueError(f"{self!r} has an empty name")
        root, names = _joined((name,))
        if root or len(names) != 1 or name.endswith("/"):
            raise ValueError(f"Invalid name {name!r}")
        return _made(self.root, [*self._names[:-1], name])

    def with_stem(self, stem: str) -> "Path":
        """The path with another last name, which keeps its suffix. ValueError."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix: str) -> "Path":
        """The path with another suffix, or none. ValueError."""
        if "/" in suffix or (suffix and not suffix.startswith(".")) or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self._names:
            raise ValueError(f"{self!r} has an empty name")
        return _made(self.root, [*self._names[:-1], self.name.removesuffix(self.suffix) + suffix])

    def relative_to(self, *other: str) -> "Path":
        """The path from another one on, which it begins with. ValueError."""
        start = Path(*other)
        if not self._begins_with(start):
            raise ValueError(
                f"{str(self)!r} is not in the subpath of {start.root + '/'.join(start._names)!r}"
                " OR one path is relative and the other is absolute."
            )
        return _made("", self._names[len(start._names) :])

    def is_relative_to(self, *other: str) -> bool:
        """Whether the path begins with another one."""
        return self._begins_with(Path(*other))

    def _begins_with(self, start: "Path") -> bool:
        return self.root == start.root and self._names[: len(start._names)] == start._names

    def match(self, path_pattern: str) -> bool:
        """Whether the last names fit those of a pattern, or all of them where it has a root."""
        pattern = Path(path_pattern)
        names, wanted = list(self.parts), list(pattern.parts)
        if not wanted:
            raise ValueError("empty pattern")
        if len(wanted) > len(names) or (pattern.root and len(wanted) != len(names)):
            return False
        last = names[len(names) - len(wanted) :]
        return all(fnmatchcase(name, part) for name, part in zip(last, wanted, strict=True))

    @staticmethod
    def cwd() -> "Path":
        """The current directory."""
        return Path(os.getcwd())

    @staticmethod
    def home() -> "Path":
        """The user's own directory."""
        return Path(expanduser("~"))

    def absolute(self) -> "Path":
        """The path from the root on."""
        return self if self.is_absolute() else Path(os.getcwd(), str(self))

    def resolve(self, strict: bool = False) -> "Path":
        """The path from the root on without links and "..". FileNotFoundError where it must exist."""
        if strict:
            os.stat(str(self))
        return Path(realpath(str(self)))

    def expanduser(self) -> "Path":
        """The path with the user's own directory for ~."""
        return Path(expanduser(str(self)))

    def readlink(self) -> "Path":
        """Where a link leads. OSError."""
        return Path(os.readlink(str(self)))

    # --- what is there ---

    def stat(self, *, follow_symlinks: bool = True) -> stat_result:
        """What is known of the file. OSError."""
        return os.stat(str(self), follow_symlinks=follow_symlinks)

    def lstat(self) -> stat_result:
        """What is known of the file, or of the link itself. OSError."""
        return os.lstat(str(self))

    def _mode(self) -> int:
        """The kind of the file; 0 where there is none."""
        try:
            return os.stat(str(self)).st_mode
        except OSError as problem:
            if problem.errno in (errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP):
                return 0
            raise

    def exists(self) -> bool:
        """Whether there is a file or folder."""
        return self._mode() != 0

    def is_file(self) -> bool:
        """Whether it is a plain file."""
        return S_ISREG(self._mode())

    def is_dir(self) -> bool:
        """Whether it is a folder."""
        return S_ISDIR(self._mode())

    def is_fifo(self) -> bool:
        """Whether it is a named pipe."""
        return S_ISFIFO(self._mode())

    def is_socket(self) -> bool:
        """Whether it is a socket."""
        return S_ISSOCK(self._mode())

    def is_block_device(self) -> bool:
        """Whether it is a device of blocks."""
        return S_ISBLK(self._mode())

    def is_char_device(self) -> bool:
        """Whether it is a device of characters."""
        return S_ISCHR(self._mode())

    def is_mount(self) -> bool:
        """Whether another file system begins here."""
        return ismount(str(self))

    def is_symlink(self) -> bool:
        """Whether it is a link."""
        try:
            return S_ISLNK(os.lstat(str(self)).st_mode)
        except OSError:
            return False

    def samefile(self, other_path: str) -> bool:
        """Whether another path leads to the same file. OSError."""
        return samefile(str(self), other_path)

    def iterdir(self) -> Generator["Path", None, None]:
        """What is in a folder. OSError."""
        for name in os.listdir(str(self)):
            yield self / name

    def glob(self, pattern: str) -> Generator["Path", None, None]:
        """What below a folder fits a pattern; ** stands for any folders. ValueError, NotImplementedError."""
        wanted = Path(pattern)
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if wanted.root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        yield from _unique(_fitting(self, wanted._names))

    def rglob(self, pattern: str) -> Generator["Path", None, None]:
        """What in any folder below fits a pattern."""
        wanted = Path(pattern)
        if wanted.root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        yield from _unique(_fitting(self, ["**", *wanted._names]))

    # --- reading and writing ---

    def read_text(self, encoding: str | None = None, errors: str | None = None) -> str:
        """The text of a file. OSError, UnicodeDecodeError."""
        with open_text(str(self), "r", -1, encoding or "utf-8", errors or "strict") as file:
            return file.read()

    def read_bytes(self) -> bytes:
        """The bytes of a file. OSError."""
        with open_binary_reader(str(self), "rb") as file:
            return file.read()

    def write_text(
        self, data: str, encoding: str | None = None, errors: str | None = None, newline: str | None = None
    ) -> int:
        """Make a file of a text; how many characters it has. OSError."""
        with open_text(str(self), "w", -1, encoding or "utf-8", errors or "strict", newline) as file:
            return file.write(data)

    def write_bytes(self, data: bytes | bytearray | memoryview) -> int:
        """Make a file of bytes; how many. OSError."""
        with open_binary_writer(str(self), "wb") as file:
            return file.write(data)

    # --- changing folders ---

    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        """Make a folder, and those that it is in where `parents` says so. OSError."""
        try:
            os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self) -> None:
        """Remove an empty folder. OSError."""
        os.rmdir(str(self))

    def unlink(self, missing_ok: bool = False) -> None:
        """Remove a file or link. OSError, but for one that is not there where that is well."""
        try:
            os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target: str) -> "Path":
        """Give the file another path, which is returned. OSError."""
        os.rename(str(self), target)
        return Path(target)

    def replace(self, target: str) -> "Path":
        """Give the file another path, in place of what is there. OSError."""
        os.replace(str(self), target)
        return Path(target)

    def touch(self, mode: int = 0o666, exist_ok: bool = True) -> None:
        """Make an empty file, or say that one was changed now. OSError."""
        if exist_ok and self.exists():
            os.utime(str(self))
            return
        flags = os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL)
        os.close(os.open(str(self), flags, mode))

    def chmod(self, mode: int) -> None:
        """Change who may do what. OSError."""
        os.chmod(str(self), mode)

    def symlink_to(self, target: str) -> None:
        """Make this a link to another path. OSError."""
        os.symlink(target, str(self))

    def hardlink_to(self, target: str) -> None:
        """Make this another name of a file. OSError."""
        os.link(target, str(self))


def _fitting(folder: Path, names: list[str]) -> Generator[Path, None, None]:
    """What below a folder fits the names of a pattern."""
    if not names:
        yield folder
    elif names[0] == "**":
        for place in folders_below(str(folder)) if folder.is_dir() else []:
            yield from _fitting(Path(place), names[1:])
    elif not has_magic(names[0]):
        if (folder / names[0]).exists():
            yield from _fitting(folder / names[0], names[1:])
    elif folder.is_dir():
        for name in os.listdir(str(folder)):
            if fnmatchcase(name, names[0]):
                inner = folder / name
                if len(names) == 1 or inner.is_dir():
                    yield from _fitting(inner, names[1:])


def _unique(paths: Generator[Path, None, None]) -> Generator[Path, None, None]:
    seen: set[str] = set()
    for path in paths:
        if str(path) not in seen:
            seen.add(str(path))
            yield path
