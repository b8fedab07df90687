"""The one way to a program's memory: a UserSlice is a claim, and only these functions act on it.

A page is reached through its frame in the direct map, never by its user address, after the address space
has agreed to the access; so a hostile pointer can fault nothing in the kernel. Every function raises
OSError(EFAULT) for memory that the program could not have used itself, and MemoryError when a page cannot
be filled. What crosses pages is checked as a whole before its first byte moves; within one page the page
table's answer is enough.
"""

from abi import errno
from kernel.layout import PAGE_SIZE, USER_END, is_user
from kernel.mm import physical
from kernel.mm.address_space import AddressSpace
from ophion.lang import PhysAddr, u64

PATH_LIMIT = 4096
_STRING_PIECE = 128  # bytes looked through at a time: few strings are longer


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

    def in_one_page(self) -> bool:
        """Whether there is at least one byte, and no page's end between any two."""
        return _in_one_page(self.address, self.length)


def _in_one_page(address: u64, length: int) -> bool:
    return 0 < length <= PAGE_SIZE - int(address & (PAGE_SIZE - 1))


def _piece(address: u64, left: int) -> int:
    """How many of `left` bytes lie in the page of `address`."""
    return min(left, PAGE_SIZE - int(address & (PAGE_SIZE - 1)))


def window(claim: UserSlice, write: bool) -> memoryview:
    """The bytes of a slice that lies in one page, themselves and no copy; ValueError for another slice.

    Only until the program runs again: it alone could unmap the page.
    """
    return physical.window(claim.space.translate(claim.address, write), claim.length)


def _window(space: AddressSpace, address: u64, size: int, write: bool) -> memoryview:
    """`size` bytes within one page."""
    return physical.window(space.translate(address, write), size)


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
    if source.in_one_page():
        return bytes(window(source, False))
    source.check(False)
    data = bytearray(source.length)
    copy_in_to(source, memoryview(data))
    return bytes(data)


def copy_out(destination: UserSlice, data: bytes | memoryview) -> None:
    """Copy `data` to the front of the slice; ValueError when it is longer."""
    if len(data) > destination.length:
        raise ValueError("the data is longer than the slice")
    if _in_one_page(destination.address, len(data)):
        _window(destination.space, destination.address, len(data), True)[:] = data
        return
    UserSlice(destination.space, destination.address, len(data)).check(True)
    done = 0
    while done < len(data):
        address = destination.address + done
        size = _piece(address, len(data) - done)
        _window(destination.space, address, size, True)[:] = data[done : done + size]
        done += size


def read_bytes(space: AddressSpace, address: u64, length: int) -> bytes:
    """`length` bytes at `address`."""
    if _in_one_page(address, length):
        return bytes(_window(space, address, length, False))
    return copy_in(UserSlice(space, address, length))


def write_bytes(space: AddressSpace, address: u64, data: bytes | memoryview) -> None:
    """Store `data` at `address`."""
    if _in_one_page(address, len(data)):
        _window(space, address, len(data), True)[:] = data
    else:
        copy_out(UserSlice(space, address, len(data)), data)


def read_string(space: AddressSpace, address: u64, limit: int = PATH_LIMIT) -> bytes:
    """The bytes before the NUL at or after `address`; ENAMETOOLONG when the first `limit` bytes hold none."""
    text = bytearray()
    while len(text) < limit:
        position = address + len(text) if address <= USER_END else address
        piece = bytes(
            _window(space, position, _piece(position, min(limit - len(text), _STRING_PIECE)), False)
        )
        end = piece.find(b"\0")
        if end >= 0:
            return piece[:end] if len(text) == 0 else bytes(text + piece[:end])
        text.extend(piece)
    raise errno.os_error(errno.ENAMETOOLONG)


def read_u32(space: AddressSpace, address: u64) -> int:
    """A 32-bit unsigned integer."""
    if _in_one_page(address, 4):
        return physical.read_u32(space.translate(address, False))
    return int.from_bytes(copy_in(UserSlice(space, address, 4)), "little")


def read_u64(space: AddressSpace, address: u64) -> u64:
    """A 64-bit unsigned integer."""
    if _in_one_page(address, 8):
        return physical.read_u64(space.translate(address, False))
    data = copy_in(UserSlice(space, address, 8))
    return u64(int.from_bytes(data[4:], "little")) << 32 | int.from_bytes(data[:4], "little")


def write_u32(space: AddressSpace, address: u64, value: int) -> None:
    """Store a 32-bit unsigned integer; OverflowError."""
    if _in_one_page(address, 4):
        physical.write_u32(space.translate(address, True), value)
    else:
        copy_out(UserSlice(space, address, 4), value.to_bytes(4, "little"))


def write_u64(space: AddressSpace, address: u64, value: u64) -> None:
    """Store a 64-bit unsigned integer."""
    if _in_one_page(address, 8):
        physical.write_u64(space.translate(address, True), value)
    else:
        copy_out(UserSlice(space, address, 8), value.to_bytes(8, "little"))


def write_pair(space: AddressSpace, address: u64, first: int, second: int) -> None:
    """Store two unsigned integers of 64 bits: a timespec, a timeval; OverflowError."""
    if _in_one_page(address, 16):
        place = space.translate(address, True)
        physical.write_u64(place, u64(first))
        physical.write_u64(PhysAddr(place + 8), u64(second))
    else:
        data = first.to_bytes(8, "little") + second.to_bytes(8, "little")
        copy_out(UserSlice(space, address, 16), data)
