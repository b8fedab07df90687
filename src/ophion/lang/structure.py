"""Struct: the exact layout of a hardware or file-format record, laid over memory or a buffer.

A subclass of Struct declares its fields in order; there is no hidden padding and every multi-byte field is
little endian unless its name says BE. Reading a field gives a value, storing checks the range and raises
OverflowError.

    class DirectoryEntry(Struct):
        name = Bytes(11)
        attributes = U8()
        size = U32()

    entry = DirectoryEntry.over(sector, 32)     # a view: writes go to the sector
    entry.size = 512

`Bit` and `Bits` take no space: they name bits of what is declared, counted from bit 0 of the record's first
byte.
"""

from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from ophion.lang.integers import u64

V = TypeVar("V")


class Field(Generic[V]):
    """One field of a Struct: `offset` in bytes from its start, `size` in bytes (0 for Bit and Bits)."""

    size: int = 0
    offset: int = 0

    @overload
    def __get__(self, instance: None, owner: type["Struct"]) -> Self: ...
    @overload
    def __get__(self, instance: "Struct", owner: type["Struct"]) -> V: ...
    def __get__(self, instance: "Struct | None", owner: type["Struct"]) -> "Self | V":
        if instance is None:
            return self
        return self.load(instance.memory, instance.base + self.offset)

    def load(self, memory: memoryview, at: int) -> V:
        """The field's value at byte `at` of `memory`."""
        raise NotImplementedError

    def store(self, memory: memoryview, at: int, value: Any) -> None:
        """Store `value` at byte `at`; OverflowError where it does not fit."""
        raise NotImplementedError


class _Integer(Field[int]):
    """A fixed-width integer; `signed` and `order` say how its bytes are read."""

    signed: ClassVar[bool] = False
    order: ClassVar[Any] = "little"

    def __set__(self, instance: "Struct", value: int) -> None:
        self.store(instance.memory, instance.base + self.offset, value)

    def load(self, memory: memoryview, at: int) -> int:
        return int.from_bytes(memory[at : at + self.size], self.order, signed=self.signed)

    def store(self, memory: memoryview, at: int, value: int) -> None:
        low = -(1 << (8 * self.size - 1)) if self.signed else 0
        if not low <= value < low + (1 << (8 * self.size)):
            raise OverflowError(f"{value} does not fit in {type(self).__name__}")
        memory[at : at + self.size] = int(value).to_bytes(self.size, self.order, signed=self.signed)


class U8(_Integer):
    """8 bits, unsigned."""

    size = 1


class U16(_Integer):
    """16 bits, unsigned, little endian."""

    size = 2


class U32(_Integer):
    """32 bits, unsigned, little endian."""

    size = 4


class I8(_Integer):
    """8 bits, two's complement."""

    size = 1
    signed = True


class I16(_Integer):
    """16 bits, two's complement, little endian."""

    size = 2
    signed = True


class I32(_Integer):
    """32 bits, two's complement, little endian."""

    size = 4
    signed = True


class I64(_Integer):
    """64 bits, two's complement, little endian."""

    size = 8
    signed = True


class U16BE(_Integer):
    """16 bits, unsigned, big endian."""

    size = 2
    order = "big"


class U32BE(_Integer):
    """32 bits, unsigned, big endian."""

    size = 4
    order = "big"


class U64(Field[u64]):
    """64 bits, unsigned, little endian; reads as u64."""

    size = 8

    def __set__(self, instance: "Struct", value: int) -> None:
        self.store(instance.memory, instance.base + self.offset, value)

    def load(self, memory: memoryview, at: int) -> u64:
        return u64(int.from_bytes(memory[at : at + 8], "little"))

    def store(self, memory: memoryview, at: int, value: int) -> None:
        memory[at : at + 8] = u64(value).to_bytes(8, "little")


class Bytes(Field[bytes]):
    """`size` raw bytes; a store must give exactly that many (ValueError)."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __set__(self, instance: "Struct", value: bytes) -> None:
        self.store(instance.memory, instance.base + self.offset, value)

    def load(self, memory: memoryview, at: int) -> bytes:
        return bytes(memory[at : at + self.size])

    def store(self, memory: memoryview, at: int, value: bytes) -> None:
        if len(value) != self.size:
            raise ValueError(f"{len(value)} bytes for a field of {self.size}")
        memory[at : at + self.size] = value


class Bits(Field[int]):
    """`width` bits starting at bit `low` of the record (bit 0: the first byte's least significant)."""

    def __init__(self, low: int, width: int) -> None:
        self.low = low
        self.width = width

    def __set__(self, instance: "Struct", value: int) -> None:
        self.store(instance.memory, instance.base, value)

    def _span(self) -> tuple[int, int, int]:
        first, last = self.low // 8, (self.low + self.width - 1) // 8
        return first, last + 1, self.low % 8

    def load(self, memory: memoryview, at: int) -> int:
        first, end, shift = self._span()
        word = int.from_bytes(memory[at + first : at + end], "little")
        return (word >> shift) & ((1 << self.width) - 1)

    def store(self, memory: memoryview, at: int, value: int) -> None:
        if not 0 <= value < 1 << self.width:
            raise OverflowError(f"{value} does not fit in {self.width} bits")
        first, end, shift = self._span()
        word = int.from_bytes(memory[at + first : at + end], "little")
        word = (word & ~(((1 << self.width) - 1) << shift)) | (int(value) << shift)
        memory[at + first : at + end] = word.to_bytes(end - first, "little")


class Bit(Field[bool]):
    """Bit `low` of the record; reads as bool."""

    def __init__(self, low: int) -> None:
        self.low = low

    def __set__(self, instance: "Struct", value: bool) -> None:
        self.store(instance.memory, instance.base, value)

    def load(self, memory: memoryview, at: int) -> bool:
        return bool(memory[at + self.low // 8] >> (self.low % 8) & 1)

    def store(self, memory: memoryview, at: int, value: bool) -> None:
        mask = 1 << (self.low % 8)
        old = memory[at + self.low // 8]
        memory[at + self.low // 8] = old | mask if value else old & ~mask


class Elements(Generic[V]):
    """The elements of an Array field: indexed from 0, IndexError outside; negative indices
    are not accepted.
    """

    def __init__(self, element: Field[V], count: int, memory: memoryview, base: int) -> None:
        self._element = element
        self._count = count
        self._memory = memory
        self._base = base

    def __len__(self) -> int:
        return self._count

    def _at(self, index: int) -> int:
        if not 0 <= index < self._count:
            raise IndexError("array index out of range")
        return self._base + index * self._element.size

    def __getitem__(self, index: int) -> V:
        return self._element.load(self._memory, self._at(index))

    def __setitem__(self, index: int, value: V) -> None:
        self._element.store(self._memory, self._at(index), value)


class Array(Field[Elements[V]], Generic[V]):
    """`count` integers of one width, as `Array(U32, 4)`."""

    def __init__(self, element: "type[Field[V]]", count: int) -> None:
        self.element = element()
        self.count = count
        self.size = self.element.size * count

    def load(self, memory: memoryview, at: int) -> Elements[V]:
        return Elements(self.element, self.count, memory, at)


class Struct:
    """A record with an exact layout; `X()` makes a zeroed one, `X.over(buffer, offset)` a view of existing
    bytes.
    """

    SIZE: ClassVar[int] = 0
    memory: memoryview
    base: int

    def __init_subclass__(cls) -> None:
        offset = cls.SIZE
        for value in vars(cls).values():
            if isinstance(value, Field) and value.size:
                value.offset = offset
                offset += value.size
        cls.SIZE = offset

    def __init__(self) -> None:
        self.memory = memoryview(bytearray(type(self).SIZE))
        self.base = 0

    @classmethod
    def over(cls, buffer: bytes | bytearray | memoryview, offset: int = 0) -> Self:
        """A view of `buffer` at byte `offset`; ValueError where the record would leave the buffer.

        A store through a view of `bytes` raises TypeError.
        """
        if offset < 0 or offset + cls.SIZE > len(buffer):
            raise ValueError(
                f"{cls.__name__} of {cls.SIZE} bytes at {offset} leaves a buffer of {len(buffer)}"
            )
        view = cls.__new__(cls)
        view.memory = memoryview(buffer)[offset : offset + cls.SIZE]
        view.base = 0
        return view

    def tobytes(self) -> bytes:
        """The record's bytes, copied."""
        return bytes(self.memory[self.base : self.base + type(self).SIZE])

    def view(self) -> memoryview:
        """The record's bytes, without a copy."""
        return self.memory[self.base : self.base + type(self).SIZE]


def sizeof(struct: type[Struct]) -> int:
    """The record's size in bytes, known at compile time."""
    return struct.SIZE
