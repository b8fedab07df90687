"""glob: the paths that fit a pattern, whose parts may have *, ? and [abc], and ** for any folders."""

from collections.abc import Iterator

from user.lib import os
from user.lib.fnmatch import fnmatchcase
from user.lib.os_directories import scandir
from user.lib.posixpath import isdir, join, lexists, split


def has_magic(s: str) -> bool:
    """Whether a text is a pattern, and no plain name."""
    return "*" in s or "?" in s or "[" in s


def escape(pathname: str) -> str:
    """A pattern that only this path fits."""
    return "".join([f"[{letter}]" if letter in "*?[" else letter for letter in pathname])


def glob(pathname: str, *, recursive: bool = False, include_hidden: bool = False) -> list[str]:
    """The paths that fit a pattern, in the order of their folders; hidden ones where a part says so."""
    return list(iglob(pathname, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname: str, *, recursive: bool = False, include_hidden: bool = False) -> Iterator[str]:
    """The paths that fit a pattern, one after the other."""
    for found in _found(pathname, recursive, include_hidden):
        if found:
            yield found


def _found(pathname: str, recursive: bool, include_hidden: bool) -> Iterator[str]:
    """The paths that fit a pattern; the empty one for ** of no folder."""
    folder, name = split(pathname)
    if not has_magic(pathname):
        if lexists(pathname) if name else isdir(folder):
            yield pathname
        return
    if folder == pathname or not has_magic(folder):
        folders = iter([folder])
    else:
        folders = _found(folder, recursive, include_hidden)
    for place in folders:
        for found in _names(place, name, recursive, include_hidden):
            yield join(place, found)


def _names(folder: str, pattern: str, recursive: bool, hidden: bool) -> Iterator[str]:
    """What in a folder fits the last part of a pattern, by its path from there."""
    if recursive and pattern == "**":
        if not folder or isdir(folder):
            yield ""
        yield from _below(folder, hidden)
    elif not has_magic(pattern):
        if lexists(join(folder, pattern)) if pattern else isdir(folder):
            yield pattern
    else:
        for name in _listed(folder):
            if (hidden or pattern.startswith(".") or not name.startswith(".")) and fnmatchcase(name, pattern):
                yield name


def _listed(folder: str) -> list[str]:
    """The names in a folder; none where it cannot be read."""
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _below(folder: str, hidden: bool) -> Iterator[str]:
    """Everything below a folder, each folder before what is in it."""
    for name in _listed(folder):
        if hidden or not name.startswith("."):
            yield name
            inner = join(folder, name)
            for found in _below(inner, hidden) if isdir(inner) else []:
                yield join(name, found)


def folders_below(folder: str) -> list[str]:
    """A folder and those below it, not by way of links, each before those in it; for pathlib."""
    found = [folder]
    try:
        for entry in scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                found += folders_below(entry.path)
    except PermissionError:
        pass
    return found
