"""Struct: exact layout over a buffer."""

from ophion.lang import I8, I16, U8, U16, U16BE, U32, U64, Array, Bit, Bits, Bytes, Struct, sizeof, u64


class Header(Struct):
    """Fields of all widths."""

    magic = Bytes(4)
    version = U8()
    delta = I8()
    offset = I16()
    port = U16BE()
    size = U32()
    address = U64()
    table = Array(U16, 3)


class Flags(Struct):
    """Bits of a word."""

    word = U64()
    present = Bit(0)
    writable = Bit(1)
    frame = Bits(12, 40)
    no_execute = Bit(63)


buffer = bytearray(64)
header = Header.over(buffer, 8)
header.magic = b"ABCD"
header.version = 255
header.delta = -1
header.offset = -300
header.port = 0x1234
header.size = 0xDEADBEEF
header.address = u64(0xFFFF_8000_0000_0000)
header.table[0] = 1
header.table[2] = 0xFFFF
print(
    sizeof(Header), bytes(buffer[:36]), header.magic, header.version, header.delta, header.offset, header.port
)
print(
    hex(header.size),
    hex(header.address),
    header.table[0],
    header.table[1],
    header.table[2],
    len(header.table),
)
flags = Flags()
flags.present = True
flags.frame = 0x12345
flags.no_execute = True
print(hex(flags.word), flags.present, flags.writable, hex(flags.frame), flags.no_execute, flags.tobytes())
flags.no_execute = False
flags.word = flags.word | 2
print(hex(flags.word), flags.writable)
try:
    header.version = 256
except OverflowError:
    print("OverflowError")
try:
    header.magic = b"toolong"
except ValueError as error:
    print("ValueError:", error)
try:
    Header.over(buffer, 60)
except ValueError as error:
    print("ValueError:", error)
try:
    Header.over(bytes(64)).version = 1
except TypeError:
    print("TypeError")
try:
    print(header.table[3])
except IndexError as error:
    print("IndexError:", error)
copy = Header.over(bytes(buffer), 8)
print(copy.size == header.size, copy.magic)
