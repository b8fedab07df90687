"""System calls on paths: opening, making, listing, renaming, removing, the working directory."""

from abi import errno, fcntl
from abi import syscall_numbers as number
from abi.dirent import Dirent64, record_length, type_of_mode
from abi.stat import S_IFCHR
from kernel.fs.interfaces import DirectoryEntry, Inode, Location
from kernel.proc.namespace import namespace
from kernel.proc.sessions import adopt_on_open
from kernel.syscall.call import Call
from kernel.syscall.file_size import check_file_size
from kernel.syscall.table import Entry
from ophion.lang import sizeof, u64

# Opening.


def sys_open(call: Call) -> int:
    """open(2)."""
    path = call.path(0)
    return _open(call, call.process.current_directory(), path, call.word(1), call.word(2))


def sys_openat(call: Call) -> int:
    """openat(2)."""
    path = call.path(1)
    return _open(call, call.start_of(0, path), path, call.word(2), call.word(3))


def sys_creat(call: Call) -> int:
    """creat(2)."""
    flags = fcntl.O_CREAT | fcntl.O_WRONLY | fcntl.O_TRUNC
    return _open(call, call.process.current_directory(), call.path(0), flags, call.word(1))


def _open(call: Call, start: Location, path: str, flags: int, mode: int) -> int:
    process = call.process
    file = namespace.files.open(start, path, flags, mode & ~process.umask)
    if file.inode.file_type() == S_IFCHR:
        adopt_on_open(process, file.inode.attributes().device_number, flags)
    try:
        return process.files.install(file, flags & fcntl.O_CLOEXEC != 0)
    except OSError:
        file.release()
        raise


# Directories.


def sys_getdents64(call: Call) -> int:
    """getdents64(2)."""
    file = call.file(0)
    if not file.inode.is_directory():
        raise errno.os_error(errno.ENOTDIR)
    if not file.is_readable():
        raise errno.os_error(errno.EBADF)
    room = call.integer(2)
    if room < 0:
        raise errno.os_error(errno.EINVAL)
    entries = file.entries()
    index = file.position
    output = memoryview(bytearray(min(room, _LARGEST_LISTING)))
    done = 0
    while index < len(entries):
        size = _put_record(entries[index], index + 1, output, done)
        if size == 0:
            break
        done += size
        index += 1
    if done == 0 and index < len(entries):
        raise errno.os_error(errno.EINVAL)
    call.copy_out(call.unsigned(1), output[:done])
    file.position = index
    return done


_LARGEST_LISTING = 4096  # bytes of a directory's records that one call gives at most


def _put_record(entry: DirectoryEntry, following: int, output: memoryview, place: int) -> int:
    """Write a record to the zeros from `place` on; its size, 0 where it does not fit."""
    name = entry.name.encode()
    size = record_length(len(name))
    if size > len(output) - place:
        return 0
    header = Dirent64.over(output, place)
    header.d_ino = u64(entry.number)
    header.d_off = following
    header.d_reclen = size
    header.d_type = type_of_mode(entry.file_type)
    start = place + sizeof(Dirent64)
    output[start : start + len(name)] = name
    return size


def sys_getcwd(call: Call) -> int:
    """The system call under getcwd(3): the length with the NUL; ERANGE."""
    path = call.process.current_directory().path().encode() + b"\0"
    if call.unsigned(1) < len(path):
        raise errno.os_error(errno.ERANGE)
    call.copy_out(call.unsigned(0), path)
    return len(path)


def sys_chdir(call: Call) -> int:
    """chdir(2)."""
    place = namespace.files.walk(call.process.current_directory(), call.path(0))
    if not place.inode.is_directory():
        raise errno.os_error(errno.ENOTDIR)
    call.process.directory = place
    return 0


def sys_fchdir(call: Call) -> int:
    """fchdir(2)."""
    location = call.file(0).location
    if location is None or not location.inode.is_directory():
        raise errno.os_error(errno.ENOTDIR)
    call.process.directory = location
    return 0


def sys_mkdir(call: Call) -> int:
    """mkdir(2)."""
    mode = call.word(1) & ~call.process.umask
    namespace.files.make_directory(call.process.current_directory(), call.path(0), mode)
    return 0


def sys_mkdirat(call: Call) -> int:
    """mkdirat(2)."""
    path = call.path(1)
    mode = call.word(2) & ~call.process.umask
    namespace.files.make_directory(call.start_of(0, path), path, mode)
    return 0


def sys_rmdir(call: Call) -> int:
    """rmdir(2)."""
    namespace.files.remove_directory(call.process.current_directory(), call.path(0))
    return 0


def sys_unlink(call: Call) -> int:
    """unlink(2)."""
    namespace.files.unlink(call.process.current_directory(), call.path(0))
    return 0


def sys_unlinkat(call: Call) -> int:
    """unlinkat(2)."""
    flags = call.integer(2)
    if flags & ~fcntl.AT_REMOVEDIR:
        raise errno.os_error(errno.EINVAL)
    path = call.path(1)
    start = call.start_of(0, path)
    if flags & fcntl.AT_REMOVEDIR:
        namespace.files.remove_directory(start, path)
    else:
        namespace.files.unlink(start, path)
    return 0


def sys_rename(call: Call) -> int:
    """rename(2)."""
    directory = call.process.current_directory()
    namespace.files.rename(directory, call.path(0), directory, call.path(1))
    return 0


def sys_renameat(call: Call) -> int:
    """renameat(2)."""
    old, new = call.path(1), call.path(3)
    namespace.files.rename(call.start_of(0, old), old, call.start_of(2, new), new)
    return 0


_RENAME_NOREPLACE = 1


def sys_renameat2(call: Call) -> int:
    """renameat2(2): without flags, or with RENAME_NOREPLACE."""
    flags = call.word(4)
    if flags & ~_RENAME_NOREPLACE:
        raise errno.os_error(errno.EINVAL)
    if flags & _RENAME_NOREPLACE:
        new = call.path(3)
        target = namespace.files.target(call.start_of(2, new), new)
        if namespace.files.existing_child(target.directory, target.name) is not None:
            raise errno.os_error(errno.EEXIST)
    return sys_renameat(call)


def sys_truncate(call: Call) -> int:
    """truncate(2)."""
    size = call.size(1)
    check_file_size(call, size)
    namespace.files.walk(call.process.current_directory(), call.path(0)).inode.truncate(size)
    return 0


# What no file system here has: links, owners and changeable rights.


def _refuse_link(start: Location, path: str) -> int:
    """EPERM for a new link at `path`, as on Linux's FAT; ENOENT, EEXIST come first."""
    namespace.files.check_new(start, path)
    raise errno.os_error(errno.EPERM)


def sys_link(call: Call) -> int:
    """link(2): the file systems have no links."""
    here = call.process.current_directory()
    namespace.files.walk(here, call.path(0))
    return _refuse_link(here, call.path(1))


def sys_linkat(call: Call) -> int:
    """linkat(2)."""
    old, new = call.path(1), call.path(3)
    namespace.files.walk(call.start_of(0, old), old)
    return _refuse_link(call.start_of(2, new), new)


def sys_symlink(call: Call) -> int:
    """symlink(2)."""
    call.path(0)
    return _refuse_link(call.process.current_directory(), call.path(1))


def sys_symlinkat(call: Call) -> int:
    """symlinkat(2)."""
    call.path(0)
    path = call.path(2)
    return _refuse_link(call.start_of(1, path), path)


def _change_mode(inode: Inode, mode: int) -> int:
    """As on Linux's FAT: EPERM unless nothing would change."""
    if inode.attributes().mode & 0o7777 != mode & 0o7777:
        raise errno.os_error(errno.EPERM)
    return 0


def sys_chmod(call: Call) -> int:
    """chmod(2)."""
    inode = namespace.files.walk(call.process.current_directory(), call.path(0)).inode
    return _change_mode(inode, call.word(1))


def sys_fchmod(call: Call) -> int:
    """fchmod(2)."""
    return _change_mode(call.file(0).inode, call.word(1))


def sys_fchmodat(call: Call) -> int:
    """fchmodat(2)."""
    path = call.path(1)
    return _change_mode(namespace.files.walk(call.start_of(0, path), path).inode, call.word(2))


def sys_umask(call: Call) -> int:
    """umask(2)."""
    old = call.process.umask
    call.process.umask = call.word(0) & 0o777
    return old


def sys_sync(call: Call) -> int:
    """sync(2)."""
    namespace.files.sync()
    return 0


ENTRIES: list[Entry] = [
    Entry(number.OPEN, sys_open),
    Entry(number.OPENAT, sys_openat),
    Entry(number.CREAT, sys_creat),
    Entry(number.GETDENTS64, sys_getdents64),
    Entry(number.GETCWD, sys_getcwd),
    Entry(number.CHDIR, sys_chdir),
    Entry(number.FCHDIR, sys_fchdir),
    Entry(number.MKDIR, sys_mkdir),
    Entry(number.MKDIRAT, sys_mkdirat),
    Entry(number.RMDIR, sys_rmdir),
    Entry(number.UNLINK, sys_unlink),
    Entry(number.UNLINKAT, sys_unlinkat),
    Entry(number.RENAME, sys_rename),
    Entry(number.RENAMEAT, sys_renameat),
    Entry(number.RENAMEAT2, sys_renameat2),
    Entry(number.TRUNCATE, sys_truncate),
    Entry(number.LINK, sys_link),
    Entry(number.SYMLINK, sys_symlink),
    Entry(number.LINKAT, sys_linkat),
    Entry(number.SYMLINKAT, sys_symlinkat),
    Entry(number.CHMOD, sys_chmod),
    Entry(number.FCHMOD, sys_fchmod),
    Entry(number.FCHMODAT, sys_fchmodat),
    Entry(number.UMASK, sys_umask),
    Entry(number.SYNC, sys_sync),
]
