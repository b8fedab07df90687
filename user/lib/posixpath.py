"""posixpath: the operations on paths that os.path offers."""

from abi import fcntl, stat
from user.lib import linux

sep = "/"
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


def join(
    a: str, b: str | None = None, c: str | None = None, d: str | None = None, e: str | None = None
) -> str:
    """The components joined by "/", the last absolute one first."""
    path = a
    if b is not None:
        path = _append(path, b)
    if c is not None:
        path = _append(path, c)
    if d is not None:
        path = _append(path, d)
    if e is not None:
        path = _append(path, e)
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
