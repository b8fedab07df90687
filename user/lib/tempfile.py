"""tempfile: folders and files with names of their own, for a while."""

from types import TracebackType

from user.lib import os
from user.lib.posixpath import abspath, isdir, join
from user.lib.shutil import rmtree

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_TRIES = 10000
tempdir: str | None = None


def gettempdir() -> str:
    """The folder for them: what TMPDIR, TEMP or TMP says, /tmp, or another that there is."""
    for name in ("TMPDIR", "TEMP", "TMP"):
        place = os.environ.get(name)
        if place and isdir(place):
            return abspath(place)
    for folder in ("/tmp", "/var/tmp", "/usr/tmp"):
        if isdir(folder):
            return folder
    return os.getcwd()


def gettempprefix() -> str:
    """How their names begin."""
    return "tmp"


def _name(suffix: str | None, prefix: str | None, dir: str | None) -> str:
    """A path that hardly anybody else has."""
    middle = "".join([_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(8)])
    begin = gettempprefix() if prefix is None else prefix
    return abspath(join(gettempdir() if dir is None else dir, f"{begin}{middle}{suffix or ''}"))


def mkdtemp(suffix: str | None = None, prefix: str | None = None, dir: str | None = None) -> str:
    """Make a folder for this user alone; its path. OSError."""
    for _ in range(_TRIES):
        path = _name(suffix, prefix, dir)
        try:
            os.mkdir(path, 0o700)
        except FileExistsError:
            continue
        return path
    raise FileExistsError("No usable temporary directory name found")


def mkstemp(
    suffix: str | None = None, prefix: str | None = None, dir: str | None = None, text: bool = False
) -> tuple[int, str]:
    """Make and open a file for this user alone; its descriptor and path. OSError."""
    for _ in range(_TRIES):
        path = _name(suffix, prefix, dir)
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), path
        except FileExistsError:
            continue
    raise FileExistsError("No usable temporary file name found")


class TemporaryDirectory:
    """A folder that is removed at the end of a block, with all that is in it."""

    def __init__(self, suffix: str | None = None, prefix: str | None = None, dir: str | None = None) -> None:
        self.name = mkdtemp(suffix, prefix, dir)

    def __repr__(self) -> str:
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self) -> str:
        return self.name

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cleanup()

    def cleanup(self) -> None:
        """Remove the folder now."""
        rmtree(self.name, True)
