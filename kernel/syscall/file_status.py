"""System calls that ask what a file is: stat, statx, access, readlink, statfs."""

from abi import errno, fcntl
from abi import syscall_numbers as number
from abi.stat import (
    R_OK,
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
from kernel.fs.interfaces import Attributes, Inode, Location
from kernel.proc.namespace import namespace
from kernel.syscall.call import Call
from kernel.syscall.table import Entry
from ophion.lang import u64


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


ENTRIES: list[Entry] = [
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
]
