"""System calls on paths: opening, status, making, removing, renaming, the working directory."""

from abi import errno, fcntl
from abi import syscall_numbers as number
from abi.dirent import Dirent64, record_length, type_of_mode
from abi.stat import (
    R_OK,
    S_IFCHR,
    S_IFDIR,
    S_IXGRP,
    S_IXOTH,
    S_IXUSR,
    STATX__RESERVED,
    STATX_BASIC_STATS,
    W_OK,
    X_OK,
    Stat,
    Statx,
    major_of,
    minor_of,
)
from abi.statfs import Statfs
from abi.time import NANOSECONDS_PER_SECOND
from kernel.fs.interfaces import Attributes, DirectoryEntry, Inode, Location
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


# Status.


def stat_of(attributes: Attributes) -> Stat:
    """struct stat, as stat(2) returns it."""
    status = Stat()
    status.st_dev = u64(attributes.device)
    status.st_ino = u64(attributes.number)
    status.st_nlink = u64(attributes.links)
    status.st_mode = attributes.mode
    status.st_rdev = u64(attributes.device_number)
    status.st_size = attributes.size
    status.st_blksize = attributes.preferred_size
    status.st_blocks = attributes.blocks
    status.st_atime = attributes.access_time // NANOSECONDS_PER_SECOND
    status.st_atime_nsec = attributes.access_time % NANOSECONDS_PER_SECOND
    status.st_mtime = attributes.modification_time // NANOSECONDS_PER_SECOND
    status.st_mtime_nsec = attributes.modification_time % NANOSECONDS_PER_SECOND
    status.st_ctime = attributes.change_time // NANOSECONDS_PER_SECOND
    status.st_ctime_nsec = attributes.change_time % NANOSECONDS_PER_SECOND
    return status


def sys_stat(call: Call) -> int:
    """stat(2), and lstat(2): there are no symbolic links."""
    place = namespace.files.walk(call.process.current_directory(), call.path(0))
    call.copy_out(call.unsigned(1), stat_of(place.inode.attributes()).view())
    return 0


def sys_fstat(call: Call) -> int:
    """fstat(2)."""
    attributes = call.file(0).inode.attributes()
    call.copy_out(call.unsigned(1), stat_of(attributes).view())
    return 0


def sys_newfstatat(call: Call) -> int:
    """fstatat(2)."""
    flags = call.integer(3)
    known = fcntl.AT_SYMLINK_NOFOLLOW | fcntl.AT_NO_AUTOMOUNT | fcntl.AT_EMPTY_PATH | _AT_STATX_SYNC_TYPE
    if flags & ~known:
        raise errno.os_error(errno.EINVAL)
    inode = _named(call, 0, call.path(1), flags)
    call.copy_out(call.unsigned(2), stat_of(inode.attributes()).view())
    return 0


def statx_of(attributes: Attributes) -> Statx:
    """struct statx with the basic fields, whichever were asked for."""
    status = Statx()
    status.stx_mask = STATX_BASIC_STATS
    status.stx_blksize = attributes.preferred_size
    status.stx_nlink = attributes.links
    status.stx_mode = attributes.mode
    status.stx_ino = u64(attributes.number)
    status.stx_size = u64(attributes.size)
    status.stx_blocks = u64(attributes.blocks)
    status.stx_atime = attributes.access_time // NANOSECONDS_PER_SECOND
    status.stx_atime_nsec = u64(attributes.access_time % NANOSECONDS_PER_SECOND)
    status.stx_ctime = attributes.change_time // NANOSECONDS_PER_SECOND
    status.stx_ctime_nsec = u64(attributes.change_time % NANOSECONDS_PER_SECOND)
    status.stx_mtime = attributes.modification_time // NANOSECONDS_PER_SECOND
    status.stx_mtime_nsec = u64(attributes.modification_time % NANOSECONDS_PER_SECOND)
    status.stx_rdev_major = major_of(attributes.device_number)
    status.stx_rdev_minor = minor_of(attributes.device_number)
    status.stx_dev_major = major_of(attributes.device)
    status.stx_dev_minor = minor_of(attributes.device)
    return status


def sys_statx(call: Call) -> int:
    """statx(2)."""
    flags = call.integer(2)
    known = fcntl.AT_SYMLINK_NOFOLLOW | fcntl.AT_NO_AUTOMOUNT | fcntl.AT_EMPTY_PATH | _AT_STATX_SYNC_TYPE
    if flags & ~known or call.word(3) & STATX__RESERVED:
        raise errno.os_error(errno.EINVAL)
    inode = _named(call, 0, call.path(1), flags)
    call.copy_out(call.unsigned(4), statx_of(inode.attributes()).view())
    return 0


_AT_STATX_SYNC_TYPE = 0x6000


def _named(call: Call, directory_index: int, path: str, flags: int) -> Inode:
    """The inode of an *at call: the path's, or with AT_EMPTY_PATH and "" the descriptor's own."""
    if path == "" and flags & fcntl.AT_EMPTY_PATH:
        if call.integer(directory_index) == fcntl.AT_FDCWD:
            return call.process.current_directory().inode
        return call.file(directory_index).inode
    return namespace.files.walk(call.start_of(directory_index, path), path).inode


def _check_access(inode: Inode, mode: int) -> int:
    """access(2) for the superuser: everything but running what nobody may run."""
    if mode & ~(R_OK | W_OK | X_OK):
        raise errno.os_error(errno.EINVAL)
    attributes = inode.attributes()
    executable = attributes.mode & (S_IXUSR | S_IXGRP | S_IXOTH) != 0
    if mode & X_OK and not executable and inode.file_type() != S_IFDIR:
        raise errno.os_error(errno.EACCES)
    return 0


def sys_access(call: Call) -> int:
    """access(2)."""
    inode = namespace.files.walk(call.process.current_directory(), call.path(0)).inode
    return _check_access(inode, call.integer(1))


def sys_faccessat(call: Call) -> int:
    """The system call under faccessat(3), which has no flags."""
    path = call.path(1)
    return _check_access(namespace.files.walk(call.start_of(0, path), path).inode, call.integer(2))


def sys_faccessat2(call: Call) -> int:
    """faccessat2(2)."""
    flags = call.integer(3)
    if flags & ~(fcntl.AT_EACCESS | fcntl.AT_SYMLINK_NOFOLLOW | fcntl.AT_EMPTY_PATH):
        raise errno.os_error(errno.EINVAL)
    return _check_access(_named(call, 0, call.path(1), flags), call.integer(2))


def sys_readlink(call: Call) -> int:
    """readlink(2)."""
    return _read_link(call, call.process.current_directory(), call.path(0), 1)


def sys_readlinkat(call: Call) -> int:
    """readlinkat(2)."""
    path = call.path(1)
    return _read_link(call, call.start_of(0, path), path, 2)


def _read_link(call: Call, start: Location, path: str, buffer_index: int) -> int:
    size = call.integer(buffer_index + 1)
    if size <= 0:
        raise errno.os_error(errno.EINVAL)
    text = namespace.files.walk(start, path).inode.read_link().encode()[:size]
    call.copy_out(call.unsigned(buffer_index), text)
    return len(text)


_STATFS_BLOCK = 4096


def _statfs_of(inode: Inode) -> Statfs:
    """What is known of every file system; sizes are not."""
    status = Statfs()
    status.f_bsize = _STATFS_BLOCK
    status.f_frsize = _STATFS_BLOCK
    status.f_namelen = fcntl.NAME_MAX
    status.f_fsid = u64(inode.device)
    return status


def sys_statfs(call: Call) -> int:
    """statfs(2)."""
    inode = namespace.files.walk(call.process.current_directory(), call.path(0)).inode
    call.copy_out(call.unsigned(1), _statfs_of(inode).view())
    return 0


def sys_fstatfs(call: Call) -> int:
    """fstatfs(2)."""
    call.copy_out(call.unsigned(1), _statfs_of(call.file(0).inode).view())
    return 0


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
    Entry(number.STAT, sys_stat),
    Entry(number.LSTAT, sys_stat),
    Entry(number.FSTAT, sys_fstat),
    Entry(number.NEWFSTATAT, sys_newfstatat),
    Entry(number.STATX, sys_statx),
    Entry(number.ACCESS, sys_access),
    Entry(number.FACCESSAT, sys_faccessat),
    Entry(number.FACCESSAT2, sys_faccessat2),
    Entry(number.READLINK, sys_readlink),
    Entry(number.READLINKAT, sys_readlinkat),
    Entry(number.STATFS, sys_statfs),
    Entry(number.FSTATFS, sys_fstatfs),
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
