"""The one way to a program's memory: a UserSlice is a claim, and only these functions act on it.

A page is reached through its frame in the direct map, never by its user address, after the address space
has agreed to the access; so a hostile pointer can fault nothing in the kernel. Every function raises
OSError(EFAULT) for memory that the program could not have used itself, and MemoryError when a page cannot
be filled.
"""

from abi import errno
from kernel.layout import PAGE_SIZE, USER_END, is_user
from kernel.mm import physical
from kernel.mm.address_space import AddressSpace
from ophion.lang import PhysAddr, u64

PATH_LIMIT = 4096


class UserSlice:
    """`length` bytes that a program says it has at `address`."""

    def __init__(self, space: AddressSpace, address: u64, length: int) -> None:
        self.space = space
        self.address = address
        self.length = length

    def check(self, write: bool) -> None:
        """Raise OSError(EFAULT) unless every byte lies in a region that allows the access."""
        if self.length == 0:
            return
        if self.length < 0 or self.address > USER_END or not is_user(int(self.address), self.length):
            raise errno.os_error(errno.EFAULT)
        position = int(self.address)
        end = position + self.length
        while position < end:
            region = self.space.find_region(position)
            if region is None or not region.allows(write, False):
                raise errno.os_error(errno.EFAULT)
            position = region.end

    def usable(self, write: bool) -> int:
        """How many bytes from the first on allow the access; EFAULT when the slice leaves user space.

        read(2) and write(2) look at the memory they need, not at all they were promised.
        """
        if self.length == 0:
            return 0
        if self.length < 0 or self.address > USER_END or not is_user(int(self.address), self.length):
            raise errno.os_error(errno.EFAULT)
        start = int(self.address)
        position = start
        while position < start + self.length:
            region = self.space.find_region(position)
            if region is None or not region.allows(write, False):
                break
            position = region.end
        return min(position - start, self.length)

    def part(self, start: int, length: int) -> "UserSlice":
        """The bytes from `start` on; ValueError where they leave the slice."""
        if start < 0 or length < 0 or start + length > self.length:
            raise ValueError("part of a slice leaves it")
        return UserSlice(self.space, self.address + start, length)


def _piece(address: u64, left: int) -> int:
    """How many of `left` bytes lie in the page of `address`."""
    return min(left, PAGE_SIZE - int(address & (PAGE_SIZE - 1)))


def _window(space: AddressSpace, address: u64, size: int, write: bool) -> memoryview:
    """`size` bytes within one page."""
    place = space.translate(address, write)
    offset = int(place & (PAGE_SIZE - 1))
    return physical.view(PhysAddr(place - offset), offset, size)


def copy_in_to(source: UserSlice, destination: memoryview) -> None:
    """Copy the slice to the front of `destination`; ValueError when it is too small."""
    if len(destination) < source.length:
        raise ValueError("the destination is smaller than the slice")
    source.check(False)
    done = 0
    while done < source.length:
        address = source.address + done
        size = _piece(address, source.length - done)
        destination[done : done + size] = _window(source.space, address, size, False)
        done += size


def copy_in(source: UserSlice) -> bytes:
    """The slice's bytes."""
    source.check(False)
    data = bytearray(source.length)
    copy_in_to(source, memoryview(data))
    return bytes(data)


def copy_out(destination: UserSlice, data: bytes | memoryview) -> None:
    """Copy `data` to the front of the slice; ValueError when it is longer."""
    if len(data) > destination.length:
        raise ValueError("the data is longer than the slice")
    target = destination.part(0, len(data))
    target.check(True)
    done = 0
    while done < len(data):
        address = target.address + done
        size = _piece(address, len(data) - done)
        _window(target.space, address, size, True)[:] = data[done : done + size]
        done += size


def read_string(space: AddressSpace, address: u64, limit: int = PATH_LIMIT) -> bytes:
    """The bytes before the NUL at or after `address`; ENAMETOOLONG when the first `limit` bytes hold none."""
    text = bytearray()
    while len(text) < limit:
        position = address + len(text) if address <= USER_END else address
        size = _piece(position, limit - len(text))
        UserSlice(space, position, 1).check(False)
        piece = bytes(_window(space, position, size, False))
        end = piece.find(b"\0")
        if end >= 0:
            text.extend(piece[:end])
            return bytes(text)
        text.extend(piece)
    raise errno.os_error(errno.ENAMETOOLONG)


def read_u32(space: AddressSpace, address: u64) -> int:
    """A 32-bit unsigned integer."""
    return int.from_bytes(copy_in(UserSlice(space, address, 4)), "little")


def read_u64(space: AddressSpace, address: u64) -> u64:
    """A 64-bit unsigned integer."""
    data = copy_in(UserSlice(space, address, 8))
    low = int.from_bytes(data[:4], "little")
    high = int.from_bytes(data[4:], "little")
    return u64(high) << 32 | low


def write_u32(space: AddressSpace, address: u64, value: int) -> None:
    """Store a 32-bit unsigned integer; OverflowError."""
    copy_out(UserSlice(space, address, 4), value.to_bytes(4, "little"))


def write_u64(space: AddressSpace, address: u64, value: u64) -> None:
    """Store a 64-bit unsigned integer."""
    copy_out(UserSlice(space, address, 8), value.to_bytes(8, "little"))
