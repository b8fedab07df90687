"""stat: the bits of st_mode and what they mean (inode(7))."""

from abi import stat as bits

S_IFMT_MASK = bits.S_IFMT
S_IFSOCK = bits.S_IFSOCK
S_IFLNK = bits.S_IFLNK
S_IFREG = bits.S_IFREG
S_IFBLK = bits.S_IFBLK
S_IFDIR = bits.S_IFDIR
S_IFCHR = bits.S_IFCHR
S_IFIFO = bits.S_IFIFO
S_ISUID = bits.S_ISUID
S_ISGID = bits.S_ISGID
S_ISVTX = bits.S_ISVTX
S_IRWXU = bits.S_IRWXU
S_IRUSR = bits.S_IRUSR
S_IWUSR = bits.S_IWUSR
S_IXUSR = bits.S_IXUSR
S_IRWXG = bits.S_IRWXG
S_IRGRP = bits.S_IRGRP
S_IWGRP = bits.S_IWGRP
S_IXGRP = bits.S_IXGRP
S_IRWXO = bits.S_IRWXO
S_IROTH = bits.S_IROTH
S_IWOTH = bits.S_IWOTH
S_IXOTH = bits.S_IXOTH

_TYPE_LETTERS: dict[int, str] = {
    S_IFSOCK: "s",
    S_IFLNK: "l",
    S_IFREG: "-",
    S_IFBLK: "b",
    S_IFDIR: "d",
    S_IFCHR: "c",
    S_IFIFO: "p",
}


def S_IFMT(mode: int, /) -> int:  # noqa: N802 (Python's name)
    """The file type's bits."""
    return mode & S_IFMT_MASK


def S_IMODE(mode: int, /) -> int:  # noqa: N802 (Python's name)
    """The permission bits, with set-user-ID, set-group-ID and sticky."""
    return mode & 0o7777


def S_ISSOCK(mode: int, /) -> bool:  # noqa: N802 (Python's name)
    """Whether it is a socket."""
    return S_IFMT(mode) == S_IFSOCK


def S_ISLNK(mode: int, /) -> bool:  # noqa: N802 (Python's name)
    """Whether it is a symbolic link."""
    return S_IFMT(mode) == S_IFLNK


def S_ISREG(mode: int, /) -> bool:  # noqa: N802 (Python's name)
    """Whether it is a regular file."""
    return S_IFMT(mode) == S_IFREG


def S_ISBLK(mode: int, /) -> bool:  # noqa: N802 (Python's name)
    """Whether it is a block device."""
    return S_IFMT(mode) == S_IFBLK


def S_ISDIR(mode: int, /) -> bool:  # noqa: N802 (Python's name)
    """Whether it is a directory."""
    return S_IFMT(mode) == S_IFDIR


def S_ISCHR(mode: int, /) -> bool:  # noqa: N802 (Python's name)
    """Whether it is a character device."""
    return S_IFMT(mode) == S_IFCHR


def S_ISFIFO(mode: int, /) -> bool:  # noqa: N802 (Python's name)
    """Whether it is a pipe."""
    return S_IFMT(mode) == S_IFIFO


def _triple(mode: int, shift: int, special: bool, letter: str) -> str:
    """Three letters for the permissions of one class of users."""
    bits_of_class = mode >> shift & 7
    text = "r" if bits_of_class & 4 != 0 else "-"
    text += "w" if bits_of_class & 2 != 0 else "-"
    executable = bits_of_class & 1 != 0
    if special:
        return text + (letter if executable else letter.upper())
    return text + ("x" if executable else "-")


def filemode(mode: int, /) -> str:
    """The ten letters of `ls -l`."""
    text = _TYPE_LETTERS.get(S_IFMT(mode), "?")
    text += _triple(mode, 6, mode & S_ISUID != 0, "s")
    text += _triple(mode, 3, mode & S_ISGID != 0, "s")
    return text + _triple(mode, 0, mode & S_ISVTX != 0, "t")
