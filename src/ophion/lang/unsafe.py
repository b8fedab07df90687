"""Raw memory, ports and instructions: importable only in the folders of the compiler's allow-list.

Under CPython every access goes to the installed `Machine`, so that a test can fake memory and devices; with
none installed it raises RuntimeError. Addresses are u64, or int where they are below 2**63.

Assembly is AT&T syntax. `asm` takes LLVM's operand constraints ("=r", "r", "~{memory}"); `$0` is the output
(when the constraints begin with one), then the inputs. It is always volatile. A `%` is written once, `$$` is
an immediate.
"""

import math
import struct
import sys
from collections.abc import Callable
from typing import Generic, TypeVar, cast

from ophion.lang.integers import u64
from ophion.lang.structure import Struct

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., object])
S = TypeVar("S", bound=Struct)


class Machine:
    """What unsafe operations act on under CPython; a test overrides what its subject touches."""

    def load(self, address: int, size: int) -> int:
        """The little-endian integer of `size` bytes at `address`."""
        raise RuntimeError("no machine is installed")

    def store(self, address: int, size: int, value: int) -> None:
        """Store `size` bytes at `address`."""
        raise RuntimeError("no machine is installed")

    def memory(self, address: int, size: int) -> memoryview:
        """A writable view of `size` bytes at `address`."""
        raise RuntimeError("no machine is installed")

    def port_in(self, port: int, size: int) -> int:
        """Read `size` bytes from an I/O port."""
        raise RuntimeError("no machine is installed")

    def port_out(self, port: int, size: int, value: int) -> None:
        """Write `size` bytes to an I/O port."""
        raise RuntimeError("no machine is installed")

    def asm(self, template: str, operands: tuple[int, ...]) -> int:
        """Stand in for one instruction sequence."""
        raise RuntimeError(f"no machine is installed for {template!r}")

    def symbol(self, name: str) -> int:
        """The address of a linker symbol."""
        raise RuntimeError(f"no machine is installed for symbol {name}")

    def tail_address(self, value: object) -> int:
        """The address of the bytes behind an object's fields."""
        raise RuntimeError("an object has no tail under CPython")

    def new_with_tail(self, kind: type[T], size: int) -> T:
        """A new object of class `kind` with `size` bytes behind its fields."""
        raise RuntimeError("an object has no tail under CPython")


_machine = Machine()


def install(machine: Machine) -> None:
    """Make `machine` the target of unsafe operations (CPython only)."""
    global _machine
    _machine = machine


def load_u8(address: int) -> int:
    """A volatile 1-byte load."""
    return _machine.load(address, 1)


def load_u16(address: int) -> int:
    """A volatile 2-byte load."""
    return _machine.load(address, 2)


def load_u32(address: int) -> int:
    """A volatile 4-byte load."""
    return _machine.load(address, 4)


def load_u64(address: int) -> u64:
    """A volatile 8-byte load."""
    return u64(_machine.load(address, 8))


def store_u8(address: int, value: int) -> None:
    """A volatile 1-byte store; OverflowError where the value does not fit."""
    _machine.store(address, 1, value)


def store_u16(address: int, value: int) -> None:
    """A volatile 2-byte store."""
    _machine.store(address, 2, value)


def store_u32(address: int, value: int) -> None:
    """A volatile 4-byte store."""
    _machine.store(address, 4, value)


def store_u64(address: int, value: int) -> None:
    """A volatile 8-byte store."""
    _machine.store(address, 8, value)


def memory(address: int, size: int) -> memoryview:
    """A writable memoryview of `size` bytes of raw memory. The caller proves that they stay mapped while it
    lives.
    """
    return _machine.memory(address, size)


def struct_at(struct: type[S], address: int) -> S:
    """A Struct laid over raw memory at `address`."""
    return struct.over(_machine.memory(address, struct.SIZE))


def inb(port: int) -> int:
    """Read a byte from an I/O port (Intel SDM vol. 2A, IN)."""
    return _machine.port_in(port, 1)


def inw(port: int) -> int:
    """Read 2 bytes from an I/O port."""
    return _machine.port_in(port, 2)


def inl(port: int) -> int:
    """Read 4 bytes from an I/O port."""
    return _machine.port_in(port, 4)


def outb(port: int, value: int) -> None:
    """Write a byte to an I/O port (Intel SDM vol. 2B, OUT)."""
    _machine.port_out(port, 1, value)


def outw(port: int, value: int) -> None:
    """Write 2 bytes to an I/O port."""
    _machine.port_out(port, 2, value)


def outl(port: int, value: int) -> None:
    """Write 4 bytes to an I/O port."""
    _machine.port_out(port, 4, value)


def asm(template: str, constraints: str, *operands: int) -> u64:
    """Inline assembly. Template and constraints are literals; the result is the output operand, or 0 without
    one.
    """
    return u64(_machine.asm(template, operands))


def global_asm(text: str) -> None:
    """Assembly outside any function, at module level only.

    The text is a literal, or an f-string over module constants, `sizeof(X)` and `X.field.offset`.
    """


def symbol(name: str) -> Callable[[F], F]:
    """Declare a function that assembly (or `export`) defines: C calling convention, int and u64 operands, no
    raise.
    """

    def declare(function: F) -> F:
        return function

    return declare


def export(name: str) -> Callable[[F], F]:
    """Give a function a linker symbol and the C calling convention, so that assembly may call it.

    An exception that leaves it ends in the runtime's `fatal` hook.
    """

    def declare(function: F) -> F:
        return function

    return declare


def inline(function: F) -> F:
    """Replace calls of a function by its body where code is optimised, though it is not the smallest."""
    return function


def wrapping(function: F) -> F:
    """Leave out the checks of +, - and * of integers in a function: they are modulo 2**64.

    For functions that add up sizes, offsets and addresses, none of which gets near 2**63: memory is smaller.
    """
    return function


def seldom(function: F) -> F:
    """Compile a function by itself, once for all programs, rather than with those that call it: what a call
    costs does not count beside what it does, or it is not called often.
    """
    return function


def key_hash(value: object) -> int:
    """A hash to find a key among others of its type, which is cheaper than hash()."""
    return hash(value)


def symbol_address(name: str) -> u64:
    """The address of a linker symbol; the name is a literal."""
    return u64(_machine.symbol(name))


def address_of(buffer: bytes | bytearray | memoryview) -> u64:
    """The address of a buffer's first byte: valid while the buffer lives and is not resized."""
    raise RuntimeError("a buffer has no address under CPython")


def object_address(value: object) -> u64:
    """The address of an object, borrowed: it does not keep the object alive. With `object_at` the way through
    C.
    """
    return u64(id(value))


def object_at(kind: type[T], address: int) -> T:
    """The object at `address`, taken from `object_address` of a live object of class `kind`; counts a new
    reference.
    """
    raise RuntimeError("an address is no object under CPython")


def tail_address(value: object) -> u64:
    """The address of the bytes behind the fields of an object made by `new_with_tail` (or of
    a str or bytes).
    """
    return u64(_machine.tail_address(value))


def new_with_tail(kind: type[T], size: int) -> T:
    """An object of exactly class `kind`: all fields zero, `size` bytes behind them, `__init__` not called;
    MemoryError.
    """
    return _machine.new_with_tail(kind, size)


def ascii_character(code: int) -> str:
    """The one text there is of the character with this code, which is below 128."""
    return chr(code)


def immortal(kind: type[T]) -> T:
    """The one object of exactly class `kind` that lies in the program's data and needs no memory: all fields
    zero at first, `__init__` not called.
    """
    raise RuntimeError("no object is immortal under CPython")


def reference_count(value: object) -> int:
    """How many references to an object there are, the one of the argument's own variable included."""
    return sys.getrefcount(value)


def float_bits(value: float) -> u64:
    """The IEEE 754 double's 64 bits."""
    return u64(struct.unpack("<Q", struct.pack("<d", value))[0])


def float_from_bits(bits: int) -> float:
    """The IEEE 754 double of 64 bits."""
    return cast(float, struct.unpack("<d", struct.pack("<Q", bits))[0])


def count_ones(bits: int) -> int:
    """How many of 64 bits are one."""
    return int(bits).bit_count()


def leading_zeros(bits: int) -> int:
    """How many of 64 bits above the highest one are zero; 64 where none is one."""
    return 64 - int(bits).bit_length()


def trailing_zeros(bits: int) -> int:
    """How many of 64 bits below the lowest one are zero; 64 where none is one."""
    return (bits & -bits).bit_length() - 1 if bits else 64


def float_square_root(value: float) -> float:
    """The correctly rounded square root of a number that is not negative."""
    return math.sqrt(value)


def float_magnitude(value: float) -> float:
    """The double without its sign."""
    return math.fabs(value)


def syscall(number: int, a: int = 0, b: int = 0, c: int = 0, d: int = 0, e: int = 0, f: int = 0) -> int:
    """Linux's x86_64 system call instruction: the raw result, -errno for an error."""
    raise RuntimeError("no system call is made under CPython")


def copy_memory(destination: int, source: int, size: int) -> None:
    """Copy bytes between places that do not overlap."""
    _machine.memory(destination, size)[:] = bytes(_machine.memory(source, size))


def move_memory(destination: int, source: int, size: int) -> None:
    """Copy bytes between places that may overlap."""
    _machine.memory(destination, size)[:] = bytes(_machine.memory(source, size))


def fill_memory(destination: int, value: int, size: int) -> None:
    """Set bytes."""
    _machine.memory(destination, size)[:] = bytes([value]) * size


def compare_memory(a: int, b: int, size: int) -> int:
    """memcmp: negative, zero or positive."""
    left, right = bytes(_machine.memory(a, size)), bytes(_machine.memory(b, size))
    return (left > right) - (left < right)


class Ptr(Generic[T]):
    """An array of typed slots on the heap, unchecked: what list and dict are made of.

    A slot holds a value in its compiled representation. `p[i]` reads (a new reference), `p[i] = v` replaces
    (drops the old value), `init` stores into a slot that holds nothing, `take` moves a value out and leaves
    nothing.
    """

    def __init__(self, slots: int) -> None:
        """Allocate `slots` empty slots; MemoryError."""
        self._slots: list[T | None] = [None] * slots

    def __getitem__(self, index: int) -> T:
        return cast(T, self._slots[index])

    def __setitem__(self, index: int, value: T) -> None:
        self._slots[index] = value

    def init(self, index: int, value: T) -> None:
        """Store into an empty slot."""
        self._slots[index] = value

    def take(self, index: int) -> T:
        """Move the value out of a slot, which is empty afterwards."""
        value = cast(T, self._slots[index])
        self._slots[index] = None
        return value

    def drop(self, index: int) -> None:
        """Drop the value of a slot, which is empty afterwards."""
        self._slots[index] = None

    def move(self, destination: int, source: int, count: int) -> None:
        """Move slots within the array; the ranges may overlap, the destination holds nothing of its own."""
        self._slots[destination : destination + count] = self._slots[source : source + count]

    def grown(self, used: int, slots: int, wanted: int) -> "Ptr[T]":
        """An array of `wanted` slots that begins with the first `used` of this one, which had `slots` and is
        given back; MemoryError, and it stays.
        """
        array: Ptr[T] = Ptr(wanted)
        array._slots[:used] = self._slots[:used]
        self.free(slots)
        return array

    def free(self, slots: int) -> None:
        """Give the array back; its slots, as many as were allocated, must be empty."""
        self._slots = []
