"""shutil: files and trees of files copied, moved and removed; programs found by name."""

from user.lib import os
from user.lib.files import open_binary_reader, open_binary_writer
from user.lib.posixpath import basename, dirname, exists, isdir, islink, join, lexists, samefile
from user.lib.stat import S_IMODE

COPY_BUFFER = 65536
"""The bytes that are copied at once."""


class Error(OSError):
    """That something cannot be copied or moved."""


class SameFileError(Error):
    """That a file would be copied to itself."""


def copyfile(src: str, dst: str, *, follow_symlinks: bool = True) -> str:
    """Copy what a file holds; the path of the copy. OSError, SameFileError."""
    if exists(dst) and samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    if not follow_symlinks and islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open_binary_reader(src, "rb") as source, open_binary_writer(dst, "wb") as target:
        while data := source.read(COPY_BUFFER):
            target.write(data)
    return dst


def copymode(src: str, dst: str, *, follow_symlinks: bool = True) -> None:
    """Give a file the permissions of another. OSError."""
    mode = S_IMODE(os.stat(src).st_mode)
    if S_IMODE(os.stat(dst).st_mode) != mode:
        os.chmod(dst, mode)


def copystat(src: str, dst: str, *, follow_symlinks: bool = True) -> None:
    """Give a file the permissions and times of another. OSError."""
    known = os.stat(src)
    os.utime(dst, ns=(known.st_atime_ns, known.st_mtime_ns))
    copymode(src, dst)


def _inside(src: str, dst: str) -> str:
    """Where a copy goes: into a folder by its own name, or to a path."""
    return join(dst, basename(src)) if isdir(dst) else dst


def copy(src: str, dst: str, *, follow_symlinks: bool = True) -> str:
    """Copy a file and its permissions, into a folder too; the path of the copy. OSError."""
    target = copyfile(src, _inside(src, dst), follow_symlinks=follow_symlinks)
    copymode(src, target)
    return target


def copy2(src: str, dst: str, *, follow_symlinks: bool = True) -> str:
    """Copy a file, its permissions and times, into a folder too; the path of the copy. OSError."""
    target = copyfile(src, _inside(src, dst), follow_symlinks=follow_symlinks)
    copystat(src, target)
    return target


def copytree(src: str, dst: str, symlinks: bool = False, *, dirs_exist_ok: bool = False) -> str:
    """Copy a folder with all that is in it; the path of the copy. OSError."""
    names = os.listdir(src)
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        source, target = join(src, name), join(dst, name)
        if symlinks and islink(source):
            os.symlink(os.readlink(source), target)
        elif isdir(source):
            copytree(source, target, symlinks, dirs_exist_ok=dirs_exist_ok)
        else:
            copy2(source, target)
    copystat(src, dst)
    return dst


def rmtree(path: str, ignore_errors: bool = False) -> None:
    """Remove a folder with all that is in it. OSError, but where it is to be ignored."""
    try:
        if islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
        for entry in os.scandir(path):
            if entry.is_dir(follow_symlinks=False):
                rmtree(entry.path, ignore_errors)
            else:
                os.unlink(entry.path)
        os.rmdir(path)
    except OSError:
        if not ignore_errors:
            raise


def move(src: str, dst: str) -> str:
    """Move a file or folder, into a folder too; its new path. OSError."""
    target = dst
    if isdir(dst):
        target = join(dst, basename(src.rstrip("/")))
        if lexists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if isdir(src):
            copytree(src, target, True)
            rmtree(src)
        else:
            copy2(src, target)
            os.unlink(src)
    return target


def which(cmd: str, mode: int = os.F_OK | os.X_OK, path: str | None = None) -> str | None:
    """The path of a program, looked for where PATH says; None where there is none."""
    if dirname(cmd):
        return cmd if _is_program(cmd, mode) else None
    for folder in (path or os.environ.get("PATH") or os.defpath).split(os.pathsep):
        found = join(folder, cmd)
        if _is_program(found, mode):
            return found
    return None


def _is_program(path: str, mode: int) -> bool:
    return exists(path) and os.access(path, mode) and not isdir(path)


def get_terminal_size(fallback: tuple[int, int] = (80, 24)) -> os.terminal_size:
    """Columns and lines: those of the environment, of the terminal, or others."""
    columns, lines = (_number(os.environ.get(name)) for name in ("COLUMNS", "LINES"))
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(1)
        except OSError:
            size = os.terminal_size(*fallback)
        columns = columns if columns > 0 else size.columns or fallback[0]
        lines = lines if lines > 0 else size.lines or fallback[1]
    return os.terminal_size(columns, lines)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdigit() else 0
