"""A system call in progress: who calls, and what the argument registers hold.

Arguments are numbered 0 to 5. Each accessor reads a register as one kind of C value; those that take an
address copy from or to user space and raise OSError(EFAULT).
"""

from abi import errno, fcntl
from kernel.arch import TrapFrame
from kernel.fs.interfaces import Location, OpenFile
from kernel.fs.vfs import decode_path
from kernel.layout import USER_END
from kernel.mm.address_space import AddressSpace
from kernel.mm.user_copy import (
    UserSlice,
    read_bytes,
    read_string,
    write_bytes,
    write_pair,
    write_u32,
    write_u64,
)
from kernel.proc.namespace import namespace
from kernel.proc.process import Process
from ophion.lang import u64

LARGEST_OFFSET = 1 << 62  # sums of offsets and lengths stay within 64 bits
_LONGEST_TRANSFER = 0x7FFF_F000  # read(2), NOTES


class Call:
    """One system call of one process."""

    def __init__(self, process: Process, space: AddressSpace, frame: TrapFrame) -> None:
        self.process = process
        self.space = space
        self.frame = frame
        self.restarts = True  # whether an interruption may make the call again

    # Registers.

    def unsigned(self, index: int) -> u64:
        """An unsigned long, a size_t or an address."""
        return self.frame.argument(index)

    def integer(self, index: int) -> int:
        """An int: the low 32 bits, signed."""
        low = int(self.unsigned(index) & 0xFFFF_FFFF)
        return low - 0x1_0000_0000 if low >= 0x8000_0000 else low

    def word(self, index: int) -> int:
        """An unsigned int: the low 32 bits."""
        return int(self.unsigned(index) & 0xFFFF_FFFF)

    def signed(self, index: int) -> int:
        """A long or an off_t: 64 bits, signed."""
        value = self.unsigned(index)
        return int(value) if value >> 63 == 0 else -1 - int(~value)

    def count(self, index: int) -> int:
        """A size_t of a transfer, which moves at most 0x7FFFF000 bytes; EINVAL for a negative ssize_t."""
        value = self.unsigned(index)
        if value >> 63 != 0:
            raise errno.os_error(errno.EINVAL)
        return min(int(value), _LONGEST_TRANSFER)

    def transfer(self, index: int) -> tuple[u64, int]:
        """The memory of a read or write, an address and a size: EFAULT at once where it leaves user space."""
        address, size = self.unsigned(index), self.unsigned(index + 1)
        if size > USER_END or address > USER_END - size:
            raise errno.os_error(errno.EFAULT)
        return address, min(int(size), _LONGEST_TRANSFER)

    def offset(self, index: int) -> int:
        """An off_t to read or write at; EINVAL for a negative one, EOVERFLOW for one that no file reaches."""
        value = self.signed(index)
        if value < 0:
            raise errno.os_error(errno.EINVAL)
        if value > LARGEST_OFFSET:
            raise errno.os_error(errno.EOVERFLOW)
        return value

    def size(self, index: int) -> int:
        """An off_t that a file is to be long; EINVAL, EFBIG."""
        value = self.signed(index)
        if value < 0:
            raise errno.os_error(errno.EINVAL)
        if value > LARGEST_OFFSET:
            raise errno.os_error(errno.EFBIG)
        return value

    def file(self, index: int) -> OpenFile:
        """The open file that a descriptor names; EBADF."""
        return self.process.files.get(self.integer(index))

    # User memory.

    def slice(self, address: u64, length: int) -> UserSlice:
        """A claim on `length` bytes of the caller's memory."""
        return UserSlice(self.space, address, length)

    def copy_in(self, address: u64, length: int) -> bytes:
        """Bytes from user space."""
        return read_bytes(self.space, address, length)

    def copy_out(self, address: u64, data: bytes | memoryview) -> None:
        """Bytes to user space."""
        write_bytes(self.space, address, data)

    def put_u32(self, address: u64, value: int) -> None:
        """An unsigned int to user space; OverflowError."""
        write_u32(self.space, address, value)

    def put_u64(self, address: u64, value: u64) -> None:
        """An unsigned long to user space."""
        write_u64(self.space, address, value)

    def put_pair(self, address: u64, first: int, second: int) -> None:
        """Two longs to user space, neither negative: a timespec or a timeval."""
        write_pair(self.space, address, first, second)

    def string(self, index: int) -> bytes:
        """A NUL-terminated string of at most PATH_MAX bytes; ENAMETOOLONG."""
        return read_string(self.space, self.unsigned(index), fcntl.PATH_MAX)

    def path(self, index: int) -> str:
        """A path; EINVAL where it is not UTF-8."""
        return decode_path(self.string(index))

    # Directories.

    def directory(self, index: int) -> Location:
        """Where an *at call's relative paths start: AT_FDCWD or a directory's descriptor; EBADF, ENOTDIR."""
        descriptor = self.integer(index)
        if descriptor == fcntl.AT_FDCWD:
            return self.process.current_directory()
        location = self.process.files.get(descriptor).location
        if location is None or not location.inode.is_directory():
            raise errno.os_error(errno.ENOTDIR)
        return location

    def start_of(self, index: int, path: str) -> Location:
        """The same for a path that may be absolute: then the descriptor is not looked at; ENOENT for ""."""
        if path == "":
            raise errno.os_error(errno.ENOENT)
        if path.startswith("/"):
            return namespace.files.root
        return self.directory(index)
