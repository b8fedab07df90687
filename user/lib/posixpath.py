"""posixpath: the operations on paths that os.path offers; each path is a str."""

from collections.abc import Iterable

from abi import errno, fcntl, stat
from user.lib import linux
from user.lib.os_environment import environ

sep = "/"
altsep: str | None = None
extsep = "."
curdir = "."
pardir = ".."
pathsep = ":"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"


def isabs(s: str) -> bool:
    """Whether the path begins at the root."""
    return s.startswith("/")


def _append(path: str, component: str) -> str:
    """`component` below `path`, or alone where it is absolute."""
    if component.startswith("/"):
        return component
    if not path or path.endswith("/"):
        return path + component
    return path + "/" + component


def join(a: str, /, *paths: str) -> str:
    """The components joined by "/", the last absolute one first."""
    path = a
    for component in paths:
        path = _append(path, component)
    return path


def split(p: str) -> tuple[str, str]:
    """The path before its last "/" and what follows; slashes at the end of the first are dropped."""
    index = p.rfind("/") + 1
    head = p[:index]
    tail = p[index:]
    stripped = head.rstrip("/")
    return (stripped if stripped else head), tail


def basename(p: str) -> str:
    """What follows the last "/"."""
    return p[p.rfind("/") + 1 :]


def dirname(p: str) -> str:
    """What stands before the last "/"."""
    return split(p)[0]


def splitdrive(p: str) -> tuple[str, str]:
    """No drive, and the path."""
    return "", p


def normcase(s: str) -> str:
    """The path: upper and lower case differ."""
    return s


def splitext(p: str) -> tuple[str, str]:
    """The path before the last dot of its last component, and the rest; leading dots do not count."""
    start = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot <= start or p[start:dot] == "." * (dot - start):
        return p, ""
    return p[:dot], p[dot:]


def normpath(path: str) -> str:
    """The path without empty components, "." and "name/.."."""
    if not path:
        return "."
    root = ""
    if path.startswith("/"):
        root = "//" if path.startswith("//") and not path.startswith("///") else "/"
    parts: list[str] = []
    for part in path.split("/"):
        if part == "" or part == ".":
            continue
        if part != ".." or (not root and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    text = root + "/".join(parts)
    return text if text else "."


def abspath(path: str) -> str:
    """The normalised path from the root. OSError where there is no working directory."""
    if not path.startswith("/"):
        path = join(linux.getcwd(), path)
    return normpath(path)


def _mode(path: str, flags: int) -> int:
    """st_mode, or 0 where there is no such file."""
    try:
        return linux.stat_at(path, flags).st_mode
    except (OSError, ValueError):
        return 0


def exists(path: str) -> bool:
    """Whether the path leads to a file."""
    return _mode(path, 0) != 0


def lexists(path: str) -> bool:
    """Whether there is such a file, be it a link that leads nowhere."""
    return _mode(path, fcntl.AT_SYMLINK_NOFOLLOW) != 0


def isfile(path: str) -> bool:
    """Whether the path leads to a regular file."""
    return _mode(path, 0) & stat.S_IFMT == stat.S_IFREG


def isdir(s: str) -> bool:
    """Whether the path leads to a directory."""
    return _mode(s, 0) & stat.S_IFMT == stat.S_IFDIR


def islink(path: str) -> bool:
    """Whether the path is a symbolic link."""
    return _mode(path, fcntl.AT_SYMLINK_NOFOLLOW) & stat.S_IFMT == stat.S_IFLNK


def getsize(filename: str) -> int:
    """The size of the file in bytes. OSError."""
    return linux.stat_at(filename, 0).st_size


def _seconds(whole: int, nanoseconds: int) -> float:
    return (whole * 1_000_000_000 + nanoseconds) / 1_000_000_000


def getmtime(filename: str) -> float:
    """When the contents were changed, in seconds since 1970. OSError."""
    status = linux.stat_at(filename, 0)
    return _seconds(status.st_mtime, status.st_mtime_nsec)


def getatime(filename: str) -> float:
    """When the file was read, in seconds since 1970. OSError."""
    status = linux.stat_at(filename, 0)
    return _seconds(status.st_atime, status.st_atime_nsec)


def getctime(filename: str) -> float:
    """When the status was changed, in seconds since 1970. OSError."""
    status = linux.stat_at(filename, 0)
    return _seconds(status.st_ctime, status.st_ctime_nsec)


def samefile(f1: str, f2: str) -> bool:
    """Whether two paths lead to one file. OSError."""
    one, other = linux.stat_at(f1, 0), linux.stat_at(f2, 0)
    return one.st_ino == other.st_ino and one.st_dev == other.st_dev


def sameopenfile(fp1: int, fp2: int) -> bool:
    """Whether two descriptors are of one file. OSError."""
    one, other = linux.fstat(fp1), linux.fstat(fp2)
    return one.st_ino == other.st_ino and one.st_dev == other.st_dev


def ismount(path: str) -> bool:
    """Whether another file system begins at the path."""
    try:
        one = linux.stat_at(path, fcntl.AT_SYMLINK_NOFOLLOW)
        above = linux.stat_at(join(path, ".."), fcntl.AT_SYMLINK_NOFOLLOW)
    except (OSError, ValueError):
        return False
    if one.st_mode & stat.S_IFMT == stat.S_IFLNK:
        return False
    return one.st_dev != above.st_dev or one.st_ino == above.st_ino


def _parts(path: str) -> list[str]:
    """The components of a path that count."""
    return [part for part in path.split("/") if part and part != "."]


def relpath(path: str, start: str | None = None) -> str:
    """The way to `path` from `start`, or from the working directory."""
    if not path:
        raise ValueError("no path specified")
    begin = _parts(abspath(curdir if start is None else start))
    end = _parts(abspath(path))
    common = 0
    while common < len(begin) and common < len(end) and begin[common] == end[common]:
        common += 1
    way = [pardir] * (len(begin) - common) + end[common:]
    return join(way[0], *way[1:]) if way else curdir


def commonprefix(m: Iterable[str]) -> str:
    """The characters with which all of some texts begin."""
    texts = list(m)
    if not texts:
        return ""
    least, most = min(texts), max(texts)
    for index, letter in enumerate(least):
        if letter != most[index]:
            return least[:index]
    return least


def commonpath(paths: Iterable[str]) -> str:
    """The longest path that leads to all. ValueError where some are absolute and some not."""
    given = list(paths)
    if not given:
        raise ValueError("commonpath() arg is an empty sequence")
    rooted = isabs(given[0])
    for path in given:
        if isabs(path) != rooted:
            raise ValueError("Can't mix absolute and relative paths")
    split_paths = [_parts(path) for path in given]
    least, most = min(split_paths), max(split_paths)
    common = 0
    while common < len(least) and least[common] == most[common]:
        common += 1
    return ("/" if rooted else "") + "/".join(least[:common])


def expanduser(path: str) -> str:
    """The path with the home directory, as HOME has it, in place of "~"; "~name" stays as it is."""
    if path != "~" and not path.startswith("~/"):
        return path
    home = environ.get("HOME")
    if home is None:
        return path
    text = home.rstrip("/") + path[1:]
    return text if text else "/"


def _variable_at(path: str, dollar: int) -> tuple[str, int]:
    """The name of the variable at a "$", and where it ends; "" where there is none."""
    start = dollar + 1
    if path[start : start + 1] == "{":
        end = path.find("}", start)
        return (path[start + 1 : end], end + 1) if end >= 0 else ("", start)
    end = start
    while end < len(path) and path[end].isascii() and (path[end].isalnum() or path[end] == "_"):
        end += 1
    return path[start:end], end


def expandvars(path: str) -> str:
    """The path with values of the environment in place of `$NAME` and `${NAME}`; unknown ones stay."""
    text = ""
    index = 0
    while index < len(path):
        if path[index] != "$":
            text += path[index]
            index += 1
            continue
        name, end = _variable_at(path, index)
        value = environ.get(name) if name else None
        text += path[index:end] if value is None else value
        index = end
    return text


_MOST_LINKS = 40
"""Links that a path may lead through, as in Linux."""


def realpath(filename: str, *, strict: bool = False) -> str:
    """The absolute path without symbolic links. OSError where `strict` and something is missing."""
    pending = _parts(filename)[::-1]
    path = "/" if filename.startswith("/") else linux.getcwd()
    links = 0
    while pending:
        name = pending.pop()
        if name == pardir:
            path = dirname(path)
            continue
        place = join(path, name)
        if strict:
            linux.stat_at(place, fcntl.AT_SYMLINK_NOFOLLOW)
        if not islink(place):
            path = place
            continue
        links += 1
        if links > _MOST_LINKS:
            if strict:
                raise OSError(errno.ELOOP, errno.strerror(errno.ELOOP), filename)
            return join(place, *pending[::-1])
        target = linux.readlink(place)
        if target.startswith("/"):
            path = "/"
        pending += _parts(target)[::-1]
    return path
